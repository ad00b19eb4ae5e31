import PropertyGraph
import QueryPlanning

/// Passes on the rows for which all predicates are `true`.
///
/// - Rows: the input's, in its order.
/// - Null: a `null` predicate drops the row.
final class FilterRows: Operator {
  private let predicates: [(Batch, Int) throws -> Bool]

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>,
    predicates: [(Batch, Int) throws -> Bool]
  ) {
    self.predicates = predicates
    super.init(context, [input], live: live)
  }

  override func next() throws -> Batch? {
    while let batch = try input.next() {
      try context.checkpoint()
      var rows: [Int] = []
      rows.reserveCapacity(batch.count)
      for row in 0..<batch.count where try holds(batch, row) { rows.append(row) }
      if rows.count == batch.count { return batch }
      if !rows.isEmpty { return Batch(count: rows.count, columns: carry(batch, rows)) }
    }
    return nil
  }

  private func holds(_ batch: Batch, _ row: Int) throws -> Bool {
    for predicate in predicates where try !predicate(batch, row) { return false }
    return true
  }
}
