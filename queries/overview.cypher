// title: 图谱概况
// title-en: What the graph holds
// description: 每种节点和每种关系的数量
// description-en: How many nodes of each label and edges of each type
MATCH (n)
UNWIND labels(n) AS label
RETURN label, count(*) AS nodes
ORDER BY nodes DESC, label;

MATCH (a)-[r]->(b)
RETURN type(r) AS type, labels(a)[0] AS from, labels(b)[0] AS to, count(*) AS edges
ORDER BY type, edges DESC, from, to;
