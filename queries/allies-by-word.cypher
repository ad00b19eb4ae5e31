// title: 名称含某词的盟友
// title-en: Allies whose name holds a word
// description: 例如与银行结盟的派出所
// description-en: For example, which stations are allied with banks
// param word: 银行 (string) – what the ally's name holds
MATCH (ally)-[:ALLIANCE_WITH]-(unit)
WHERE ally.name CONTAINS $word
OPTIONAL MATCH (unit)-[:SUBORDINATE_TO*0..2]->(station:Organization)
WHERE station.name ENDS WITH '派出所'
RETURN ally.name AS ally, unit.name AS allied_with, collect(DISTINCT station.name) AS station
ORDER BY ally, allied_with;
