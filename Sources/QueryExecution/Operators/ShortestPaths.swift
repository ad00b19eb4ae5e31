import PropertyGraph
import QueryPlanning
import QuerySyntax

/// For each row, the shortest of the paths from one node to another, or to every node.
///
/// - Rows: in the order of the input; of one row shorter paths first, ties in the order in which
///   the search finds them.
/// - Complexity: breadth first: O(edges within reach) for one path or all of the shortest;
///   `SHORTEST k` with larger `k` walks the paths up to the longest one kept.
final class ShortestPaths: Operator {
  private let expand: Expand
  private let repetition: BoundRepetition
  private let selector: PathSelector
  private let predicates: [(Batch, Int) throws -> Bool]
  private var batch: Batch?
  private var row = 0
  private var forward: Neighbours
  private var backward: Neighbours

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    _ repetition: BoundRepetition, _ selector: PathSelector,
    predicates: [(Batch, Int) throws -> Bool]
  ) {
    self.expand = expand
    self.repetition = repetition
    self.selector = selector
    self.predicates = predicates
    (forward, backward) = Self.neighbours(expand, context)
    super.init(context, [input], live: live)
  }

  private static func neighbours(
    _ expand: Expand, _ context: ExecutionContext
  ) -> (forward: Neighbours, backward: Neighbours) {
    let forward = Neighbours(EdgeFilter(expand, context.graph), context)
    if expand.direction == .either { return (forward, forward) }
    var reversed = expand
    reversed.reverse()
    return (forward, Neighbours(EdgeFilter(reversed, context.graph), context))
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
    if context.frozen == nil { (forward, backward) = Self.neighbours(expand, context) }
  }

  override func next() throws -> Batch? {
    let filter = EdgeFilter(expand, context.graph)
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        try context.checkpoint()
      }
      guard let batch else { return nil }
      var rows: [Int] = []
      var paths: [FoundPath] = []
      while row < batch.count, rows.count < Batch.size {
        let found = try search(batch, filter)
        paths += found
        rows.append(contentsOf: repeatElement(row, count: found.count))
        row += 1
      }
      if row >= batch.count { self.batch = nil }
      guard !rows.isEmpty else { continue }
      var columns = carry(batch, rows)
      columns[expand.edge] = .values(
        paths.map { path in
          let list = path.edges.map { Value.edge(EdgeID($0)) }
          return .list(expand.isReversed ? list.reversed() : list)
        })
      if !expand.isInto { columns[expand.to] = .nodes(paths.map(\.end)) }
      return Batch(count: rows.count, columns: columns)
    }
  }

  private struct FoundPath {
    var edges: [UInt32]
    var end: UInt32
  }

  /// How many paths to keep for each end, and whether ties of the last length are kept too.
  private var wanted: (count: Int, isByLength: Bool) {
    switch selector {
    case .any(let count), .shortest(let count): (count, false)
    case .shortestPathFunction: (1, false)
    case .allShortest, .allShortestPathsFunction: (1, true)
    case .shortestGroups(let count): (count, true)
    }
  }

  private func search(_ batch: Batch, _ filter: EdgeFilter) throws -> [FoundPath] {
    let start = batch.columns[expand.from].node(at: row)
    guard start != Column.null else { return [] }
    let target = expand.isInto ? batch.columns[expand.to].node(at: row) : nil
    if target == Column.null { return [] }
    let taken = Set(filter.taken(batch, row))
    let isSimple = wanted.count == 1 && repetition.minimum <= 1
    if let target, target != start, isSimple, !wanted.isByLength, predicates.isEmpty,
      taken.isEmpty
    {
      let search = BidirectionalSearch(forward: forward, backward: backward, context)
      return try search.path(from: start, to: target, atMost: repetition.maximum ?? Int.max)
        .map { [FoundPath(edges: $0, end: target)] } ?? []
    }
    return isSimple
      ? try breadthFirst(batch, filter, taken, from: start, to: target)
      : try enumerate(batch, filter, taken, from: start, to: target)
  }

  /// Level by level, with the edges that lead to each node on its shortest paths.
  private func breadthFirst(
    _ batch: Batch, _ filter: EdgeFilter, _ taken: Set<UInt32>, from start: UInt32,
    to target: UInt32?
  ) throws -> [FoundPath] {
    var parents: [UInt32: [(node: UInt32, edge: UInt32)]] = [:]
    var distance: [UInt32: Int] = [start: 0]
    var level: [UInt32] = [start]
    var order: [UInt32] = []
    var depth = 0
    // A path back to the start is a closed one, which the walk below does not see as new.
    var closing: [(node: UInt32, edge: UInt32)] = []
    if repetition.minimum == 0 { order.append(start) }
    let isDone = { (nodes: [UInt32]) in target.map { nodes.contains($0) } ?? false }
    while !level.isEmpty, depth < repetition.maximum ?? Int.max,
      !(repetition.minimum == 0 && target == start), !filter.isEmpty
    {
      depth += 1
      var next: [UInt32] = []
      for node in level {
        try context.tick()
        for (edge, other) in context.graph.incidences(
          of: NodeID(node), direction: filter.direction, types: filter.types)
        {
          guard !taken.contains(edge.index), try passes(edge, batch) else { continue }
          if other.index == start {
            if repetition.minimum > 0, closing.isEmpty || wanted.isByLength,
              target == nil || target == start, node == start
            {
              closing.append((node, edge.index))
            }
            continue
          }
          if let known = distance[other.index] {
            if known == depth, wanted.isByLength {
              parents[other.index]?.append((node, edge.index))
            }
            continue
          }
          distance[other.index] = depth
          parents[other.index] = [(node, edge.index)]
          next.append(other.index)
        }
      }
      if target == nil { order += next }
      level = next
      if isDone(next) { break }
    }
    if let target {
      order =
        distance[target] != nil && (target != start || repetition.minimum == 0) ? [target] : []
    }
    var found: [FoundPath] = closing.map { FoundPath(edges: [$0.edge], end: start) }
    for end in order { unwind(end, start, parents, [], &found) }
    return found
  }

  private func unwind(
    _ end: UInt32, _ start: UInt32, _ parents: [UInt32: [(node: UInt32, edge: UInt32)]],
    _ suffix: [UInt32], _ found: inout [FoundPath]
  ) {
    var stack: [(node: UInt32, suffix: [UInt32])] = [(end, suffix)]
    while let (node, suffix) = stack.popLast() {
      guard node != start, let edges = parents[node] else {
        found.append(FoundPath(edges: suffix.reversed(), end: end))
        continue
      }
      for (parent, edge) in edges.reversed() { stack.append((parent, suffix + [edge])) }
    }
  }

  /// Path by path in order of length, until enough are found for every end.
  private func enumerate(
    _ batch: Batch, _ filter: EdgeFilter, _ taken: Set<UInt32>, from start: UInt32,
    to target: UInt32?
  ) throws -> [FoundPath] {
    struct Walk {
      var edges: [UInt32]
      var nodes: [UInt32]
    }
    var found: [FoundPath] = []
    var kept: [UInt32: (paths: Int, lengths: Int, last: Int)] = [:]
    var level = [Walk(edges: [], nodes: [start])]
    var depth = 0
    let (count, isByLength) = wanted
    while !level.isEmpty {
      if depth >= repetition.minimum {
        for walk in level {
          let end = walk.nodes[walk.nodes.count - 1]
          if let target, end != target { continue }
          var state = kept[end] ?? (0, 0, -1)
          if state.last != depth {
            state.lengths += 1
            state.last = depth
          }
          if isByLength ? state.lengths <= count : state.paths < count {
            state.paths += 1
            found.append(FoundPath(edges: walk.edges, end: end))
          }
          kept[end] = state
        }
      }
      if let target, let state = kept[target],
        isByLength ? state.lengths >= count : state.paths >= count
      {
        break
      }
      guard depth < repetition.maximum ?? Int.max, !filter.isEmpty else { break }
      depth += 1
      var next: [Walk] = []
      for walk in level {
        try context.tick()
        let node = walk.nodes[walk.nodes.count - 1]
        for (edge, other) in context.graph.incidences(
          of: NodeID(node), direction: filter.direction, types: filter.types)
        {
          guard !taken.contains(edge.index) else { continue }
          switch expand.mode {
          case .walk: break
          case .trail: if walk.edges.contains(edge.index) { continue }
          case .acyclic: if walk.nodes.contains(other.index) { continue }
          case .simple:
            if walk.nodes.dropFirst().contains(other.index) { continue }
            if walk.edges.count > 0, node == start { continue }
          }
          guard try passes(edge, batch) else { continue }
          try context.hold(bytes: 0)
          next.append(Walk(edges: walk.edges + [edge.index], nodes: walk.nodes + [other.index]))
        }
      }
      level = next
    }
    return found
  }

  private func passes(_ edge: EdgeID, _ batch: Batch) throws -> Bool {
    guard !predicates.isEmpty else { return true }
    context.locals[repetition.element] = .edge(edge)
    for predicate in predicates where try !predicate(batch, row) { return false }
    return true
  }
}
