import PropertyGraph
import QueryPlanning

/// How far nodes are from one another.
enum DistanceProcedures {
  static let all = [distances]

  /// `graph.distances(source[, options])`
  ///
  /// - Complexity: O(nodes + edges).
  static let distances = Procedure(
    ProcedureSignature(
      "graph.distances",
      arguments: [.init("source", .node), CentralityProcedures.options],
      results: [.init("node", .node), .init("distance", .integer)],
      summary: "steps from one node to all that it reaches, nearest first")
  ) { arguments, context in
    let chosen = try NetworkOptions(arguments[1], direction: .either)
    guard case .node(let source) = arguments[0] else { return [] }
    let network = try CompactNetwork(
      context.graph, chosen, isSimple: true, checkpoint: context.checkpoint)
    guard let start = network.nodes.firstIndex(of: source) else { return [] }
    var distances = [Int32](repeating: -1, count: network.count)
    var queue: [Int32] = []
    network.measure(from: start, into: &distances, queue: &queue)
    return queue.map { [.node(network.nodes[Int($0)]), .integer(Int64(distances[Int($0)]))] }
  }
}
