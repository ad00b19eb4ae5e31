// title: 单位的辖区和服务对象
// title-en: Areas that organizations serve
// description: 哪个单位管辖或服务哪个地方
// description-en: Which organization works for which place
MATCH (o:Organization)-[:SERVES]->(p:Place)
RETURN o.name AS organization, collect(DISTINCT p.name) AS places
ORDER BY organization;
