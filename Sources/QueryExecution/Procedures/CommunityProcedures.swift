import PropertyGraph
import QueryPlanning

/// Groups with many relationships inside and few between them.
enum CommunityProcedures {
  static let all = [communities]

  /// `graph.communities([options])`: directions do not count; several relationships between two
  /// nodes weigh more.
  ///
  /// - Source: Blondel, Guillaume, Lambiotte, Lefebvre, "Fast unfolding of communities in large
  ///   networks" (2008). Nodes move in their order, so the result is always the same.
  static let communities = Procedure(
    ProcedureSignature(
      "graph.communities", arguments: [CentralityProcedures.options],
      results: [.init("node", .node), .init("community", .integer), .init("size", .integer)],
      summary: "groups with many relationships inside and few between them (Louvain)")
  ) { arguments, context in
    var chosen = try NetworkOptions(arguments[0], direction: .either, numbers: ["resolution"])
    chosen.direction = .either
    let network = try CompactNetwork(
      context.graph, chosen, isSimple: false, checkpoint: context.checkpoint)
    var level = WeightedNetwork(network)
    var groups = Array(0..<network.count)
    while true {
      try context.checkpoint()
      let moved = level.moveNodes(resolution: chosen.number("resolution", default: 1))
      let grouping = NodeGroups(moved)
      groups = groups.map { grouping.groups[$0] }
      if grouping.sizes.count == level.count { break }
      level = level.merged(into: grouping)
    }
    let result = NodeGroups(groups)
    return network.rows {
      [.integer(Int64(result.groups[$0])), .integer(Int64(result.sizes[result.groups[$0]]))]
    }
  }
}

/// An undirected network with weights, as Louvain's levels need it.
private struct WeightedNetwork {
  /// Neighbours other than the node itself, each once.
  var links: [[(node: Int, weight: Double)]]
  /// Weight of each node's links to itself, counted from both ends.
  var loops: [Double]
  /// Weight of all that a node has.
  var strengths: [Double]

  var count: Int { links.count }

  init(_ network: CompactNetwork) {
    links = []
    loops = []
    strengths = []
    for node in 0..<network.count {
      var own: [(node: Int, weight: Double)] = []
      var loop = 0.0
      for neighbour in network.neighbours(of: node).map(Int.init) {
        if neighbour == node {
          loop += 2
        } else if own.last?.node == neighbour {
          own[own.count - 1].weight += 1
        } else {
          own.append((neighbour, 1))
        }
      }
      links.append(own)
      loops.append(loop)
      strengths.append(own.reduce(loop) { $0 + $1.weight })
    }
  }

  private init(links: [[(node: Int, weight: Double)]], loops: [Double], strengths: [Double]) {
    self.links = links
    self.loops = loops
    self.strengths = strengths
  }

  /// Moves each node to the neighbours' group that gains most, again and again until none gains.
  ///
  /// - Returns: A group's name for each node.
  func moveNodes(resolution: Double) -> [Int] {
    let total = strengths.reduce(0, +)
    var groups = Array(0..<count)
    guard total > 0 else { return groups }
    var groupStrengths = strengths
    var weights = [Double](repeating: 0, count: count)
    var hasMoved = true
    while hasMoved {
      hasMoved = false
      for node in 0..<count {
        let own = groups[node]
        var near: [Int] = []
        for link in links[node] {
          if weights[groups[link.node]] == 0 { near.append(groups[link.node]) }
          weights[groups[link.node]] += link.weight
        }
        groupStrengths[own] -= strengths[node]
        func gain(_ group: Int) -> Double {
          weights[group] - resolution * strengths[node] * groupStrengths[group] / total
        }
        var best = own
        var bestGain = gain(own)
        for group in near.sorted() where gain(group) > bestGain + 1e-12 {
          best = group
          bestGain = gain(group)
        }
        groupStrengths[best] += strengths[node]
        for group in near { weights[group] = 0 }
        if best != own {
          groups[node] = best
          hasMoved = true
        }
      }
    }
    return groups
  }

  /// The network whose nodes are the groups.
  func merged(into grouping: NodeGroups) -> WeightedNetwork {
    let size = grouping.sizes.count
    var weights = [[Int: Double]](repeating: [:], count: size)
    var newLoops = [Double](repeating: 0, count: size)
    var newStrengths = [Double](repeating: 0, count: size)
    for node in 0..<count {
      let group = grouping.groups[node]
      newLoops[group] += loops[node]
      newStrengths[group] += strengths[node]
      for link in links[node] {
        let other = grouping.groups[link.node]
        if other == group {
          newLoops[group] += link.weight
        } else {
          weights[group][other, default: 0] += link.weight
        }
      }
    }
    return WeightedNetwork(
      links: weights.map { own in
        own.sorted { $0.key < $1.key }.map { (node: $0.key, weight: $0.value) }
      }, loops: newLoops, strengths: newStrengths)
  }
}
