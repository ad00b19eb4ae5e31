// title: 社区和街道的共建伙伴
// title-en: Partners of communities and streets
// description: 与社区、村、街道、镇共建的单位
// description-en: Who builds together with a community, village, street or town
MATCH (p:Place)-[:ALLIANCE_WITH]-(o:Organization)
RETURN p.name AS place, collect(DISTINCT o.name) AS partners
ORDER BY place;
