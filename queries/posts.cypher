// title: 职务统计
// title-en: Posts and who holds them
// description: 每种职务有多少人
// description-en: How many people hold each post
MATCH (p:Person)-[r:SERVES]->()
WHERE r.role IS NOT NULL
WITH r.role AS role, p ORDER BY p.name
RETURN role, count(DISTINCT p) AS people, collect(DISTINCT p.name) AS names
ORDER BY people DESC, role;
