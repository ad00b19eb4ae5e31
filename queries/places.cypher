// title: 地方的层级
// title-en: Places and what they lie in
// description: 社区、街道、区、市、省逐级的归属
// description-en: Communities, streets, districts, cities and provinces, each with what it lies in
MATCH (p:Place)-[:SUBORDINATE_TO]->(above:Place)
OPTIONAL MATCH (above)-[:SUBORDINATE_TO*1..5]->(top:Place)
WHERE NOT (top)-[:SUBORDINATE_TO]->(:Place)
RETURN p.name AS place, above.name AS lies_in, collect(DISTINCT top.name) AS top
ORDER BY lies_in, place;
