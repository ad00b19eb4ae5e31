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
  return allies.rows.map { $0[0] }
}
