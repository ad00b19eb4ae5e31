import PropertyGraph
import QueryPlanning

/// Pairs of rows of the input and of another plan that agree in a key.
///
/// - Rows: in the order of the input, then of the other plan, which runs once.
/// - Null: a null key, or one that is not equal to itself, agrees with nothing.
/// - Complexity: O(rows of both + pairs); the other plan's rows are kept.
final class HashJoinRows: Operator {
  private let inner: JoinSide
  /// The columns that the other plan gives.
  private let produced: [Slot]
  private var table: JoinTable?
  private var batch: Batch?
  private var row = 0
  /// By row of the batch, its partners.
  private var matches: [Range<Int>] = []
  /// The rows of the other plan that the current row still has to be paired with.
  private var waiting: Range<Int> = 0..<0

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, inner: JoinSide,
    produced: Set<Slot>
  ) {
    self.inner = inner
    self.produced = produced.sorted()
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    (batch, row, waiting) = (nil, 0, 0..<0)
    if context.frozen == nil { table = nil }
  }

  override func next() throws -> Batch? {
    let table = try table ?? inner.table(self, keeping: produced)
    self.table = table
    guard let innerRows = table.rows else { return nil }
    while true {
      if batch == nil {
        guard let next = try input.next() else { return nil }
        try context.checkpoint()
        (batch, row) = (next, 0)
        matches = try table.matches(of: next)
        waiting = matches[0]
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
          if row < batch.count { waiting = matches[row] }
        }
      }
      if row >= batch.count { self.batch = nil }
      guard !rows.isEmpty else { continue }
      var columns = carry(batch, rows)
      for slot in produced { columns[slot] = innerRows.columns[slot].gather(others) }
      return Batch(count: rows.count, columns: columns)
    }
  }
}

/// The second side of a join: a plan that runs once, and how its keys agree with the first side's.
struct JoinSide {
  let plan: Subplan
  let outerKey: KeyCoder
  let innerKey: KeyCoder
  /// Whether equal keys have the same code on both sides.
  let sharesCodes: Bool

  /// Runs the plan.
  func table(
    _ join: Operator, keeping slots: [Slot], sorted: Slot? = nil
  ) throws -> JoinTable {
    let none = [Column](repeating: .absent, count: join.context.width)
    plan.start(Batch(count: 1, columns: none))
    return try JoinTable(
      try join.drain(plan.root, keeping: slots), innerKey: innerKey, outerKey: outerKey,
      sharesCodes: sharesCodes, sorted: sorted)
  }
}
