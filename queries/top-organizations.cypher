// title: 没有上级的单位
// title-en: Organizations at the top
// description: 没有上级、但有下属的单位，以及下属数量
// description-en: Organizations with others below them and no organization above them
MATCH (o:Organization)<-[:SUBORDINATE_TO]-(below)
WHERE NOT (o)-[:SUBORDINATE_TO]->(:Organization)
RETURN o.name AS organization, count(DISTINCT below) AS below
ORDER BY below DESC, organization;
