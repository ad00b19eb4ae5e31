// title: 派出所的联盟单位
// title-en: Allies of a station
// description: 与该派出所或其下属单位（党支部、警务室）结盟的单位，以及通过谁结盟
// description-en: Who is allied with the station or with a unit below it, and through which unit
// param station: 珠海路派出所 (string) – the station
// render: $station
MATCH (s:Organization {name: $station})<-[:SUBORDINATE_TO*0..2]-(unit)-[a:ALLIANCE_WITH]-(ally)
RETURN ally.name AS ally,
       labels(ally)[0] AS kind,
       collect(DISTINCT unit.name) AS through
ORDER BY ally;
