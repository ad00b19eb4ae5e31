import PropertyGraph
import QueryPlanning

/// Computes columns; keeps the others or drops them.
///
/// - Rows: the input's, in its order.
final class ProjectColumns: Operator {
  struct Item {
    var slot: Slot
    var type: StaticType
    /// The column that it takes over unchanged.
    var source: Slot?
    var value: Evaluator
  }

  private let items: [Item]
  private let keepsOthers: Bool

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, items: [Item],
    keepsOthers: Bool
  ) {
    self.items = items
    self.keepsOthers = keepsOthers
    super.init(context, [input], live: live)
  }

  override func next() throws -> Batch? {
    guard let batch = try input.next() else { return nil }
    try context.checkpoint()
    var columns: [Column]
    if keepsOthers {
      columns = batch.columns
    } else {
      columns = [Column](repeating: .absent, count: batch.columns.count)
    }
    for item in items {
      if let source = item.source, source < batch.columns.count {
        if case .absent = batch.columns[source] {
        } else {
          columns[item.slot] = batch.columns[source]
          continue
        }
      }
      var builder = ColumnBuilder(item.type)
      for row in 0..<batch.count { builder.append(try item.value(batch, row)) }
      columns[item.slot] = builder.finish()
    }
    return Batch(count: batch.count, columns: columns)
  }
}

/// Adds the columns of the row around a subquery.
final class ReimportColumns: Operator {
  private let slots: [Slot]
  private let argument: ArgumentRows

  init(
    _ context: ExecutionContext, _ input: Operator, slots: [Slot], argument: ArgumentRows
  ) {
    self.slots = slots
    self.argument = argument
    super.init(context, [input], live: [])
  }

  override func next() throws -> Batch? {
    guard let batch = try input.next() else { return nil }
    var columns = batch.columns
    for slot in slots {
      columns[slot] = .constant(argument.current?.value(slot, 0) ?? .null)
    }
    return Batch(count: batch.count, columns: columns)
  }
}
