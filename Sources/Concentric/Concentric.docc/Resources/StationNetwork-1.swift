import Concentric

func stationNetwork(texts: String) throws -> KnowledgeGraph {
  let (graph, failures) = try KnowledgeGraph.build(from: [texts])
  for failure in failures { print(failure) }
  return graph
}
