// title: 下属单位
// title-en: Units below an organization
// description: 直接或间接隶属于该单位的所有单位和项目
// description-en: Everything that belongs to the organization, directly or through others
// param unit: 珠海路派出所 (string) – the organization
MATCH path = (u:Organization {name: $unit})<-[:SUBORDINATE_TO*1..6]-(below)
RETURN below.name AS below, labels(below)[0] AS kind, min(length(path)) AS steps
ORDER BY steps, kind, below;
