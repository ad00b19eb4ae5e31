import PropertyGraph
import QueryPlanning

/// Passes on each row that differs in the slots from all before it.
///
/// - Rows: the first of each, in the input's order.
final class DistinctRows: Operator {
  private let slots: [Slot]
  private var seen: Set<[Value]> = []
  private var seenIDs: Set<UInt32> = []

  init(_ context: ExecutionContext, _ input: Operator, live: Set<Slot>, slots: [Slot]) {
    self.slots = slots
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    seen = []
    seenIDs = []
  }

  override func next() throws -> Batch? {
    while let batch = try input.next() {
      try context.checkpoint()
      var rows: [Int] = []
      for row in 0..<batch.count {
        let key = slots.map { batch.value($0, row) }
        if seen.insert(key).inserted { rows.append(row) }
      }
      try context.hold(bytes: rows.count * slots.count * 32)
      if rows.count == batch.count { return batch }
      if !rows.isEmpty { return Batch(count: rows.count, columns: carry(batch, rows)) }
    }
    return nil
  }
}
