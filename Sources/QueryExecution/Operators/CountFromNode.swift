import PropertyGraph
import QueryPlanning

/// Adds to each row a number that belongs to one of its nodes; rows whose number is zero are left out.
///
/// - Rows: the input's, in its order.
/// - Null: a null node has zero.
class CountFromNode: Operator {
  private let start: Slot
  private let slot: Slot

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, start: Slot, slot: Slot
  ) {
    (self.start, self.slot) = (start, slot)
    super.init(context, [input], live: live)
  }

  func count(from node: UInt32) throws -> Int { 0 }

  final override func next() throws -> Batch? {
    while let batch = try input.next() {
      var rows: [Int] = []
      var counts: [Int64] = []
      for (row, node) in batch.ids(start, isNode: true).enumerated() where node != Column.null {
        try context.checkpoint()
        let count = try count(from: node)
        guard count > 0 else { continue }
        rows.append(row)
        counts.append(Int64(count))
      }
      guard !rows.isEmpty else { continue }
      var columns = carry(batch, rows)
      columns[slot] = .integers(counts)
      return Batch(count: rows.count, columns: columns)
    }
    return nil
  }
}
