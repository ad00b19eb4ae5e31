import PropertyGraph
import QueryPlanning

/// `count`, `sum`, `min` or `max` of integers that a column of the graph or of the rows holds. What
/// else may come is for `ValueAggregate`.
final class IntegerAggregate: GroupAggregate {
  enum Kind: String {
    case count
    case sum
    case min
    case max
  }

  private let kind: Kind
  private let summary: IntegerSummary
  private let location: (ExecutionFailure) -> ExecutionError
  private var totals: [Int64] = []
  /// By group, whether there was a value.
  private var isSet: [Bool] = []

  init(
    _ kind: Kind, _ summary: IntegerSummary,
    location: @escaping (ExecutionFailure) -> ExecutionError
  ) {
    (self.kind, self.summary, self.location) = (kind, summary, location)
  }

  override func begin() { (totals, isSet) = ([], []) }

  override func add(_ batch: Batch, _ groups: [Int32]?, count: Int, _ weights: [Int64]?) throws {
    totals.grow(to: count)
    if isSet.count < count {
      isSet.append(contentsOf: repeatElement(false, count: count - isSet.count))
    }
    if groups == nil, weights == nil { return try addAll(batch) }
    var overflows = false
    let kind = kind
    totals.withUnsafeMutableBufferPointer { totals in
      isSet.withUnsafeMutableBufferPointer { isSet in
        summary.source.forEach(batch) { row, value in
          let group = Int(groups?[row] ?? 0)
          let old = totals[group]
          switch kind {
          case .count: totals[group] = old + (weights?[row] ?? 1)
          case .sum:
            let (product, tooMuch) = value.multipliedReportingOverflow(by: weights?[row] ?? 1)
            let (sum, overflow) = old.addingReportingOverflow(product)
            totals[group] = sum
            overflows = overflows || overflow || tooMuch
          case .min: if !isSet[group] || value < old { totals[group] = value }
          case .max: if !isSet[group] || value > old { totals[group] = value }
          }
          isSet[group] = true
        }
      }
    }
    if overflows { throw location(.integerOverflow) }
  }

  /// Takes in rows that all belong to one group.
  private func addAll(_ batch: Batch) throws {
    let found = summary.read(batch)
    guard found.count > 0 else { return }
    switch kind {
    case .count: totals[0] += found.count
    case .sum:
      let (sum, overflow) = totals[0].addingReportingOverflow(found.sum)
      totals[0] = overflow || found.overflows ? try sumOneByOne(batch) : sum
    case .min: totals[0] = isSet[0] ? Swift.min(totals[0], found.low) : found.low
    case .max: totals[0] = isSet[0] ? Swift.max(totals[0], found.high) : found.high
    }
    isSet[0] = true
  }

  /// The sum so far and a batch, whose integers alone may have too large a sum.
  private func sumOneByOne(_ batch: Batch) throws -> Int64 {
    var (sum, overflows) = (totals[0], false)
    summary.source.forEach(batch) { _, value in
      let (next, overflow) = sum.addingReportingOverflow(value)
      sum = next
      overflows = overflows || overflow
    }
    if overflows { throw location(.integerOverflow) }
    return sum
  }

  override func finish(count: Int) -> Column {
    totals.grow(to: count)
    switch kind {
    case .count, .sum: return .integers(totals)
    case .min, .max:
      return .values(
        totals.indices.map { $0 < isSet.count && isSet[$0] ? .integer(totals[$0]) : .null })
    }
  }
}

/// Count, sum, least and greatest of the integers of a batch, read once for all aggregates of them.
final class IntegerSummary {
  struct Found {
    var count: Int64 = 0
    var sum: Int64 = 0
    var low = Int64.max
    var high = Int64.min
    var overflows = false
  }

  let source: IntegerSource
  private var batch: Batch?
  private var found = Found()

  /// - Parameter isCount: Whether it is enough to know where there are values.
  /// - Returns: `nil` when there may be other values than integers.
  init?(_ expression: BoundExpression, isCount: Bool, _ context: ExecutionContext) {
    if expression.type == .integer, case .slot(let slot) = expression.kind {
      source = .column(slot)
    } else if let frozen = context.frozen,
      let (slot, isNode, column) = ColumnTest.column(expression, context, frozen, [])
    {
      if case .integers(let integers) = column.values {
        source = .property(slot, isNode: isNode, column.slots, integers)
      } else if isCount {
        source = .presence(slot, isNode: isNode, column.slots)
      } else {
        return nil
      }
    } else {
      return nil
    }
  }

  /// Whether it serves more than counts.
  var hasIntegers: Bool { if case .presence = source { false } else { true } }

  func read(_ batch: Batch) -> Found {
    if batch === self.batch { return found }
    var found = Found()
    source.forEach(batch) { _, value in
      let (sum, overflow) = found.sum.addingReportingOverflow(value)
      found.count += 1
      found.sum = sum
      found.overflows = found.overflows || overflow
      found.low = min(found.low, value)
      found.high = max(found.high, value)
    }
    (self.batch, self.found) = (batch, found)
    return found
  }
}

/// Where integers come from, row by row.
enum IntegerSource {
  /// A property of which every value is an integer.
  case property(Slot, isNode: Bool, SlotMap, PackedIntegers)
  /// Whether a property has a value; the integers say nothing.
  case presence(Slot, isNode: Bool, SlotMap)
  /// A variable of which every value is an integer or null.
  case column(Slot)

  /// Calls `body` with each row that has a value.
  @inline(__always)
  func forEach(_ batch: Batch, _ body: (Int, Int64) -> Void) {
    switch self {
    case .property(let slot, let isNode, let slots, let integers):
      let ids = batch.ids(slot, isNode: isNode)
      for row in ids.indices {
        if let place = slots.slot(of: ids[row]) { body(row, integers[place]) }
      }
    case .presence(let slot, let isNode, let slots):
      let ids = batch.ids(slot, isNode: isNode)
      for row in ids.indices where slots.slot(of: ids[row]) != nil { body(row, 0) }
    case .column(let slot):
      let column = batch.columns[slot]
      if case .integers(let integers) = column {
        for row in integers.indices { body(row, integers[row]) }
      } else {
        for row in 0..<batch.count {
          if case .integer(let integer) = column.value(at: row) { body(row, integer) }
        }
      }
    }
  }
}
