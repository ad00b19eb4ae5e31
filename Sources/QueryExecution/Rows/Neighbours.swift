import PropertyGraph
import QueryPlanning

/// Relationships of nodes, read straight from the frozen adjacency where there is one.
struct Neighbours {
  /// Sorted lists by neighbour, one for each type and side.
  private let views: [(view: AdjacencyView, skipsLoops: Bool)]
  private let isFrozen: Bool
  private let graph: Graph
  let filter: EdgeFilter

  init(_ filter: EdgeFilter, _ context: ExecutionContext) {
    self.filter = filter
    guard let frozen = context.frozen, !filter.isEmpty else {
      (views, isFrozen, graph) = ([], filter.isEmpty, context.graph)
      return
    }
    graph = context.graph
    isFrozen = true
    var found: [(AdjacencyView, Bool)] = []
    for type in filter.types.isEmpty ? context.graph.types : filter.types {
      if filter.direction != .incoming, let list = frozen.adjacency(type, .outgoing) {
        found.append((list.view, false))
      }
      if filter.direction != .outgoing, let list = frozen.adjacency(type, .incoming) {
        found.append((list.view, filter.direction == .either))
      }
    }
    views = found
  }

  /// Calls `body` with every relationship and the node at its other end.
  @inline(__always)
  func forEach(of node: UInt32, _ body: (_ edge: UInt32, _ neighbour: UInt32) throws -> Void)
    rethrows
  {
    if isFrozen {
      for (view, skipsLoops) in views {
        for position in view.range(of: node) {
          let neighbour = view.neighbours[position]
          if skipsLoops, neighbour == node { continue }
          try body(view.edges[position], neighbour)
        }
      }
    } else {
      for (edge, neighbour) in graph.incidences(
        of: NodeID(node), direction: filter.direction, types: filter.types)
      {
        try body(edge.index, neighbour.index)
      }
    }
  }

  /// Calls `body` with the node at the other end of every relationship.
  @inline(__always)
  func forEachNode(of node: UInt32, _ body: (UInt32) throws -> Void) rethrows {
    if isFrozen {
      for (view, skipsLoops) in views {
        let list = view.neighbours(of: node).buffer
        if skipsLoops {
          for neighbour in list where neighbour != node { try body(neighbour) }
        } else {
          for neighbour in list { try body(neighbour) }
        }
      }
    } else {
      try forEach(of: node) { try body($1) }
    }
  }

  /// Number of relationships.
  @inline(__always)
  func degree(of node: UInt32) -> Int {
    guard isFrozen else {
      return filter.isEmpty
        ? 0 : graph.degree(of: NodeID(node), direction: filter.direction, types: filter.types)
    }
    var count = 0
    for (view, skipsLoops) in views {
      let range = view.range(of: node)
      count += range.count
      if skipsLoops { count -= Self.count(node, in: view.neighbours.slice(range)) }
    }
    return count
  }

  /// The neighbours as at most two sorted lists; `nil` when the graph is not frozen or there are
  /// several types.
  @inline(__always)
  func lists(of node: UInt32) -> NeighbourLists? {
    guard isFrozen else { return nil }
    switch views.count {
    case 0: return NeighbourLists(node, NeighbourLists.none, NeighbourLists.none)
    case 1:
      let list = views[0].view.neighbours(of: node).buffer
      return views[0].skipsLoops
        ? NeighbourLists(node, NeighbourLists.none, list)
        : NeighbourLists(node, list, NeighbourLists.none)
    case 2:
      guard !views[0].skipsLoops, views[1].skipsLoops else { return nil }
      return NeighbourLists(
        node, views[0].view.neighbours(of: node).buffer,
        views[1].view.neighbours(of: node).buffer)
    default: return nil
    }
  }

  /// How often `value` stands in an ascending list.
  static func count(_ value: UInt32, in list: FrozenView<UInt32>) -> Int {
    var position = list.lowerBound(of: value)
    var count = 0
    while position < list.count, list[position] == value {
      position += 1
      count += 1
    }
    return count
  }
}

/// A node's neighbours over its outgoing and its incoming relationships, both ascending. A loop
/// stands in both and counts in the first only.
struct NeighbourLists {
  let node: UInt32
  let outgoing: UnsafeBufferPointer<UInt32>
  let incoming: UnsafeBufferPointer<UInt32>

  static var none: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: nil, count: 0) }

  @inline(__always)
  init(
    _ node: UInt32, _ outgoing: UnsafeBufferPointer<UInt32>,
    _ incoming: UnsafeBufferPointer<UInt32>
  ) {
    self.node = node
    self.outgoing = outgoing
    self.incoming = incoming
  }

  /// Elements of both lists, loops twice.
  var count: Int { outgoing.count + incoming.count }

  /// The neighbours with an id above a bound.
  @inline(__always)
  func after(_ bound: UInt32?) -> NeighbourLists {
    guard let bound else { return self }
    return NeighbourLists(
      node, Self.suffix(outgoing, above: bound), Self.suffix(incoming, above: bound))
  }

  @inline(__always)
  func forEach(_ body: (UInt32) -> Void) {
    for neighbour in outgoing { body(neighbour) }
    for neighbour in incoming where neighbour != node { body(neighbour) }
  }

  /// How many relationships lead to a node.
  @inline(__always)
  func multiplicity(of other: UInt32) -> Int {
    var count = Self.count(other, in: outgoing)
    if other != node { count += Self.count(other, in: incoming) }
    return count
  }

  @inline(__always)
  private static func count(_ value: UInt32, in list: UnsafeBufferPointer<UInt32>) -> Int {
    var position = Self.position(value, in: list)
    var count = 0
    while position < list.count, list[position] == value {
      position += 1
      count += 1
    }
    return count
  }

  private static func suffix(
    _ list: UnsafeBufferPointer<UInt32>, above bound: UInt32
  ) -> UnsafeBufferPointer<UInt32> {
    if bound == .max { return none }
    return UnsafeBufferPointer(rebasing: list[position(bound + 1, in: list)...])
  }

  /// The first position whose element is not below `value`.
  @inline(__always)
  private static func position(_ value: UInt32, in list: UnsafeBufferPointer<UInt32>) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
