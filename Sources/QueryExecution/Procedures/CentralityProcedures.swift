import PropertyGraph
import QueryPlanning

/// How much a node counts in its network.
enum CentralityProcedures {
  static let all = [degree, pageRank, betweenness, closeness]

  static let options = ProcedureSignature.Field("options", .map, isOptional: true)

  /// `graph.degree([options])`
  static let degree = Procedure(
    ProcedureSignature(
      "graph.degree", arguments: [options],
      results: [
        .init("node", .node), .init("degree", .integer), .init("outgoing", .integer),
        .init("incoming", .integer),
      ],
      summary: "how many relationships each node has")
  ) { arguments, context in
    var chosen = try NetworkOptions(arguments[0], direction: .outgoing)
    chosen.direction = .outgoing
    let outgoing = try CompactNetwork(
      context.graph, chosen, isSimple: false, checkpoint: context.checkpoint)
    chosen.direction = .incoming
    let incoming = try CompactNetwork(
      context.graph, chosen, isSimple: false, checkpoint: context.checkpoint)
    return outgoing.rows { node in
      let (out, into) = (Int64(outgoing.degree(node)), Int64(incoming.degree(node)))
      return [.integer(out + into), .integer(out), .integer(into)]
    }
  }

  /// `graph.pageRank([options])`: the share of a walker's time who follows relationships and now
  /// and then starts anew anywhere.
  ///
  /// - Source: Page, Brin, Motwani, Winograd, "The PageRank Citation Ranking" (1999). A node
  ///   without a way out hands its share to all.
  static let pageRank = Procedure(
    ProcedureSignature(
      "graph.pageRank", arguments: [options],
      results: [.init("node", .node), .init("score", .float)],
      summary: "how often a random walker comes by; all scores together are 1")
  ) { arguments, context in
    let chosen = try NetworkOptions(
      arguments[0], direction: .outgoing, numbers: ["damping", "iterations", "tolerance"])
    let damping = chosen.number("damping", default: 0.85)
    guard (0..<1).contains(damping) else {
      throw ExecutionFailure.invalidArgument("the option 'damping' is from 0 to less than 1")
    }
    let network = try CompactNetwork(
      context.graph, chosen, isSimple: false, checkpoint: context.checkpoint)
    let scores = try ranks(
      of: network, damping: damping,
      iterations: chosen.number("iterations", default: 100),
      tolerance: chosen.number("tolerance", default: 1e-9), checkpoint: context.checkpoint)
    return network.rows { [.float(scores[$0])] }
  }

  private static func ranks(
    of network: CompactNetwork, damping: Double, iterations: Double, tolerance: Double,
    checkpoint: () throws -> Void
  ) throws -> [Double] {
    let count = Double(network.count)
    var ranks = [Double](repeating: 1 / count, count: network.count)
    var round = 0.0
    while round < iterations {
      try checkpoint()
      round += 1
      var next = [Double](repeating: 0, count: network.count)
      var lost = 0.0
      for node in 0..<network.count {
        let degree = network.degree(node)
        guard degree > 0 else {
          lost += ranks[node]
          continue
        }
        let share = damping * ranks[node] / Double(degree)
        for neighbour in network.neighbours(of: node) { next[Int(neighbour)] += share }
      }
      let everywhere = (1 - damping + damping * lost) / count
      var change = 0.0
      for node in 0..<network.count {
        next[node] += everywhere
        change += abs(next[node] - ranks[node])
      }
      ranks = next
      if change < tolerance { break }
    }
    return ranks
  }

  /// `graph.betweenness([options])`: the share of shortest paths between others that pass a node.
  ///
  /// - Complexity: O(nodes × edges).
  /// - Source: Brandes, "A Faster Algorithm for Betweenness Centrality" (2001).
  static let betweenness = Procedure(
    ProcedureSignature(
      "graph.betweenness", arguments: [options],
      results: [.init("node", .node), .init("score", .float)],
      summary: "how many shortest paths between others pass each node")
  ) { arguments, context in
    let chosen = try NetworkOptions(arguments[0], direction: .either, flags: ["normalized"])
    let network = try CompactNetwork(
      context.graph, chosen, isSimple: true, checkpoint: context.checkpoint)
    let sums = try passes(of: network, checkpoint: context.checkpoint)
    let count = Double(network.count)
    let scale: Double
    if chosen.flag("normalized", default: true) {
      scale = count > 2 ? 1 / ((count - 1) * (count - 2)) : 1
    } else {
      // Without direction every pair was met from both of its ends.
      scale = chosen.direction == .either ? 0.5 : 1
    }
    return network.rows { [.float(sums[$0] * scale)] }
  }

  private static func passes(
    of network: CompactNetwork, checkpoint: () throws -> Void
  ) throws -> [Double] {
    var sums = [Double](repeating: 0, count: network.count)
    var distances = [Int32](repeating: -1, count: network.count)
    var paths = [Double](repeating: 0, count: network.count)
    var shares = [Double](repeating: 0, count: network.count)
    var queue: [Int32] = []
    for start in 0..<network.count {
      try checkpoint()
      network.measure(from: start, into: &distances, queue: &queue)
      paths[start] = 1
      for node in queue {
        for next in network.neighbours(of: Int(node))
        where distances[Int(next)] == distances[Int(node)] + 1 {
          paths[Int(next)] += paths[Int(node)]
        }
      }
      for node in queue.reversed() {
        for next in network.neighbours(of: Int(node))
        where distances[Int(next)] == distances[Int(node)] + 1 {
          shares[Int(node)] += paths[Int(node)] / paths[Int(next)] * (1 + shares[Int(next)])
        }
        if Int(node) != start { sums[Int(node)] += shares[Int(node)] }
      }
      for node in queue {
        distances[Int(node)] = -1
        paths[Int(node)] = 0
        shares[Int(node)] = 0
      }
    }
    return sums
  }

  /// `graph.closeness([options])`: how near a node is to those that it reaches, times the share of
  /// the network that it reaches.
  ///
  /// - Complexity: O(nodes × edges).
  /// - Source: Wasserman and Faust, "Social Network Analysis" (1994), for networks in several
  ///   parts.
  static let closeness = Procedure(
    ProcedureSignature(
      "graph.closeness", arguments: [options],
      results: [.init("node", .node), .init("score", .float)],
      summary: "how near each node is to the others")
  ) { arguments, context in
    let chosen = try NetworkOptions(arguments[0], direction: .either)
    let network = try CompactNetwork(
      context.graph, chosen, isSimple: true, checkpoint: context.checkpoint)
    var distances = [Int32](repeating: -1, count: network.count)
    var queue: [Int32] = []
    var scores: [Double] = []
    for start in 0..<network.count {
      try context.checkpoint()
      network.measure(from: start, into: &distances, queue: &queue)
      let total = queue.reduce(0.0) { $0 + Double(distances[Int($1)]) }
      let others = Double(queue.count - 1)
      scores.append(total > 0 ? others / total * others / Double(network.count - 1) : 0)
      for node in queue { distances[Int(node)] = -1 }
    }
    return network.rows { [.float(scores[$0])] }
  }
}
