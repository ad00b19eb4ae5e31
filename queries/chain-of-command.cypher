// title: 隶属链条
// title-en: Chain of command
// description: 从该单位逐级向上，直到最高一级
// description-en: From an organization upwards, step by step
// param unit: 珠海路派出所 (string) – where the chain starts
MATCH path = (u:Organization {name: $unit})-[:SUBORDINATE_TO*1..8]->(above)
RETURN length(path) AS steps, above.name AS above, labels(above)[0] AS kind, path
ORDER BY steps, above;
