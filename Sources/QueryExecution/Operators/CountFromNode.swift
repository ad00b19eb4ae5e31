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
      let counts = try batch.ids(start, isNode: true).map { node -> Int64 in
        try context.checkpoint()
        return node == Column.null ? 0 : Int64(try count(from: node))
      }
      if let result = counted(batch, counts, in: slot) { return result }
    }
    return nil
  }
}
