import PropertyGraph
import QueryPlanning

/// Which nodes belong together.
enum GroupingProcedures {
  static let all = [components, triangles]

  /// `graph.components([options])`: parts without a way from one to another; with a direction, parts
  /// in which there is a way from each node to each.
  ///
  /// - Complexity: O(nodes + edges).
  /// - Source: Tarjan, "Depth-First Search and Linear Graph Algorithms" (1972).
  static let components = Procedure(
    ProcedureSignature(
      "graph.components", arguments: [CentralityProcedures.options],
      results: [.init("node", .node), .init("component", .integer), .init("size", .integer)],
      summary: "the connected part that each node belongs to")
  ) { arguments, context in
    let chosen = try NetworkOptions(arguments[0], direction: .either)
    let network = try CompactNetwork(
      context.graph, chosen, isSimple: true, checkpoint: context.checkpoint)
    let parts = NodeGroups(
      chosen.direction == .either ? connectedParts(of: network) : strongParts(of: network))
    return network.rows {
      [.integer(Int64(parts.groups[$0])), .integer(Int64(parts.sizes[parts.groups[$0]]))]
    }
  }

  private static func connectedParts(of network: CompactNetwork) -> [Int] {
    var distances = [Int32](repeating: -1, count: network.count)
    var parts = [Int](repeating: -1, count: network.count)
    var queue: [Int32] = []
    for start in 0..<network.count where parts[start] < 0 {
      network.measure(from: start, into: &distances, queue: &queue)
      for node in queue { parts[Int(node)] = start }
    }
    return parts
  }

  private static func strongParts(of network: CompactNetwork) -> [Int] {
    var order = [Int](repeating: -1, count: network.count)
    var lowest = order
    var parts = order
    var stack: [Int] = []
    var met = 0
    for start in 0..<network.count where order[start] < 0 {
      // The path of the walk: a node, and the place of its next neighbour to visit.
      var path = [(node: start, next: network.offsets[start])]
      while let (node, next) = path.last {
        if order[node] < 0 {
          order[node] = met
          lowest[node] = met
          met += 1
          stack.append(node)
        }
        if next < network.offsets[node + 1] {
          path[path.count - 1].next += 1
          let neighbour = Int(network.neighbours[next])
          if order[neighbour] < 0 {
            path.append((neighbour, network.offsets[neighbour]))
          } else if parts[neighbour] < 0 {
            lowest[node] = min(lowest[node], order[neighbour])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
        if lowest[node] == order[node] {
          while let last = stack.popLast() {
            parts[last] = node
            if last == node { break }
          }
        }
      }
    }
    return parts
  }

  /// `graph.triangles([options])`: how many triangles a node is a corner of, and the share of pairs
  /// of its neighbours that are neighbours themselves. Directions do not count.
  ///
  /// - Complexity: O(edges × √edges).
  static let triangles = Procedure(
    ProcedureSignature(
      "graph.triangles", arguments: [CentralityProcedures.options],
      results: [.init("node", .node), .init("triangles", .integer), .init("coefficient", .float)],
      summary: "triangles and clustering coefficient of each node")
  ) { arguments, context in
    var chosen = try NetworkOptions(arguments[0], direction: .either)
    chosen.direction = .either
    let network = try CompactNetwork(
      context.graph, chosen, isSimple: true, checkpoint: context.checkpoint)
    let counts = try corners(of: network, checkpoint: context.checkpoint)
    return network.rows { node in
      let degree = Double(network.degree(node))
      let pairs = degree * (degree - 1) / 2
      return [
        .integer(Int64(counts[node])), .float(pairs > 0 ? Double(counts[node]) / pairs : 0),
      ]
    }
  }

  private static func corners(
    of network: CompactNetwork, checkpoint: () throws -> Void
  ) throws -> [Int] {
    var counts = [Int](repeating: 0, count: network.count)
    var marks = [Int](repeating: -1, count: network.count)
    /// Each triangle is found once, from its corner of the smallest degree.
    func isBefore(_ left: Int, _ right: Int) -> Bool {
      (network.degree(left), left) < (network.degree(right), right)
    }
    for node in 0..<network.count {
      if node & 0xFFF == 0 { try checkpoint() }
      let later = network.neighbours(of: node).map(Int.init).filter { isBefore(node, $0) }
      for neighbour in later { marks[neighbour] = node }
      for neighbour in later {
        for third in network.neighbours(of: neighbour).map(Int.init)
        where marks[third] == node && isBefore(neighbour, third) {
          counts[node] += 1
          counts[neighbour] += 1
          counts[third] += 1
        }
      }
    }
    return counts
  }
}

/// Nodes in groups that are numbered from 0 in the order of their first nodes.
struct NodeGroups {
  let groups: [Int]
  let sizes: [Int]

  /// - Parameter names: Any number for each node's group.
  init(_ names: [Int]) {
    var numbers: [Int: Int] = [:]
    var sizes: [Int] = []
    groups = names.map { name in
      let number = numbers[name] ?? sizes.count
      if number == sizes.count {
        numbers[name] = number
        sizes.append(0)
      }
      sizes[number] += 1
      return number
    }
    self.sizes = sizes
  }
}
