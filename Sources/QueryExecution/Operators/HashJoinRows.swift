import PropertyGraph
import QueryPlanning

/// Pairs of rows of the input and of another plan that agree in a key.
///
/// - Rows: in the order of the input, then of the other plan, which runs once.
/// - Null: a null key, or one that is not equal to itself, agrees with nothing.
/// - Complexity: O(rows of both + pairs); the other plan's rows are kept.
final class HashJoinRows: Operator {
  private let inner: Subplan
  /// The columns that the other plan gives.
  private let produced: [Slot]
  private let outerKey: KeyCoder
  private let innerKey: KeyCoder
  /// Whether equal keys have the same code on both sides.
  private let sharesCodes: Bool
  private var table: Table?
  private var batch: Batch?
  private var row = 0
  /// The rows of the other plan that the current row still has to be paired with.
  private var waiting: Range<Int> = 0..<0
  /// By code of the outer key, the code of the inner key plus one; 0 when it has not been looked up.
  private var translation: [UInt32] = []

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, inner: Subplan,
    produced: Set<Slot>, outerKey: KeyCoder, innerKey: KeyCoder, sharesCodes: Bool
  ) {
    self.sharesCodes = sharesCodes
    self.inner = inner
    self.produced = produced.sorted()
    (self.outerKey, self.innerKey) = (outerKey, innerKey)
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    (batch, row, waiting) = (nil, 0, 0..<0)
    if context.frozen == nil { (table, translation) = (nil, []) }
  }

  /// The other plan's rows, ordered by the code of their key.
  private struct Table {
    let rows: Batch?
    let codeOf: [Value: UInt32]
    /// By code, where its rows start in `order`.
    let starts: [Int]
    let order: [Int]
  }

  private func build() throws -> Table {
    inner.start(Batch(count: 1, columns: [Column](repeating: .absent, count: context.width)))
    guard let rows = try drain(inner.root, keeping: produced) else {
      return Table(rows: nil, codeOf: [:], starts: [0], order: [])
    }
    let codes = try innerKey.codes(rows)
    let codeCount = Int(codes.max() ?? 0) + 1
    var starts = [Int](repeating: 0, count: codeCount + 1)
    for code in codes { starts[Int(code) + 1] += 1 }
    for code in 0..<codeCount { starts[code + 1] += starts[code] }
    var next = starts
    var order = [Int](repeating: 0, count: codes.count)
    for (row, code) in codes.enumerated() {
      order[next[Int(code)]] = row
      next[Int(code)] += 1
    }
    if sharesCodes { return Table(rows: rows, codeOf: [:], starts: starts, order: order) }
    let used = (1..<UInt32(max(codeCount, 1))).filter { starts[Int($0)] < starts[Int($0) + 1] }
    let values = innerKey.column(used)
    var codeOf: [Value: UInt32] = [:]
    for (index, code) in used.enumerated() {
      let value = values.value(at: index)
      if value.equals(value) == true { codeOf[value] = code }
    }
    return Table(rows: rows, codeOf: codeOf, starts: starts, order: order)
  }

  override func next() throws -> Batch? {
    let table = try table ?? build()
    self.table = table
    guard let innerRows = table.rows else { return nil }
    while true {
      if batch == nil {
        guard let next = try input.next() else { return nil }
        try context.checkpoint()
        (batch, row) = (next, 0)
        let own = try outerKey.codes(next)
        codes = sharesCodes ? own : translated(own, table)
        waiting = matches(0, table)
      }
      guard let batch else { return nil }
      var rows: [Int] = []
      var others: [Int] = []
      while row < batch.count, rows.count < Batch.size {
        let taken = waiting.prefix(Batch.size * 4 - rows.count)
        rows.append(contentsOf: repeatElement(row, count: taken.count))
        others.append(contentsOf: table.order[taken])
        waiting = taken.upperBound..<waiting.upperBound
        if waiting.isEmpty {
          row += 1
          if row < batch.count { waiting = matches(row, table) }
        }
      }
      if row >= batch.count { self.batch = nil }
      guard !rows.isEmpty else { continue }
      var columns = carry(batch, rows)
      for slot in produced { columns[slot] = innerRows.columns[slot].gather(others) }
      return Batch(count: rows.count, columns: columns)
    }
  }

  /// By row of the batch, the inner code; 0 for none.
  private var codes: [UInt32] = []

  private func matches(_ row: Int, _ table: Table) -> Range<Int> {
    let code = Int(codes[row])
    return code == 0 || code + 1 >= table.starts.count
      ? 0..<0 : table.starts[code]..<table.starts[code + 1]
  }

  private func translated(_ codes: [UInt32], _ table: Table) -> [UInt32] {
    let size = Int(codes.max() ?? 0) + 1
    if translation.count < size {
      translation.append(contentsOf: repeatElement(0, count: size - translation.count))
    }
    let unknown = Set(codes.filter { $0 != 0 && translation[Int($0)] == 0 }).sorted()
    let values = outerKey.column(unknown)
    for (index, code) in unknown.enumerated() {
      translation[Int(code)] = (table.codeOf[values.value(at: index)] ?? 0) + 1
    }
    return codes.map { $0 == 0 ? 0 : translation[Int($0)] - 1 }
  }
}
