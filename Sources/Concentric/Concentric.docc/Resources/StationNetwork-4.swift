import Concentric
import Foundation

func stationNetwork(texts: String, station: String, folder: String) throws -> [Value] {
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

  let page = try graph.picture(of: station, options: RenderOptions(format: .html))
  try Data(page.bytes).write(to: URL(fileURLWithPath: folder + "/station.html"))
  try graph.write(to: folder + "/station.graph")
  return allies.rows.map { $0[0] }
}
