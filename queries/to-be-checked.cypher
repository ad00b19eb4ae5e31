// title: 需要核对的关系
// title-en: Relations to be checked
// description: 只有一份材料支持、可信度较低的关系
// description-en: Relations that one document alone supports, least certain first
// param up_to: 0.8 (float) – up to which confidence a relation is shown
// param limit: 20 (integer) – how many to show
MATCH (a)-[r]->(b)
WHERE r.sources = 1 AND r.confidence <= $up_to
RETURN round(r.confidence * 100) / 100 AS confidence, type(r) AS relation,
       a.name AS source, b.name AS target, r.rule AS rule
ORDER BY confidence, relation, source, target
LIMIT $limit;
