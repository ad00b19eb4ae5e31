import PropertyGraph
import QueryPlanning

/// Relationships of nodes, read straight from the frozen adjacency where there is one.
final class Neighbours {
  /// Sorted lists by neighbour, one for each type and side. Of a loop, which stands on both sides,
  /// the second is skipped where there may be one.
  private let views: [(view: AdjacencyView, skipsLoops: Bool)]
  private let isFrozen: Bool
  /// The only type's lists, when there is just one.
  private let only: (outgoing: AdjacencyView?, incoming: AdjacencyView?)?
  /// Whether a loop may stand on both sides of the only type.
  private let onlyMayLoop: Bool
  private let graph: Graph
  let filter: EdgeFilter

  init(_ filter: EdgeFilter, _ context: ExecutionContext) {
    self.filter = filter
    onlyMayLoop =
      filter.direction == .either
      && !(filter.types.count == 1 && context.frozen?.isKnownSimple(filter.types[0]) == true)
    guard let frozen = context.frozen, !filter.isEmpty else {
      (views, isFrozen, graph) = ([], filter.isEmpty, context.graph)
      only = filter.isEmpty ? (nil, nil) : nil
      return
    }
    graph = context.graph
    isFrozen = true
    let types = filter.types.isEmpty ? context.graph.types : filter.types
    if types.count == 1 {
      only = (
        filter.direction == .incoming ? nil : frozen.adjacency(types[0], .outgoing)?.view,
        filter.direction == .outgoing ? nil : frozen.adjacency(types[0], .incoming)?.view
      )
    } else {
      only = nil
    }
    var found: [(AdjacencyView, Bool)] = []
    for type in types {
      if filter.direction != .incoming, let list = frozen.adjacency(type, .outgoing) {
        found.append((list.view, false))
      }
      if filter.direction != .outgoing, let list = frozen.adjacency(type, .incoming) {
        let hasLoops = filter.direction == .either && !frozen.isKnownSimple(type)
        found.append((list.view, hasLoops))
      }
    }
    views = found
  }

  /// Whether it has been found that no neighbour of any node comes twice.
  var isKnownSimple: Bool {
    guard isFrozen, let frozen = graph.frozen, filter.types.count == 1 else { return false }
    return frozen.isKnownSimple(filter.types[0])
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

  /// Calls `body` with lists of the nodes at the other ends and, in step with them, of the
  /// relationships. A loop may come twice.
  @inline(__always)
  func forEachList(
    of node: UInt32,
    _ body: (_ nodes: UnsafeBufferPointer<UInt32>, _ edges: UnsafeBufferPointer<UInt32>) -> Void
  ) {
    if isFrozen {
      for (view, _) in views {
        let range = view.range(of: node)
        body(view.neighbours.slice(range).buffer, view.edges.slice(range).buffer)
      }
    } else {
      var nodes: [UInt32] = []
      var edges: [UInt32] = []
      forEach(of: node) { edge, neighbour in
        nodes.append(neighbour)
        edges.append(edge)
      }
      nodes.withUnsafeBufferPointer { nodes in
        edges.withUnsafeBufferPointer { body(nodes, $0) }
      }
    }
  }

  /// Calls `body` with the node at the other end of every relationship.
  @inline(__always)
  func forEachNode(of node: UInt32, _ body: (UInt32) throws -> Void) rethrows {
    if let lists = lists(of: node) {
      try lists.forEach(body)
    } else if isFrozen {
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

  /// Calls `body` with every relationship that leads from one node to another.
  @inline(__always)
  func forEach(from node: UInt32, to other: UInt32, _ body: (_ edge: UInt32) throws -> Void)
    rethrows
  {
    guard isFrozen else {
      try forEach(of: node) { edge, neighbour in if neighbour == other { try body(edge) } }
      return
    }
    for (view, skipsLoops) in views where !(skipsLoops && node == other) {
      let range = view.range(of: node)
      let list = view.neighbours.slice(range)
      var position = list.lowerBound(of: other)
      while position < list.count, list[position] == other {
        try body(view.edges[range.lowerBound + position])
        position += 1
      }
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

  /// Whether `lists` gives the neighbours.
  var hasLists: Bool { only != nil }

  /// How many entries all lists have.
  var entryCount: Int {
    isFrozen ? views.reduce(0) { $0 + $1.view.neighbours.count } : graph.edgeCount * 2
  }

  /// The nodes outside of which none has relationships.
  var span: Range<UInt32> {
    guard isFrozen else { return 0..<UInt32.max }
    let spans = views.map(\.view.span).filter { !$0.isEmpty }
    guard let first = spans.map(\.lowerBound).min(), let end = spans.map(\.upperBound).max() else {
      return 0..<0
    }
    return first..<end
  }

  /// The same, of those that lead to a run of nodes.
  ///
  /// - Complexity: O(log relationships).
  func degree(of node: UInt32, within run: Range<UInt32>) -> Int {
    guard isFrozen else {
      var count = 0
      forEach(of: node) { count += run.contains($1) ? 1 : 0 }
      return count
    }
    var count = 0
    for (view, skipsLoops) in views {
      let list = view.neighbours(of: node)
      if list.count == 0 { continue }
      let low = list[0] >= run.lowerBound ? 0 : list.lowerBound(of: run.lowerBound)
      let high =
        list[list.count - 1] < run.upperBound ? list.count : list.lowerBound(of: run.upperBound)
      count += max(0, high - low)
      if skipsLoops, run.contains(node) { count -= Self.count(node, in: list) }
    }
    return count
  }

  /// The nodes outside of which none is at the other end of a relationship.
  var targets: Range<UInt32> {
    guard let frozen = graph.frozen, isFrozen, !filter.isEmpty else { return 0..<UInt32.max }
    var result: Range<UInt32>?
    for type in filter.types.isEmpty ? graph.types : filter.types {
      let sides: [Direction] =
        switch filter.direction {
        case .outgoing: [.incoming]
        case .incoming: [.outgoing]
        case .either: [.incoming, .outgoing]
        }
      for side in sides {
        guard let span = frozen.adjacency(type, side)?.view.span, !span.isEmpty else { continue }
        let known = result ?? span
        result =
          min(known.lowerBound, span.lowerBound)..<max(known.upperBound, span.upperBound)
      }
    }
    return result ?? 0..<0
  }

  /// The sum over a run of nodes of the numbers `d` of relationships, or as pairs of `d (d - 1)`;
  /// `nil` when they must be counted node by node. There must be fewer than 2³¹
  /// relationships.
  func sumOfDegrees(of nodes: Range<UInt32>, asPairs: Bool) -> Int64? {
    guard isFrozen, views.count <= 2 else { return nil }
    let first = Int(nodes.lowerBound)
    var lists: [UnsafeBufferPointer<UInt32>] = []
    for (view, skipsLoops) in views {
      guard !skipsLoops, view.rows == nil, first + nodes.count < view.offsets.count else {
        return nil
      }
      lists.append(view.offsets.slice(first..<first + nodes.count + 1).buffer)
    }
    let count = nodes.count
    let sum = lists.reduce(Int64(0)) { $0 + Int64($1[count]) - Int64($1[0]) }
    guard asPairs, let left = lists.first else { return sum }
    // The squares of 32-bit numbers, several at a time.
    var squares: UInt64 = 0
    if lists.count == 1 {
      for index in 0..<count {
        let degree = UInt64(left[index + 1] &- left[index])
        squares &+= degree &* degree
      }
    } else {
      let right = lists[1]
      for index in 0..<count {
        let both = left[index + 1] &- left[index] &+ right[index + 1] &- right[index]
        squares &+= UInt64(both) &* UInt64(both)
      }
    }
    return Int64(squares) - sum
  }

  /// The numbers of relationships of a run of nodes; `nil` when they must be counted node by node.
  func degrees(of nodes: Range<UInt32>) -> [Int64]? {
    guard isFrozen else { return nil }
    var degrees = [Int64](repeating: 0, count: nodes.count)
    for (view, skipsLoops) in views {
      let first = Int(nodes.lowerBound)
      guard !skipsLoops, view.rows == nil, first + nodes.count < view.offsets.count else {
        return nil
      }
      let starts = view.offsets.slice(first..<first + nodes.count + 1).buffer
      degrees.withUnsafeMutableBufferPointer { degrees in
        for index in degrees.indices {
          degrees[index] &+= Int64(starts[index + 1] &- starts[index])
        }
      }
    }
    return degrees
  }

  /// The neighbours as at most two sorted lists; `nil` when the graph is not frozen or there are
  /// several types.
  @inline(__always)
  func lists(of node: UInt32) -> NeighbourLists? {
    guard let only else { return nil }
    return NeighbourLists(
      node, only.outgoing?.neighbours(of: node).buffer ?? NeighbourLists.none,
      only.incoming?.neighbours(of: node).buffer ?? NeighbourLists.none,
      skipsLoops: onlyMayLoop)
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
