/// Who stands on which ring, under whom, and in what order around: the shape of a ring layout before
/// anything has a place.
struct RingTree {
  /// By node: ring from the middle, 0 for centres; no ring between the first and the last is empty.
  private(set) var ring: [Int]
  /// By node: the neighbour further in that it stays near to, if it has one.
  private(set) var parent: [Int?]
  /// By node: the nodes that stay near to it, in order around.
  private(set) var children: [[Int]]
  /// The nodes of the middle.
  private(set) var roots: [Int]
  /// By node: the angle it would stand at if nothing was in its way, in radians from the top,
  /// clockwise, in 0 ..< 2π.
  private(set) var ideal: [Double]

  private var weight: [Double]

  /// - Parameters:
  ///   - members: Indexes of the nodes to place; connected, or held together by their rings.
  ///   - centres: Members that stand in the middle; not empty.
  init(of network: Network, members: [Int], centres: [Int]) {
    let count = network.nodes.count
    ring = [Int](repeating: 0, count: count)
    parent = [Int?](repeating: nil, count: count)
    children = [[Int]](repeating: [], count: count)
    ideal = [Double](repeating: 0, count: count)
    weight = [Double](repeating: 1, count: count)
    roots = centres
    let neighbours = Self.neighbours(network)
    assignRings(network, members: members, neighbours: neighbours)
    turnInsideOut(network, members: members)
    assignParents(network, members: members, neighbours: neighbours)
    orderChildren(network)
    measure(members: members)
    spread()
    untangle(network, members: members)
  }

  private static func neighbours(_ network: Network) -> [[(node: Int, edge: Int)]] {
    var result = [[(node: Int, edge: Int)]](repeating: [], count: network.nodes.count)
    for (index, edge) in network.edges.enumerated() where edge.source != edge.target {
      result[edge.source].append((edge.target, index))
      result[edge.target].append((edge.source, index))
    }
    return result
  }

  private mutating func assignRings(
    _ network: Network, members: [Int], neighbours: [[(node: Int, edge: Int)]]
  ) {
    let isRoot = Set(roots)
    var found = [Int?](repeating: nil, count: network.nodes.count)
    for node in members where !isRoot.contains(node) {
      found[node] = network.nodes[node].ring.map { max(1, $0) }
    }
    for root in roots { found[root] = 0 }
    // Nodes without a hint: one ring outside the innermost neighbour, breadth first.
    var frontier = members.filter { found[$0] != nil }.sorted {
      (found[$0] ?? 0, $0) < (found[$1] ?? 0, $1)
    }
    while !frontier.isEmpty {
      var next: [Int] = []
      for node in frontier {
        for (other, _) in neighbours[node] where found[other] == nil {
          found[other] = (found[node] ?? 0) + 1
          next.append(other)
        }
      }
      frontier = next
    }
    let used = Set(members.map { found[$0] ?? 1 }).sorted()
    let rank = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    for node in members { ring[node] = rank[found[node] ?? 1] ?? 0 }
  }

  /// Several centres stand around what lies between them, the farthest from them in the middle.
  private mutating func turnInsideOut(_ network: Network, members: [Int]) {
    let hasHints = members.contains { (network.nodes[$0].ring ?? 0) > 0 }
    let outermost = members.map { ring[$0] }.max() ?? 0
    guard roots.count > 1, !hasHints, outermost > 0 else { return }
    for node in members { ring[node] = outermost - ring[node] }
    roots = members.filter { ring[$0] == 0 }
  }

  private mutating func assignParents(
    _ network: Network, members: [Int], neighbours: [[(node: Int, edge: Int)]]
  ) {
    for node in members.sorted(by: { (ring[$0], $0) < (ring[$1], $1) }) where ring[node] > 0 {
      let best = neighbours[node].filter { ring[$0.node] < ring[node] }
        .min { left, right in
          // Nearest ring first, then the tie that holds closest, then the order of the edges.
          let keys = [left, right].map { candidate in
            (
              -ring[candidate.node], Self.closeness(network.edges[candidate.edge].type),
              candidate.edge
            )
          }
          return keys[0] < keys[1]
        }
      let chosen = best?.node ?? roots.first
      parent[node] = chosen
      if let chosen { children[chosen].append(node) }
    }
  }

  private static func closeness(_ type: String) -> Int {
    switch type {
    case "ALLIANCE_WITH": 0
    case "SUBORDINATE_TO": 1
    default: 2
    }
  }

  /// Relatives side by side: by ring, type of the tie, label, and name.
  private mutating func orderChildren(_ network: Network) {
    var tie: [Int: (Int, String)] = [:]
    for edge in network.edges {
      for (child, other) in [(edge.source, edge.target), (edge.target, edge.source)]
      where parent[child] == other && tie[child] == nil {
        tie[child] = (Self.closeness(edge.type), edge.type)
      }
    }
    for node in children.indices {
      children[node].sort { left, right in
        let a = network.nodes[left]
        let b = network.nodes[right]
        let first = tie[left] ?? (9, "")
        let second = tie[right] ?? (9, "")
        if first != second { return first < second }
        if ring[left] != ring[right] { return ring[left] < ring[right] }
        if a.omitted != b.omitted { return a.omitted < b.omitted }
        if a.label != b.label { return a.label < b.label }
        return a.name != b.name ? a.name < b.name : left < right
      }
    }
  }

  private mutating func measure(members: [Int]) {
    for node in members.sorted(by: { (ring[$0], $0) > (ring[$1], $1) }) {
      weight[node] = max(1, children[node].reduce(0) { $0 + weight[$1] })
    }
  }

  /// Gives every subtree its wedge, as wide as the leaves in it.
  private mutating func spread() {
    let total = roots.reduce(0) { $0 + weight[$1] }
    var start = 0.0
    var stack: [(node: Int, from: Double, to: Double)] = []
    for root in roots {
      let end = start + 2 * Double.pi * weight[root] / total
      stack.append((root, start, end))
      start = end
    }
    while let (node, from, to) = stack.popLast() {
      ideal[node] = (from + to) / 2
      var start = from
      let total = children[node].reduce(0) { $0 + weight[$1] }
      for child in children[node] {
        let end = start + (to - from) * weight[child] / total
        stack.append((child, start, end))
        start = end
      }
    }
  }

  /// Swaps neighbouring siblings while this brings nodes that are tied across the tree nearer to
  /// each other; a few rounds, small networks only.
  private mutating func untangle(_ network: Network, members: [Int]) {
    let cross = network.edges.filter {
      $0.source != $0.target && parent[$0.source] != $0.target && parent[$0.target] != $0.source
    }
    guard !cross.isEmpty, members.count <= 250 else { return }
    var cost = tangle(cross)
    for _ in 0..<6 {
      var improved = false
      for node in members where children[node].count > 1 {
        for index in 0..<(children[node].count - 1) {
          children[node].swapAt(index, index + 1)
          let before = ideal
          spread()
          let now = tangle(cross) + discord(network, at: node) * 0.02
          if now < cost - 1e-9 {
            cost = now
            improved = true
          } else {
            children[node].swapAt(index, index + 1)
            ideal = before
          }
        }
      }
      if !improved { break }
    }
  }

  private func tangle(_ edges: [Network.Edge]) -> Double {
    edges.reduce(0) { sum, edge in
      let apart = abs(ideal[edge.source] - ideal[edge.target])
      return sum + min(apart, 2 * Double.pi - apart)
    }
  }

  /// Neighbouring siblings of different labels.
  private func discord(_ network: Network, at node: Int) -> Double {
    zip(children[node], children[node].dropFirst()).reduce(0) {
      $0 + (network.nodes[$1.0].label == network.nodes[$1.1].label ? 0 : 1)
    }
  }
}
