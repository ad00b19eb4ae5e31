// title: 各单位的项目和品牌
// title-en: Programs by owner
// description: 每个单位建立或实施的党建品牌、工程、工作法
// description-en: The brands, projects and working methods that each organization runs
MATCH (p:Program)-[:SUBORDINATE_TO]->(o:Organization)
WITH o, p ORDER BY p.name
RETURN o.name AS owner, count(DISTINCT p) AS programs, collect(DISTINCT p.name) AS names
ORDER BY programs DESC, owner;
