import PropertyGraph
import QueryPlanning

/// Makes one row of all rows that agree in the keys.
///
/// - Rows: groups in the order in which they first come. Without keys always exactly one row.
/// - Null: null keys are one group; aggregates skip null.
final class GroupRows: Operator {
  struct Key {
    var slot: Slot
    var type: StaticType
    var value: Evaluator
  }

  struct Aggregate {
    var slot: Slot
    /// Empty for `count(*)`.
    var arguments: [Evaluator]
    var isDistinct: Bool
    var make: @Sendable () -> Accumulator
    var location: (ExecutionFailure) -> ExecutionError
  }

  private final class Group {
    let keys: [Value]
    let accumulators: [Accumulator]
    var seen: [Set<Value>]
    init(_ keys: [Value], _ accumulators: [Accumulator], _ seen: [Set<Value>]) {
      self.keys = keys
      self.accumulators = accumulators
      self.seen = seen
    }
  }

  private let keys: [Key]
  private let aggregates: [Aggregate]
  private var pieces: BatchPieces?

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, keys: [Key],
    aggregates: [Aggregate]
  ) {
    self.keys = keys
    self.aggregates = aggregates
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
    var groups: [Group] = []
    var index: [[Value]: Int] = [:]
    var single: [Value: Int] = [:]
    if keys.isEmpty { groups.append(makeGroup([])) }
    while let batch = try input.next() {
      try context.checkpoint()
      for row in 0..<batch.count {
        let position: Int
        switch keys.count {
        case 0: position = 0
        case 1:
          let key = try keys[0].value(batch, row)
          if let known = single[key] {
            position = known
          } else {
            position = groups.count
            single[key] = position
            groups.append(makeGroup([key]))
            try context.hold(bytes: 128)
          }
        default:
          let key = try keys.map { try $0.value(batch, row) }
          if let known = index[key] {
            position = known
          } else {
            position = groups.count
            index[key] = position
            groups.append(makeGroup(key))
            try context.hold(bytes: 128)
          }
        }
        try add(batch, row, to: groups[position])
      }
    }
    return try finish(groups)
  }

  private func makeGroup(_ keys: [Value]) -> Group {
    Group(keys, aggregates.map { $0.make() }, aggregates.map { _ in [] })
  }

  private func add(_ batch: Batch, _ row: Int, to group: Group) throws {
    for (index, aggregate) in aggregates.enumerated() {
      guard let first = aggregate.arguments.first else {
        try group.accumulators[index].add(.boolean(true), [])
        continue
      }
      let value = try first(batch, row)
      guard !value.isNull else { continue }
      if aggregate.isDistinct, !group.seen[index].insert(value).inserted { continue }
      let others = try aggregate.arguments.dropFirst().map { try $0(batch, row) }
      do { try group.accumulators[index].add(value, others) } catch let failure as ExecutionFailure
      {
        throw aggregate.location(failure)
      }
    }
  }

  private func finish(_ groups: [Group]) throws -> Batch? {
    guard !groups.isEmpty else { return nil }
    var columns = [Column](repeating: .absent, count: context.width)
    for (position, key) in keys.enumerated() {
      var builder = ColumnBuilder(key.type)
      for group in groups { builder.append(group.keys[position]) }
      columns[key.slot] = builder.finish()
    }
    for (position, aggregate) in aggregates.enumerated() {
      var builder = ColumnBuilder()
      for group in groups { builder.append(try group.accumulators[position].result()) }
      columns[aggregate.slot] = builder.finish()
    }
    return Batch(count: groups.count, columns: columns)
  }
}
