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
    /// For `count(DISTINCT node)` the node's slot.
    var distinctNode: Slot?
    /// Whether it is `count`, which needs no accumulator.
    var isCount: Bool
    var make: @Sendable () -> Accumulator
    var location: (ExecutionFailure) -> ExecutionError
  }

  private let keys: [Key]
  private let aggregates: [Aggregate]
  private let grouping: Grouping
  private let weight: Slot?
  /// Whether the rows of a group come one after the other.
  private let isContiguous: Bool
  private var pieces: BatchPieces?

  // State while grouping.
  private var groupKeys: [[Value]] = []
  private var groupCount = 0
  private var counts: [[Int64]] = []
  private var accumulators: [[Accumulator]] = []
  private var seen: [[Set<Value>]] = []
  private var visited: [VisitedNodes] = []
  /// The group that the marks of each aggregate belong to.
  private var lastGroup: [Int] = []

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, keys: [Key],
    aggregates: [Aggregate], grouping: Grouping, weight: Slot?, isContiguous: Bool
  ) {
    self.keys = keys
    self.aggregates = aggregates
    self.grouping = grouping
    self.weight = weight
    self.isContiguous = isContiguous
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
    groupKeys = []
    groupCount = 0
    counts = aggregates.map { _ in [] }
    accumulators = aggregates.map { _ in [] }
    seen = aggregates.map { _ in [] }
    visited = aggregates.map { _ in VisitedNodes() }
    lastGroup = aggregates.map { _ in -1 }
    grouping.begin(context)
    if keys.isEmpty { addGroup([]) }
    while let batch = try input.next() {
      try context.checkpoint()
      let before = groupCount
      let groups = try positions(batch)
      try context.hold(bytes: (groupCount - before) * 128)
      for index in aggregates.indices { try add(batch, groups, index) }
    }
    return try finish()
  }

  /// The group of each row; `nil` when there is only one.
  private func positions(_ batch: Batch) throws -> [Int]? {
    if keys.isEmpty { return nil }
    let (groups, firsts) = try grouping.positions(batch, next: groupCount, keys)
    for row in firsts {
      addGroup(try grouping.keepsValues ? keys.map { try $0.value(batch, row) } : [])
    }
    return groups
  }

  private func addGroup(_ keys: [Value]) {
    if grouping.keepsValues { groupKeys.append(keys) }
    groupCount += 1
    for (index, aggregate) in aggregates.enumerated() {
      if aggregate.isCount {
        counts[index].append(0)
      } else {
        accumulators[index].append(aggregate.make())
      }
      if aggregate.isDistinct, !usesMarks(aggregate) { seen[index].append([]) }
    }
  }

  /// Whether nodes seen in a group are kept by position: when no other group comes in between.
  private func usesMarks(_ aggregate: Aggregate) -> Bool {
    aggregate.distinctNode != nil && (isContiguous || keys.isEmpty)
  }

  private func add(_ batch: Batch, _ groups: [Int]?, _ index: Int) throws {
    let aggregate = aggregates[index]
    if aggregate.isCount, aggregate.arguments.isEmpty {
      countRows(batch, groups, index)
    } else if usesMarks(aggregate), let slot = aggregate.distinctNode {
      countNodes(batch, groups, index, slot)
    } else {
      for row in 0..<batch.count { try add(batch, row, groups?[row] ?? 0, index) }
    }
  }

  private func countRows(_ batch: Batch, _ groups: [Int]?, _ index: Int) {
    var weights: [Int64]?
    if let weight, case .integers(let integers) = batch.columns[weight] { weights = integers }
    guard let groups else {
      counts[index][0] += weights?.reduce(0, +) ?? Int64(batch.count)
      return
    }
    withCounts(index) { counts in
      if let weights {
        for row in groups.indices { counts[groups[row]] += weights[row] }
      } else {
        for group in groups { counts[group] += 1 }
      }
    }
  }

  /// Works on the counts of one aggregate as a local array, which costs no checks of access.
  private func withCounts(_ index: Int, _ body: (inout [Int64]) -> Void) {
    var own: [Int64] = []
    swap(&own, &counts[index])
    body(&own)
    swap(&own, &counts[index])
  }

  private func countNodes(_ batch: Batch, _ groups: [Int]?, _ index: Int, _ slot: Slot) {
    let column = batch.columns[slot]
    let capacity = context.frozen?.nodeCapacity ?? 0
    var marks = VisitedNodes()
    swap(&marks, &visited[index])
    var last = lastGroup[index]
    withCounts(index) { counts in
      for row in 0..<batch.count {
        let group = groups?[row] ?? 0
        if last != group {
          marks.begin(capacity: capacity)
          last = group
        }
        let node = column.node(at: row)
        if node != Column.null, marks.insert(node) { counts[group] += 1 }
      }
    }
    lastGroup[index] = last
    swap(&marks, &visited[index])
  }

  private func add(_ batch: Batch, _ row: Int, _ group: Int, _ index: Int) throws {
    let aggregate = aggregates[index]
    guard let first = aggregate.arguments.first else { return }
    let value = try first(batch, row)
    guard !value.isNull else { return }
    if aggregate.isDistinct {
      guard seen[index][group].insert(value).inserted else { return }
      try context.hold(bytes: 48)
    }
    if aggregate.isCount {
      if let weight, case .integers(let weights) = batch.columns[weight] {
        counts[index][group] += weights[row]
      } else {
        counts[index][group] += 1
      }
      return
    }
    let others = try aggregate.arguments.dropFirst().map { try $0(batch, row) }
    do { try accumulators[index][group].add(value, others) } catch let failure as ExecutionFailure {
      throw aggregate.location(failure)
    }
  }

  private func finish() throws -> Batch? {
    guard groupCount > 0 else { return nil }
    var columns = [Column](repeating: .absent, count: context.width)
    for (position, key) in keys.enumerated() {
      if let column = grouping.column(key.type) {
        columns[key.slot] = column
        continue
      }
      var builder = ColumnBuilder(key.type)
      for values in groupKeys { builder.append(values[position]) }
      columns[key.slot] = builder.finish()
    }
    for (position, aggregate) in aggregates.enumerated() {
      if aggregate.isCount {
        columns[aggregate.slot] = .integers(counts[position])
        continue
      }
      var builder = ColumnBuilder()
      for accumulator in accumulators[position] { builder.append(try accumulator.result()) }
      columns[aggregate.slot] = builder.finish()
    }
    return Batch(count: groupCount, columns: columns)
  }
}
