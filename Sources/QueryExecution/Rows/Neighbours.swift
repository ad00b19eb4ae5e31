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

  /// The neighbours in sorted lists that may overlap; `nil` when the graph is not frozen.
  func sortedLists(of node: UInt32) -> [UnsafeBufferPointer<UInt32>]? {
    isFrozen ? views.map { $0.view.neighbours(of: node).buffer } : nil
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
