import PropertyGraph
import QueryPlanning
import QuerySyntax

/// For each row, every run of relationships away from a node, within bounds of length.
///
/// - Rows: in the order of the input; a path before its extensions, depth first.
/// - Null: a null node has no paths, not even the empty one.
/// - Complexity: one step per edge of each path; memory of one path.
final class FollowPaths: Operator {
  private let expand: Expand
  private let repetition: BoundRepetition
  private let predicates: [(Batch, Int) throws -> Bool]
  private let buildsList: Bool

  /// Relationships that wait to be followed from one node of the path.
  private struct Level {
    var end: Int
    var position: Int
  }

  private var batch: Batch?
  private var row = 0
  private var isStarted = false
  private var levels: [Level] = []
  /// The relationships of all levels, one level after the other.
  private var waiting: [(edge: UInt32, node: UInt32)] = []
  private var known: Neighbours?
  private var path: [UInt32] = []
  private var nodes: [UInt32] = []
  private var taken: [UInt32] = []
  private var output = Output()

  private struct Output {
    var rows: [Int] = []
    var lists: [Value] = []
    var ends: [UInt32] = []
  }

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    _ repetition: BoundRepetition, predicates: [(Batch, Int) throws -> Bool], buildsList: Bool
  ) {
    self.expand = expand
    self.repetition = repetition
    self.predicates = predicates
    self.buildsList = buildsList
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
    isStarted = false
    levels = []
    waiting = []
    path = []
    nodes = []
    output = Output()
    if context.frozen == nil { known = nil }
  }

  override func next() throws -> Batch? {
    let neighbours = known ?? Neighbours(EdgeFilter(expand, context.graph), context)
    known = neighbours
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        try context.checkpoint()
      }
      guard let batch else { return nil }
      while row < batch.count, output.rows.count < Batch.size {
        if try !advance(batch, neighbours) {
          row += 1
          isStarted = false
        }
      }
      let isAtEnd = row >= batch.count
      defer { if isAtEnd { self.batch = nil } }
      if !output.rows.isEmpty {
        var columns = carry(batch, output.rows)
        if buildsList { columns[expand.edge] = .values(output.lists) }
        if !expand.isInto { columns[expand.to] = .nodes(output.ends) }
        let result = Batch(count: output.rows.count, columns: columns)
        output = Output()
        return result
      }
      if isAtEnd { self.batch = nil }
    }
  }

  /// One step of the search on the present row; `false` when the row is done.
  private func advance(_ batch: Batch, _ neighbours: Neighbours) throws -> Bool {
    try context.tick()
    guard isStarted else {
      isStarted = true
      let start = batch.columns[expand.from].node(at: row)
      guard start != Column.null else { return false }
      taken = neighbours.filter.taken(batch, row)
      levels = []
      waiting.removeAll(keepingCapacity: true)
      path = []
      nodes = [start]
      if repetition.minimum == 0 { emit(start, batch) }
      if (repetition.maximum ?? 1) > 0 { push(start, neighbours) }
      return true
    }
    guard let depth = levels.indices.last else { return false }
    guard levels[depth].position < levels[depth].end else {
      levels.removeLast()
      waiting.removeLast(waiting.count - (levels.last?.end ?? 0))
      if !path.isEmpty {
        path.removeLast()
        nodes.removeLast()
      }
      return true
    }
    let (edge, node) = waiting[levels[depth].position]
    levels[depth].position += 1
    guard mayGo(edge, node), try passes(edge, batch) else { return true }
    path.append(edge)
    nodes.append(node)
    if path.count >= repetition.minimum { emit(node, batch) }
    let isClosed = expand.mode == .simple && node == nodes[0]
    if path.count < repetition.maximum ?? Int.max, !isClosed {
      push(node, neighbours)
    } else {
      path.removeLast()
      nodes.removeLast()
    }
    return true
  }

  private func mayGo(_ edge: UInt32, _ node: UInt32) -> Bool {
    switch expand.mode {
    case .walk: return true
    case .trail: break
    case .acyclic: if nodes.contains(node) { return false }
    case .simple: if nodes.dropFirst().contains(node) { return false }
    }
    return !path.contains(edge) && !taken.contains(edge)
  }

  private func passes(_ edge: UInt32, _ batch: Batch) throws -> Bool {
    guard !predicates.isEmpty else { return true }
    context.locals[repetition.element] = .edge(EdgeID(edge))
    for predicate in predicates where try !predicate(batch, row) { return false }
    return true
  }

  private func push(_ node: UInt32, _ neighbours: Neighbours) {
    let start = waiting.count
    neighbours.forEach(of: node) { waiting.append(($0, $1)) }
    levels.append(Level(end: waiting.count, position: start))
  }

  private func emit(_ node: UInt32, _ batch: Batch) {
    if expand.isInto, batch.columns[expand.to].node(at: row) != node { return }
    output.rows.append(row)
    output.ends.append(node)
    guard buildsList else { return }
    let list = path.map { Value.edge(EdgeID($0)) }
    output.lists.append(.list(expand.isReversed ? list.reversed() : list))
  }
}

/// Keeps the rows whose bound list of relationships leads from one node to another, and binds the
/// nodes.
final class CheckList: Operator {
  private let expand: Expand
  private let repetition: BoundRepetition

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    _ repetition: BoundRepetition
  ) {
    self.expand = expand
    self.repetition = repetition
    super.init(context, [input], live: live)
  }

  override func next() throws -> Batch? {
    let filter = EdgeFilter(expand, context.graph)
    while let batch = try input.next() {
      var rows: [Int] = []
      var starts: [UInt32] = []
      var ends: [UInt32] = []
      for row in 0..<batch.count {
        guard case .list(let list) = batch.value(expand.edge, row),
          list.count >= repetition.minimum, list.count <= repetition.maximum ?? Int.max
        else { continue }
        let edges = list.compactMap { value -> EdgeID? in
          if case .edge(let edge) = value { edge } else { nil }
        }
        guard edges.count == list.count,
          edges.allSatisfy({
            filter.types.isEmpty || filter.types.contains(context.graph.type(of: $0))
          })
        else { continue }
        for start in candidates(edges, batch, row) {
          guard let end = walk(from: start, edges, filter.direction) else { continue }
          if case .absent = batch.columns[expand.to] {
          } else if batch.columns[expand.to].node(at: row) != end {
            continue
          }
          rows.append(row)
          starts.append(start)
          ends.append(end)
        }
      }
      guard !rows.isEmpty else { continue }
      var columns = carry(batch, rows)
      columns[expand.edge] = batch.columns[expand.edge].gather(rows)
      columns[expand.from] = .nodes(starts)
      columns[expand.to] = .nodes(ends)
      return Batch(count: rows.count, columns: columns)
    }
    return nil
  }

  private func candidates(_ edges: [EdgeID], _ batch: Batch, _ row: Int) -> [UInt32] {
    if case .absent = batch.columns[expand.from] {
      guard let first = edges.first else { return [] }
      let (source, target) = (
        context.graph.source(of: first).index, context.graph.target(of: first).index
      )
      return source == target ? [source] : [source, target]
    }
    let start = batch.columns[expand.from].node(at: row)
    return start == Column.null ? [] : [start]
  }

  private func walk(from start: UInt32, _ edges: [EdgeID], _ direction: Direction) -> UInt32? {
    var here = start
    for edge in edges {
      let (source, target) = (
        context.graph.source(of: edge).index, context.graph.target(of: edge).index
      )
      if direction != .incoming, source == here {
        here = target
      } else if direction != .outgoing, target == here {
        here = source
      } else {
        return nil
      }
    }
    return here
  }
}
