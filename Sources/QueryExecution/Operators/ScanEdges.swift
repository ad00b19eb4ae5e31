import PropertyGraph
import QueryPlanning

/// For each row, all relationships of a type that pass some tests, with their ends.
///
/// - Rows: in the order of the input, then of relationship ids.
final class ScanEdges: Operator {
  private let expand: Expand
  private let needs: (from: Bool, to: Bool)
  private let tests: [ColumnTest]
  private var batch: Batch?
  private var row = 0
  /// The relationships of a graph that is not frozen.
  private var known: AscendingIDs?
  private var scan = SelectiveScan()
  /// Whether only the context's part of the relationships is wanted.
  private let isSplit: Bool

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    needs: (from: Bool, to: Bool), isSplit: Bool, tests: [ColumnTest]
  ) {
    self.isSplit = isSplit
    self.expand = expand
    self.needs = needs
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
    guard let type = expand.types.first.flatMap({ context.graph.type(resolving: $0) }) else {
      return nil
    }
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        start(type)
      }
      guard let batch else { return nil }
      while row < batch.count {
        try context.checkpoint()
        let edges = scan.next(Batch.size * 4)
        if !edges.isEmpty { return output(edges, batch) }
        if scan.isAtEnd {
          row += 1
          start(type)
        }
      }
      self.batch = nil
    }
  }

  /// Goes to the first relationship.
  private func start(_ type: TypeID) {
    let part = isSplit ? context.part : .whole
    guard let frozen = context.frozen else {
      let edges = known ?? .list(context.graph.edges(type: type).map(\.index))
      known = edges
      scan = SelectiveScan(edges, tests, part: part)
      return
    }
    if let run = frozen.edgeRun(of: type) {
      scan = SelectiveScan(.run(run), tests, part: part)
    } else {
      scan = SelectiveScan(
        .run(0..<UInt32(frozen.edgeCapacity)),
        [ColumnTest(type: type, of: expand.edge, frozen)] + tests, part: part)
    }
  }

  private func output(_ edges: [UInt32], _ batch: Batch) -> Batch {
    var columns =
      live.isEmpty
      ? [Column](repeating: .absent, count: batch.columns.count)
      : carry(batch, Array(repeating: row, count: edges.count))
    columns[expand.edge] = .edges(edges)
    let isForward = expand.direction == .outgoing
    if needs.from { columns[expand.from] = .nodes(ends(of: edges, areSources: isForward)) }
    if needs.to { columns[expand.to] = .nodes(ends(of: edges, areSources: !isForward)) }
    return Batch(count: edges.count, columns: columns)
  }

  private func ends(of edges: [UInt32], areSources: Bool) -> [UInt32] {
    if let frozen = context.frozen {
      let ends = areSources ? frozen.edgeSources : frozen.edgeTargets
      return edges.map { ends[$0] }
    }
    return edges.map { edge in
      let id = EdgeID(edge)
      return (areSources ? context.graph.source(of: id) : context.graph.target(of: id)).index
    }
  }
}
