import PropertyGraph
import QueryPlanning

/// A condition on a variable that holds integers: `n = 0`, `degree > 20`.
struct IntegerSlotTest {
  private let slot: Slot
  /// The integers that pass, or those that do not; `nil` when there are none.
  private let range: ClosedRange<Int64>?
  private let isInside: Bool
  /// For rows whose integers do not stand in a column of such.
  private let general: (Batch, Int) throws -> Bool

  init?(
    _ predicate: BoundExpression, _ context: ExecutionContext, locals: Set<Slot>,
    general: @escaping (Batch, Int) throws -> Bool
  ) {
    guard case .comparison(let op, let left, let right) = predicate.kind else { return nil }
    for (side, other, op) in [(left, right, op), (right, left, op.mirrored)] {
      guard case .slot(let slot) = side.kind, side.type == .integer, !locals.contains(slot),
        case .integer(let wanted)? = ColumnTest.constant(other, context)
      else { continue }
      self.slot = slot
      range = ColumnTest.range(op, wanted)
      isInside = op != .notEqual
      self.general = general
      return
    }
    return nil
  }

  /// The rows among `rows` that pass.
  func select(_ batch: Batch, _ rows: [Int]) throws -> [Int] {
    guard case .integers(let integers) = batch.columns[slot] else {
      return try rows.filter { try general(batch, $0) }
    }
    guard let range else { return [] }
    return rows.filter { range.contains(integers[$0]) == isInside }
  }
}
