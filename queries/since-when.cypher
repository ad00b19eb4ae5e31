// title: 关系始于何时
// title-en: Since when
// description: 有起始时间的关系
// description-en: Relations whose beginning the texts tell, oldest first
MATCH (a)-[r]->(b)
WHERE r.since IS NOT NULL
RETURN toString(r.since) AS since, type(r) AS relation, a.name AS source, b.name AS target
ORDER BY since, relation, source, target;
