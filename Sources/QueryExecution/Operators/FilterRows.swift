import PropertyGraph
import QueryPlanning

/// Passes on the rows for which all conditions are `true`.
///
/// - Rows: the input's, in its order.
/// - Null: a `null` condition drops the row.
final class FilterRows: Operator {
  private let conditions: [Condition]

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, conditions: [Condition]
  ) {
    self.conditions = conditions
    super.init(context, [input], live: live)
  }

  override func next() throws -> Batch? {
    while let batch = try input.next() {
      try context.checkpoint()
      var rows = Array(0..<batch.count)
      for condition in conditions {
        rows = try condition.filter(batch, rows)
        if rows.isEmpty { break }
      }
      if rows.count == batch.count { return batch }
      if !rows.isEmpty { return Batch(count: rows.count, columns: carry(batch, rows)) }
    }
    return nil
  }
}
