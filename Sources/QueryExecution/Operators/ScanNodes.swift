import PropertyGraph
import QueryPlanning

/// For each row, all nodes that a scan finds and that pass some tests.
///
/// - Rows: in the order of the input, then of node ids.
final class ScanNodes: Operator {
  enum Source {
    /// All nodes without a label.
    case label(String?)
    case property(label: String?, key: String, value: Evaluator)
  }

  private let slot: Slot
  private let source: Source
  private let tests: [ColumnTest]
  private var batch: Batch?
  private var row = 0
  /// What is found for every row alike.
  private var constant: AscendingIDs?
  private var scan = SelectiveScan()
  /// Whether only the context's part of the nodes is wanted.
  private let isSplit: Bool

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, slot: Slot, source: Source,
    isSplit: Bool, tests: [ColumnTest]
  ) {
    self.isSplit = isSplit
    self.slot = slot
    self.source = source
    self.tests = tests
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
    if context.frozen == nil { constant = nil }
  }

  override func next() throws -> Batch? {
    var rows: [Int] = []
    var nodes: [UInt32] = []
    while true {
      if batch == nil {
        guard let next = try input.next() else { return nil }
        (batch, row) = (next, 0)
        try prepare(next, 0)
      }
      guard let batch else { return nil }
      while row < batch.count, nodes.count < Batch.size {
        try context.checkpoint()
        nodes += scan.next(Batch.size - nodes.count)
        if !live.isEmpty {
          rows.append(contentsOf: repeatElement(row, count: nodes.count - rows.count))
        }
        if scan.isAtEnd {
          row += 1
          if row < batch.count { try prepare(batch, row) }
        }
      }
      if row >= batch.count { self.batch = nil }
      guard !nodes.isEmpty else { continue }
      var columns =
        live.isEmpty
        ? [Column](repeating: .absent, count: batch.columns.count) : carry(batch, rows)
      columns[slot] = .nodes(nodes)
      return Batch(count: nodes.count, columns: columns)
    }
  }

  private func prepare(_ batch: Batch, _ row: Int) throws {
    scan = SelectiveScan(try found(batch, row), tests, part: isSplit ? context.part : .whole)
  }

  private func found(_ batch: Batch, _ row: Int) throws -> AscendingIDs {
    if let constant { return constant }
    switch source {
    case .label(let name):
      let nodes = context.nodes(label: name)
      constant = nodes
      return nodes
    case .property(let label, let key, let value):
      let wanted = try value(batch, row)
      guard !wanted.isNull, let key = context.keyID(key) else { return .none }
      var id: LabelID?
      if let label {
        guard let known = context.graph.label(named: label) else { return .none }
        id = known
      }
      return .list(context.graph.nodes(label: id, key: key, equals: wanted).map(\.index))
    }
  }
}
