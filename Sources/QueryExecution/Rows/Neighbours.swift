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

/// A node's neighbours over its outgoing and its incoming relationships, both ascending. A loop
/// stands in both and counts in the first only.
struct NeighbourLists {
  let node: UInt32
  let outgoing: UnsafeBufferPointer<UInt32>
  let incoming: UnsafeBufferPointer<UInt32>
  /// Whether a loop may stand in both lists.
  let skipsLoops: Bool

  static var none: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: nil, count: 0) }

  @inline(__always)
  init(
    _ node: UInt32, _ outgoing: UnsafeBufferPointer<UInt32>,
    _ incoming: UnsafeBufferPointer<UInt32>, skipsLoops: Bool
  ) {
    self.skipsLoops = skipsLoops
    self.node = node
    self.outgoing = outgoing
    self.incoming = incoming
  }

  /// Elements of both lists, loops twice.
  var count: Int { outgoing.count + incoming.count }

  /// The neighbours with an id above the one bound and below the other.
  @inline(__always)
  func within(_ after: UInt32?, _ before: UInt32?) -> NeighbourLists {
    NeighbourLists(
      node, Self.within(outgoing, after, before), Self.within(incoming, after, before),
      skipsLoops: skipsLoops)
  }

  /// What a list may hold between two bounds; a null bound leaves nothing.
  @inline(__always)
  private static func within(
    _ list: UnsafeBufferPointer<UInt32>, _ after: UInt32?, _ before: UInt32?
  ) -> UnsafeBufferPointer<UInt32> {
    var result = list
    if let after { result = suffix(result, above: after) }
    if let before {
      if before == Column.null { return none }
      result = UnsafeBufferPointer(rebasing: result[..<position(before, in: result)])
    }
    return result
  }

  /// Whether a node's id lies between two others; a null bound leaves nothing.
  @inline(__always)
  static func isWithin(_ node: UInt32, _ after: UInt32?, _ before: UInt32?) -> Bool {
    if let after, after == Column.null || node <= after { return false }
    if let before, before == Column.null || node >= before { return false }
    return true
  }

  @inline(__always)
  func forEach(_ body: (UInt32) throws -> Void) rethrows {
    for neighbour in outgoing { try body(neighbour) }
    for neighbour in incoming where neighbour != node || !skipsLoops { try body(neighbour) }
  }

  /// Appends the neighbours to a list.
  @inline(__always)
  func append(to nodes: inout [UInt32]) {
    // Element by element, which is faster for the short lists that most nodes have.
    if skipsLoops || count < 16 {
      forEach { nodes.append($0) }
    } else {
      nodes.append(contentsOf: outgoing)
      nodes.append(contentsOf: incoming)
    }
  }

  /// How many relationships lead to a node.
  @inline(__always)
  func multiplicity(of other: UInt32) -> Int {
    var count = Self.count(other, in: outgoing)
    if other != node || !skipsLoops { count += Self.count(other, in: incoming) }
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
