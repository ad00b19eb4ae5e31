// title: 两步之内的盟友
// title-en: Two-step allies
// description: 盟友的盟友，自己尚未与之结盟
// description-en: Allies of allies with whom the organization itself is not allied yet
// param unit: 警备区第十干休所 (string) – the organization
MATCH (u {name: $unit})-[:ALLIANCE_WITH]-(between)-[:ALLIANCE_WITH]-(far)
WHERE far <> u AND NOT (u)-[:ALLIANCE_WITH]-(far)
RETURN far.name AS candidate, collect(DISTINCT between.name) AS through
ORDER BY size(through) DESC, candidate;
