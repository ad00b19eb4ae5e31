// title: 社区和街道的共建伙伴
// title-en: Partners of communities and streets
// description: 与社区、村、街道、镇或其党组织共建的单位
// description-en: Who builds together with a community, village, street or town, or its party branch
MATCH (c)-[:ALLIANCE_WITH]-(partner:Organization)
WHERE c:Place OR c.name =~ '.*(社区|村|街道|镇)(党委|党总支|党支部|党工委|居委会|村委会)?'
RETURN c.name AS community, labels(c)[0] AS kind, collect(DISTINCT partner.name) AS partners
ORDER BY community;
