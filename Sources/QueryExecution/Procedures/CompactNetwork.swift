import PropertyGraph

/// A graph's nodes numbered from 0 and their neighbours in one array: what algorithms run on.
struct CompactNetwork {
  /// The nodes by their numbers, ascending.
  let nodes: [NodeID]
  /// Where each node's neighbours start; one more than there are nodes.
  let offsets: [Int]
  /// Ascending for each node; a neighbour comes once for each edge.
  let neighbours: [Int32]

  var count: Int { nodes.count }

  func neighbours(of node: Int) -> ArraySlice<Int32> {
    neighbours[offsets[node]..<offsets[node + 1]]
  }

  func degree(_ node: Int) -> Int { offsets[node + 1] - offsets[node] }

  /// - Parameter isSimple: Leaves out loops, and edges between the same two nodes but one.
  /// - Complexity: O(nodes + edges × log(largest degree)).
  init(
    _ graph: Graph, _ options: NetworkOptions, isSimple: Bool, checkpoint: () throws -> Void
  ) throws {
    let nodes = CompactNetwork.nodes(of: graph, options)
    var numbers = [Int32](repeating: -1, count: (nodes.last.map { Int($0.index) } ?? -1) + 1)
    for (number, node) in nodes.enumerated() { numbers[Int(node.index)] = Int32(number) }
    try checkpoint()
    var arcs: [(from: Int32, to: Int32)] = []
    CompactNetwork.forEachEdge(of: graph, options) { edge in
      let (source, target) = (Int(graph.source(of: edge).index), Int(graph.target(of: edge).index))
      guard source < numbers.count, target < numbers.count else { return }
      let (from, to) = (numbers[source], numbers[target])
      guard from >= 0, to >= 0, !isSimple || from != to else { return }
      if options.direction != .incoming { arcs.append((from, to)) }
      if options.direction != .outgoing, options.direction == .incoming || from != to {
        arcs.append((to, from))
      }
    }
    try checkpoint()
    self.init(nodes: nodes, arcs: arcs, isSimple: isSimple)
  }

  private init(nodes: [NodeID], arcs: [(from: Int32, to: Int32)], isSimple: Bool) {
    var starts = [Int](repeating: 0, count: nodes.count + 1)
    for arc in arcs { starts[Int(arc.from) + 1] += 1 }
    for node in 0..<nodes.count { starts[node + 1] += starts[node] }
    var next = starts
    var all = [Int32](repeating: 0, count: arcs.count)
    for arc in arcs {
      all[next[Int(arc.from)]] = arc.to
      next[Int(arc.from)] += 1
    }
    self.nodes = nodes
    var offsets = [0]
    offsets.reserveCapacity(nodes.count + 1)
    var kept: [Int32] = []
    kept.reserveCapacity(all.count)
    for node in 0..<nodes.count {
      var last: Int32 = -1
      for neighbour in all[starts[node]..<starts[node + 1]].sorted()
      where !isSimple || neighbour != last {
        kept.append(neighbour)
        last = neighbour
      }
      offsets.append(kept.count)
    }
    self.offsets = offsets
    neighbours = kept
  }

  private static func nodes(of graph: Graph, _ options: NetworkOptions) -> [NodeID] {
    guard !options.labels.isEmpty else { return Array(graph.nodes) }
    let labels = options.labels.compactMap { graph.label(named: $0) }
    return graph.nodes.filter { node in labels.contains { graph.has($0, node) } }
  }

  private static func forEachEdge(
    of graph: Graph, _ options: NetworkOptions, _ body: (EdgeID) -> Void
  ) {
    let types = Set(options.types.compactMap { graph.type(resolving: $0) })
    for edge in graph.edges where options.types.isEmpty || types.contains(graph.type(of: edge)) {
      body(edge)
    }
  }
}

extension CompactNetwork {
  /// A row for each node: the node and its values.
  func rows(_ values: (Int) -> [Value]) -> [[Value]] {
    nodes.indices.map { [.node(nodes[$0])] + values($0) }
  }

  /// Steps from a node to every other; -1 where there is no way.
  ///
  /// - Parameters:
  ///   - distances: Filled; must hold `count` times -1 before.
  ///   - queue: Gets the nodes that can be reached, nearest first.
  func measure(from start: Int, into distances: inout [Int32], queue: inout [Int32]) {
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(start))
    distances[start] = 0
    var head = 0
    while head < queue.count {
      let node = Int(queue[head])
      head += 1
      for neighbour in neighbours(of: node) where distances[Int(neighbour)] < 0 {
        distances[Int(neighbour)] = distances[node] + 1
        queue.append(neighbour)
      }
    }
  }
}
