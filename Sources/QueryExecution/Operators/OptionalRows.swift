import PropertyGraph
import QueryPlanning

/// `OPTIONAL MATCH`: the rows of the inner plan; an outer row without any comes once, with null.
///
/// The inner plan runs once for each batch. A hidden column numbers the outer rows, and since the
/// inner operators keep their order, a gap in the numbers is a row without a match.
final class OptionalRows: Operator {
  private let inner: Subplan
  private let numbers: Slot
  private let nullable: [Slot]
  private var outer: Batch?
  /// The outer row that is not settled yet.
  private var pending = 0

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, inner: Subplan,
    numbers: Slot, nullable: [Slot]
  ) {
    self.inner = inner
    self.numbers = numbers
    self.nullable = nullable
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    outer = nil
  }

  override func next() throws -> Batch? {
    while true {
      if outer == nil {
        guard let batch = try input.next() else { return nil }
        try context.checkpoint()
        outer = batch
        pending = 0
        var columns = batch.columns
        columns[numbers] = .nodes((0..<UInt32(batch.count)).map { $0 })
        inner.start(Batch(count: batch.count, columns: columns))
      }
      guard let batch = outer else { return nil }
      let found = try inner.root.next()
      if found == nil { outer = nil }
      if let result = merge(batch, found) { return result }
    }
  }

  /// Puts rows without a match before, between and, at the end, after the rows found.
  private func merge(_ outer: Batch, _ found: Batch?) -> Batch? {
    guard let found else {
      let rows = Array(pending..<outer.count)
      pending = outer.count
      return rows.isEmpty ? nil : Batch(count: rows.count, columns: carryNull(outer, rows))
    }
    let number = (0..<found.count).map { Int(found.columns[numbers].node(at: $0)) }
    // Positive: a row found; negative: an outer row without match, ones' complement.
    var order: [Int] = []
    for (row, number) in number.enumerated() {
      while pending < number {
        order.append(~pending)
        pending += 1
      }
      pending = max(pending, number + 1)
      order.append(row)
    }
    if order.count == found.count { return found }
    var columns = [Column](repeating: .absent, count: found.columns.count)
    for slot in live where slot < columns.count {
      let isNullable = nullable.contains(slot)
      switch found.columns[slot] {
      case .absent: continue
      case .constant(let value) where !isNullable: columns[slot] = .constant(value)
      case .nodes(let ids):
        columns[slot] = .nodes(
          order.map {
            $0 >= 0 ? ids[$0] : isNullable ? Column.null : outer.columns[slot].node(at: ~$0)
          })
      case .edges(let ids):
        columns[slot] = .edges(
          order.map {
            $0 >= 0 ? ids[$0] : isNullable ? Column.null : outer.columns[slot].edge(at: ~$0)
          })
      case let column:
        columns[slot] = .values(
          order.map {
            $0 >= 0 ? column.value(at: $0) : isNullable ? .null : outer.value(slot, ~$0)
          })
      }
    }
    return Batch(count: order.count, columns: columns)
  }

  private func carryNull(_ outer: Batch, _ rows: [Int]) -> [Column] {
    var columns = carry(outer, rows)
    for slot in nullable { columns[slot] = .constant(.null) }
    return columns
  }
}
