// title: 共同的盟友
// title-en: Common allies
// description: 至少与两个单位结盟的单位
// description-en: Those who are allied with several organizations at once
// param least: 2 (integer) – with how many at least
MATCH (ally)-[:ALLIANCE_WITH]-(unit:Organization)
WITH ally, unit ORDER BY unit.name
WITH ally, collect(DISTINCT unit.name) AS units
WHERE size(units) >= $least
RETURN ally.name AS ally, labels(ally)[0] AS kind, size(units) AS count, units
ORDER BY count DESC, ally;
