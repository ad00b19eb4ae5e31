// title: 谁在哪里任职
// title-en: Who serves where
// description: 人员、职务和所在单位
// description-en: People, their posts and their organizations
MATCH (p:Person)-[r:SERVES]->(o:Organization)
RETURN o.name AS organization, p.name AS person, r.role AS role
ORDER BY organization, person, role;
