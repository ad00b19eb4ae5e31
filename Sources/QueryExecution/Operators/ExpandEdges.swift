import PropertyGraph
import QueryPlanning
import QuerySyntax

/// What the operators that follow relationships have in common.
struct EdgeFilter {
  let types: [TypeID]
  /// Whether no edge can ever pass: types were asked for, and the graph has none of them.
  let isEmpty: Bool
  let direction: Direction
  let distinctFrom: [Slot]
  let distinctFromLists: [Slot]

  init(_ expand: Expand, _ graph: Graph) {
    types = expand.types.compactMap { graph.type(resolving: $0) }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
    isEmpty = !expand.types.isEmpty && types.isEmpty
    direction =
      switch expand.direction {
      case .outgoing: .outgoing
      case .incoming: .incoming
      case .either: .either
      }
    distinctFrom = expand.distinctFrom
    distinctFromLists = expand.distinctFromLists
  }

  /// The edges of the row that may not come again.
  func taken(_ batch: Batch, _ row: Int) -> [UInt32] {
    if distinctFrom.isEmpty, distinctFromLists.isEmpty { return [] }
    var edges = distinctFrom.map { batch.columns[$0].edge(at: row) }
    for slot in distinctFromLists {
      if case .list(let list) = batch.value(slot, row) {
        for case .edge(let edge) in list { edges.append(edge.index) }
      }
    }
    return edges
  }
}

/// For each row, every relationship of a node and the node at its other end.
///
/// - Rows: in the order of the input, then of `Graph.forEachEdge`.
/// - Null: a null node has no relationships.
final class ExpandEdges: Operator {
  private let expand: Expand
  private let needsEdges: Bool
  private let tests: [ColumnTest]
  private var batch: Batch?
  private var row = 0
  private var known: Neighbours?

  /// - Parameters:
  ///   - needsEdges: Whether anything reads the relationship.
  ///   - tests: What the new node must pass.
  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    needsEdges: Bool, tests: [ColumnTest]
  ) {
    self.expand = expand
    self.needsEdges = needsEdges
    self.tests = tests
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
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
      var rows: [Int] = []
      var edges: [UInt32] = []
      var nodes: [UInt32] = []
      rows.reserveCapacity(2 * Batch.size)
      nodes.reserveCapacity(2 * Batch.size)
      var tested = 0
      let from = batch.columns[expand.from]
      while row < batch.count, rows.count < Batch.size, !neighbours.filter.isEmpty {
        let here = row
        row += 1
        let start = from.node(at: here)
        guard start != Column.null else { continue }
        if expand.isInto {
          let taken = expand.isFree ? [] : neighbours.filter.taken(batch, here)
          let target = batch.columns[expand.to].node(at: here)
          guard target != Column.null else { continue }
          neighbours.forEach(from: start, to: target) { edge in
            if taken.contains(edge) { return }
            rows.append(here)
            edges.append(edge)
          }
          continue
        }
        let after = expand.after.map { batch.columns[$0].node(at: here) }
        let before = expand.before.map { batch.columns[$0].node(at: here) }
        if expand.isFree, !needsEdges {
          if let lists = neighbours.lists(of: start) {
            lists.within(after, before).append(to: &nodes)
          } else {
            neighbours.forEachNode(of: start) { node in
              if NeighbourLists.isWithin(node, after, before) { nodes.append(node) }
            }
          }
          while rows.count < nodes.count { rows.append(here) }
        } else {
          let taken = expand.isFree ? [] : neighbours.filter.taken(batch, here)
          neighbours.forEach(of: start) { edge, node in
            if taken.contains(edge) || !NeighbourLists.isWithin(node, after, before) { return }
            edges.append(edge)
            nodes.append(node)
          }
          while rows.count < nodes.count { rows.append(here) }
        }
        if !tests.isEmpty, nodes.count - tested >= Batch.size {
          keepPassing(from: tested, &rows, &nodes, &edges)
          tested = nodes.count
        }
      }
      if !tests.isEmpty { keepPassing(from: tested, &rows, &nodes, &edges) }
      if neighbours.filter.isEmpty || row >= batch.count { self.batch = nil }
      if !rows.isEmpty {
        var columns = carry(batch, rows)
        if needsEdges { columns[expand.edge] = .edges(edges) }
        if !expand.isInto { columns[expand.to] = .nodes(nodes) }
        return Batch(count: rows.count, columns: columns)
      }
    }
  }

  /// Takes out what does not pass the tests, from a position on.
  private func keepPassing(
    from first: Int, _ rows: inout [Int], _ nodes: inout [UInt32], _ edges: inout [UInt32]
  ) {
    let passing = tests.reduce(Array(first..<nodes.count)) { $1.select(nodes, $0) }
    for (offset, position) in passing.enumerated() {
      rows[first + offset] = rows[position]
      nodes[first + offset] = nodes[position]
      if needsEdges { edges[first + offset] = edges[position] }
    }
    let end = first + passing.count
    rows.removeSubrange(end...)
    nodes.removeSubrange(end...)
    if needsEdges { edges.removeSubrange(end...) }
  }
}

/// For each row with a bound relationship, its ends.
///
/// - Rows: one, or two when an undirected pattern fits both ways round.
final class BindEnds: Operator {
  private let expand: Expand

  init(_ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand) {
    self.expand = expand
    super.init(context, [input], live: live)
  }

  override func next() throws -> Batch? {
    let filter = EdgeFilter(expand, context.graph)
    while let batch = try input.next() {
      var rows: [Int] = []
      var starts: [UInt32] = []
      var ends: [UInt32] = []
      for row in 0..<batch.count {
        let id = batch.columns[expand.edge].edge(at: row)
        guard id != Column.null, !filter.isEmpty else { continue }
        let edge = EdgeID(id)
        guard filter.types.isEmpty || filter.types.contains(context.graph.type(of: edge)),
          !filter.taken(batch, row).contains(id), context.graph.contains(edge)
        else { continue }
        let (source, target) = (
          context.graph.source(of: edge).index, context.graph.target(of: edge).index
        )
        var pairs: [(UInt32, UInt32)] = []
        if filter.direction != .incoming { pairs.append((source, target)) }
        if filter.direction == .incoming || (filter.direction == .either && source != target) {
          pairs.append((target, source))
        }
        for (start, end) in pairs {
          if case .absent = batch.columns[expand.from] {
          } else if batch.columns[expand.from].node(at: row) != start {
            continue
          }
          if expand.from == expand.to, start != end { continue }
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
}
