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
  /// The relationships of the type, and the tests that tell them.
  private var known: (edges: AscendingIDs, ofType: [ColumnTest])?
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
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        start()
      }
      guard let batch else { return nil }
      while row < batch.count {
        try context.checkpoint()
        let edges = scan.next(Batch.size * 4)
        if !edges.isEmpty { return output(edges, batch) }
        if scan.isAtEnd {
          row += 1
          start()
        }
      }
      self.batch = nil
    }
  }

  /// Goes to the first relationship.
  private func start() {
    let part = isSplit ? context.part : .whole
    let (edges, ofType) = known ?? context.edges(of: expand)
    known = (edges, ofType)
    scan = SelectiveScan(edges, ofType + tests, part: part)
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
