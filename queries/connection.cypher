// title: 两个单位之间的最短联系
// title-en: How two organizations are connected
// description: 经过任何关系的最短路径
// description-en: The shortest paths over any edges
// param from: 珠海路派出所 (string) – one end
// param to: 警备区第十干休所 (string) – the other end
MATCH (a {name: $from}), (b {name: $to}), path = allShortestPaths((a)-[*..6]-(b))
RETURN length(path) AS steps, path
ORDER BY steps, [n IN nodes(path) | n.name];
