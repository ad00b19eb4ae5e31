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
    var groups = [Int](repeating: 0, count: batch.count)
    for row in 0..<batch.count {
      let (position, isNew) = try grouping.position(batch, row, next: groupCount, keys)
      if isNew {
        let values = try grouping.keepsValues ? keys.map { try $0.value(batch, row) } : []
        addGroup(values)
      }
      groups[row] = position
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
    for row in 0..<batch.count { counts[index][groups[row]] += weights?[row] ?? 1 }
  }

  private func countNodes(_ batch: Batch, _ groups: [Int]?, _ index: Int, _ slot: Slot) {
    let column = batch.columns[slot]
    let capacity = context.frozen?.nodeCapacity ?? 0
    for row in 0..<batch.count {
      let group = groups?[row] ?? 0
      if lastGroup[index] != group {
        visited[index].begin(capacity: capacity)
        lastGroup[index] = group
      }
      let node = column.node(at: row)
      if node != Column.null, visited[index].insert(node) { counts[index][group] += 1 }
    }
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

/// Finds the group of a row.
class Grouping {
  /// Whether the values of the keys must be kept for each group.
  var keepsValues: Bool { true }
  func begin(_ context: ExecutionContext) {}
  /// The number of the row's group, and whether it is new and so `next`.
  func position(
    _ batch: Batch, _ row: Int, next: Int, _ keys: [GroupRows.Key]
  ) throws -> (Int, isNew: Bool) { (0, false) }
  /// The only key's column, when it needs no kept values.
  func column(_ type: StaticType) -> Column? { nil }
}

/// By the values of the keys.
final class ValueGrouping: Grouping {
  private var single: [Value: Int] = [:]
  private var several: [[Value]: Int] = [:]

  override func begin(_ context: ExecutionContext) {
    single = [:]
    several = [:]
  }

  override func position(
    _ batch: Batch, _ row: Int, next: Int, _ keys: [GroupRows.Key]
  ) throws -> (Int, isNew: Bool) {
    if keys.count == 1 {
      let value = try keys[0].value(batch, row)
      if let known = single[value] { return (known, false) }
      single[value] = next
      return (next, true)
    }
    let values = try keys.map { try $0.value(batch, row) }
    if let known = several[values] { return (known, false) }
    several[values] = next
    return (next, true)
  }
}

/// By the id of one node, or by a property of it that no other node shares.
final class NodeGrouping: Grouping {
  private let slot: Slot
  /// The property's column; `nil` groups by the node itself.
  private let property: PropertyColumn?
  private var dense: [Int32] = []
  private var sparse: [UInt32: Int] = [:]
  private var nodes: [UInt32] = []

  init(slot: Slot, property: PropertyColumn?) {
    self.slot = slot
    self.property = property
  }

  override var keepsValues: Bool { false }

  override func begin(_ context: ExecutionContext) {
    dense = [Int32](repeating: -1, count: context.frozen?.nodeCapacity ?? 0)
    sparse = [:]
    nodes = []
  }

  override func position(
    _ batch: Batch, _ row: Int, next: Int, _ keys: [GroupRows.Key]
  ) -> (Int, isNew: Bool) {
    let node = batch.columns[slot].node(at: row)
    let position = Int(node)
    if position < dense.count {
      if dense[position] >= 0 { return (Int(dense[position]), false) }
      dense[position] = Int32(next)
    } else {
      if let known = sparse[node] { return (known, false) }
      sparse[node] = next
    }
    nodes.append(node)
    return (next, true)
  }

  override func column(_ type: StaticType) -> Column? {
    guard let property else { return .nodes(nodes) }
    return .values(nodes.map { $0 == Column.null ? .null : property[$0] })
  }
}

/// By a property with few different words, or by integers.
final class CodeGrouping: Grouping {
  private let slot: Slot
  private let isNode: Bool
  private let property: PropertyColumn
  private var byWord: [Int] = []
  private var byNumber: [Int64: Int] = [:]
  private var null = -1
  private var values: [Value] = []

  init?(slot: Slot, isNode: Bool, property: PropertyColumn) {
    switch property.values {
    case .words, .integers: break
    default: return nil
    }
    self.slot = slot
    self.isNode = isNode
    self.property = property
  }

  override var keepsValues: Bool { false }

  override func begin(_ context: ExecutionContext) {
    if case .words(_, let dictionary) = property.values {
      byWord = [Int](repeating: -1, count: dictionary.strings.count)
    }
    byNumber = [:]
    null = -1
    values = []
  }

  override func position(
    _ batch: Batch, _ row: Int, next: Int, _ keys: [GroupRows.Key]
  ) -> (Int, isNew: Bool) {
    let column = batch.columns[slot]
    let id = isNode ? column.node(at: row) : column.edge(at: row)
    guard id != Column.null, let place = property.slots.slot(of: id) else {
      if null >= 0 { return (null, false) }
      null = next
      values.append(.null)
      return (next, true)
    }
    switch property.values {
    case .words(let words, let dictionary):
      let word = Int(words[place])
      if byWord[word] >= 0 { return (byWord[word], false) }
      byWord[word] = next
      values.append(.string(dictionary.strings[word]))
    case .integers(let integers):
      let number = integers[place]
      if let known = byNumber[number] { return (known, false) }
      byNumber[number] = next
      values.append(.integer(number))
    default: break
    }
    return (next, true)
  }

  override func column(_ type: StaticType) -> Column? { .values(values) }
}
