// title: 盟友最多的单位
// title-en: Most allied organizations
// description: 按盟友数量排列
// description-en: Organizations and places by their number of allies
// param limit: 15 (integer) – how many to show
MATCH (o)-[:ALLIANCE_WITH]-(ally)
RETURN o.name AS name, labels(o)[0] AS kind, count(DISTINCT ally) AS allies
ORDER BY allies DESC, name
LIMIT $limit;
