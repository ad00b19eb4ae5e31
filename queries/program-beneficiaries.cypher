// title: 项目惠及的对象
// title-en: Whom programs serve
// description: 项目在哪里、为谁实施
// description-en: Where and for whom programs are carried out
MATCH (p:Program)-[:SERVES]->(target)
OPTIONAL MATCH (p)-[:SUBORDINATE_TO]->(owner:Organization)
RETURN p.name AS program, target.name AS serves, labels(target)[0] AS kind,
       collect(DISTINCT owner.name) AS owners
ORDER BY program, serves;
