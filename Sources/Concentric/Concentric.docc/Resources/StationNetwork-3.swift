import Concentric

func stationNetwork(texts: String, station: String) throws -> [Value] {
  var (graph, failures) = try KnowledgeGraph.build(from: [texts])
  for failure in failures { print(failure) }

  let allies = try graph.query(
    """
    MATCH (:Organization {name: $station})<-[:SUBORDINATE_TO*0..1]-(unit)-[:ALLIANCE_WITH]-(ally)
    RETURN DISTINCT ally.name AS ally ORDER BY ally
    """,
    parameters: ["station": .string(station)])

  let node = try NodeLookup(graph.graph).node(named: station)
  for proof in try FactExplanation(graph.graph).proofs(of: .node(node)) {
    print(proof.evidence.document, proof.lead + proof.evidence.text + proof.trail)
  }
  return allies.rows.map { $0[0] }
}
