import PropertyGraph
import QueryPlanning

/// For each row, all nodes that a scan finds.
///
/// - Rows: in the order of the input, then of node ids.
final class ScanNodes: Operator {
  enum Source {
    case all
    case label(String)
    case property(label: String?, key: String, value: Evaluator)
  }

  private let slot: Slot
  private let source: Source
  private var batch: Batch?
  private var row = 0
  private var found: [UInt32] = []
  private var position = 0
  private var end = 0
  private var hasList = false
  /// Whether only the context's part of the nodes is wanted.
  private let isSplit: Bool

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, slot: Slot, source: Source,
    isSplit: Bool
  ) {
    self.isSplit = isSplit
    self.slot = slot
    self.source = source
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
    position = 0
    guard context.frozen == nil else { return }
    found = []
    hasList = false
  }

  override func next() throws -> Batch? {
    var rows: [Int] = []
    var nodes: [UInt32] = []
    while true {
      if batch == nil {
        guard let next = try input.next() else { return nil }
        try context.checkpoint()
        (batch, row) = (next, 0)
        try prepare(next, 0)
      }
      guard let batch else { return nil }
      while row < batch.count, nodes.count < Batch.size {
        let count = min(Batch.size - nodes.count, end - position)
        nodes.append(contentsOf: found[position..<position + count])
        rows.append(contentsOf: repeatElement(row, count: count))
        position += count
        if position == end {
          row += 1
          if row < batch.count { try prepare(batch, row) }
        }
      }
      let isAtEnd = row >= batch.count
      if !nodes.isEmpty {
        var columns = carry(batch, rows)
        columns[slot] = .nodes(nodes)
        if isAtEnd { self.batch = nil }
        return Batch(count: nodes.count, columns: columns)
      }
      if isAtEnd { self.batch = nil }
    }
  }

  private func prepare(_ batch: Batch, _ row: Int) throws {
    try find(batch, row)
    let part = isSplit ? context.part.range(of: found.count) : 0..<found.count
    (position, end) = (part.lowerBound, part.upperBound)
  }

  private func find(_ batch: Batch, _ row: Int) throws {
    switch source {
    case .all:
      if !hasList { found = context.graph.nodes.map(\.index) }
      hasList = true
    case .label(let name):
      if !hasList { found = context.graph.label(named: name).map(nodes(label:)) ?? [] }
      hasList = true
    case .property(let label, let key, let value):
      let wanted = try value(batch, row)
      found = []
      guard !wanted.isNull, let key = context.keyID(key) else { return }
      var id: LabelID?
      if let label {
        guard let known = context.graph.label(named: label) else { return }
        id = known
      }
      found = context.graph.nodes(label: id, key: key, equals: wanted).map(\.index)
    }
  }

  private func nodes(label: LabelID) -> [UInt32] {
    if let view = context.frozen?.nodes(label: label) { return Array(view.buffer) }
    return context.graph.nodes(label: label).map(\.index)
  }
}
