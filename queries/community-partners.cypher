// title: 社区和街道的共建力量
// title-en: Who works with communities and streets
// description: 与社区、村、街道、乡镇或其党组织结盟的、服务于它的、属于它的单位和项目
// description-en: Organizations, programs and people that are allied with a community, village, street or town (or its party branch), serve it, or belong to it
MATCH (c:Place|Organization)-[r]-(partner:Organization|Program|Person)
WHERE c.name =~ '.*(社区|村|街道|镇|乡)(党委|党总支|党支部|党工委|居委会|村委会)?'
RETURN c.name AS community, type(r) AS tie, collect(DISTINCT partner.name) AS partners
ORDER BY community, tie;
