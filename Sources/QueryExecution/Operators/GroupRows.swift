import PropertyGraph
import QueryPlanning

/// Makes one row of all rows that agree in the keys.
///
/// - Rows: groups in the order in which they first come. Without keys always exactly one row.
/// - Null: null keys are one group; aggregates skip null.
final class GroupRows: Operator {
  private let keys: [Slot]
  private let aggregates: [(slot: Slot, aggregate: GroupAggregate)]
  private let weight: Slot?
  private var grouping: Grouping
  private var pieces: BatchPieces?

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>,
    keys: [(slot: Slot, coder: KeyCoder)],
    aggregates: [(slot: Slot, aggregate: GroupAggregate)], weight: Slot?
  ) {
    self.keys = keys.map(\.slot)
    self.aggregates = aggregates
    self.weight = weight
    grouping = Grouping(keys.map(\.coder))
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    pieces = nil
  }

  override func next() throws -> Batch? {
    if pieces == nil { pieces = BatchPieces(try group()) }
    return pieces?.next()
  }

  private func group() throws -> Batch? {
    grouping.begin()
    for (_, aggregate) in aggregates { aggregate.begin() }
    var count = keys.isEmpty ? 1 : 0
    while let batch = try input.next() {
      try context.checkpoint()
      var weights: [Int64]?
      if let weight, case .integers(let integers) = batch.columns[weight] { weights = integers }
      var groups: [Int32]?
      if !keys.isEmpty {
        let before = count
        groups = try grouping.groups(batch)
        count = grouping.count
        try context.hold(bytes: (count - before) * 128)
      }
      for (_, aggregate) in aggregates {
        try aggregate.add(batch, groups, count: count, weights)
      }
    }
    guard count > 0 else { return nil }
    var columns = [Column](repeating: .absent, count: context.width)
    for (index, slot) in keys.enumerated() { columns[slot] = grouping.column(index) }
    for (slot, aggregate) in aggregates { columns[slot] = try aggregate.finish(count: count) }
    return Batch(count: count, columns: columns)
  }
}
