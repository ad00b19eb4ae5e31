// title: 派出所的人员
// title-en: The people of a station
// description: 在该派出所及其下属单位任职的人员
// description-en: Who holds a post in the station or in a unit below it
// param station: 南街派出所 (string) – the station
MATCH (s:Organization {name: $station})<-[:SUBORDINATE_TO*0..3]-(unit)<-[r:SERVES]-(p:Person)
RETURN DISTINCT p.name AS person, r.role AS role, unit.name AS unit
ORDER BY unit, person, role;
