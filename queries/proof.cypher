// title: 结盟的证据
// title-en: The proof of alliances
// description: 该单位及其下属单位的每个盟友，以及证明结盟的文件、行和句子
// description-en: Each ally of an organization or of a unit below it, with the sentences that say so
// param unit: 珠海路派出所 (string) – the organization
MATCH (u:Organization {name: $unit})<-[:SUBORDINATE_TO*0..2]-(side)-[a:ALLIANCE_WITH]-(ally)
CALL graph.evidence(a) YIELD document, line, text
RETURN DISTINCT side.name AS side, ally.name AS ally, document, line, text AS sentence
ORDER BY side, ally, document, line, sentence;
