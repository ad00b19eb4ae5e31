import PropertyGraph
import QueryPlanning

/// One aggregate of all groups. The kinds that need no values of the language stand below.
class GroupAggregate {
  func begin() {}
  /// Takes in rows.
  ///
  /// - Parameters:
  ///   - groups: The group of each row; `nil` when all belong to group 0.
  ///   - count: How many groups there are now.
  ///   - weights: How many rows each row stands for.
  func add(_ batch: Batch, _ groups: [Int32]?, count: Int, _ weights: [Int64]?) throws {}
  func finish(count: Int) throws -> Column { .absent }
}

/// `count(*)`, and `count(x)` of what is never null.
final class RowCount: GroupAggregate {
  private var counts: [Int64] = []

  override func begin() { counts = [] }

  override func add(_ batch: Batch, _ groups: [Int32]?, count: Int, _ weights: [Int64]?) {
    counts.grow(to: count)
    guard let groups else {
      counts[0] += weights?.reduce(0, +) ?? Int64(batch.count)
      return
    }
    counts.withUnsafeMutableBufferPointer { counts in
      if let weights {
        for row in groups.indices { counts[Int(groups[row])] += weights[row] }
      } else {
        for group in groups { counts[Int(group)] += 1 }
      }
    }
  }

  override func finish(count: Int) -> Column {
    counts.grow(to: count)
    return .integers(counts)
  }
}

/// `count(DISTINCT x)`, by codes.
final class DistinctCount: GroupAggregate {
  private let coder: KeyCoder
  /// Whether the rows of a group come one after the other.
  private let isContiguous: Bool
  private var counts: [Int64] = []
  // One of these three is in use.
  private var marks = VisitedNodes()
  private var last: Int32 = -1
  /// By group, one bit a code.
  private var bits: [UInt64] = []
  private var pairs = NumberTable()
  private var usesPairs = false
  private let context: ExecutionContext

  private static let mostBits = 1 << 28

  init(_ coder: KeyCoder, isContiguous: Bool, _ context: ExecutionContext) {
    (self.coder, self.isContiguous, self.context) = (coder, isContiguous, context)
  }

  override func begin() {
    counts = []
    last = -1
    bits = []
    pairs.removeAll()
    usesPairs = coder.size == nil
  }

  override func add(_ batch: Batch, _ groups: [Int32]?, count: Int, _ weights: [Int64]?) throws {
    let codes = try coder.codes(batch)
    counts.grow(to: count)
    if isContiguous, let size = coder.size {
      addToMarks(codes, groups, size)
    } else if !usesPairs, let size = coder.size, bits.isEmpty || count * size <= Self.mostBits {
      try addToBits(codes, groups, count, (size + 63) / 64)
    } else {
      try addToPairs(codes, groups)
    }
  }

  private func addToMarks(_ codes: [UInt32], _ groups: [Int32]?, _ size: Int) {
    var own = VisitedNodes()
    swap(&own, &marks)
    var (last, counts) = (last, [Int64]())
    swap(&counts, &self.counts)
    for row in codes.indices {
      let group = groups?[row] ?? 0
      if last != group {
        own.begin(capacity: size)
        last = group
      }
      if codes[row] != 0, own.insert(codes[row]) { counts[Int(group)] += 1 }
    }
    self.last = last
    swap(&counts, &self.counts)
    swap(&own, &marks)
  }

  private func addToBits(_ codes: [UInt32], _ groups: [Int32]?, _ count: Int, _ words: Int) throws {
    if bits.count < count * words {
      if count * words * 64 > Self.mostBits { return try turnToPairs(codes, groups, words) }
      try context.hold(bytes: (count * words - bits.count) * 8)
      bits.append(contentsOf: repeatElement(0, count: count * words - bits.count))
    }
    var added: [Int64] = []
    swap(&added, &counts)
    bits.withUnsafeMutableBufferPointer { bits in
      for row in codes.indices where codes[row] != 0 {
        let group = Int(groups?[row] ?? 0)
        let place = group * words + Int(codes[row] >> 6)
        let bit = UInt64(1) << UInt64(codes[row] & 63)
        if bits[place] & bit == 0 {
          bits[place] |= bit
          added[group] += 1
        }
      }
    }
    swap(&added, &counts)
  }

  /// So many groups that bits would take too much room.
  private func turnToPairs(_ codes: [UInt32], _ groups: [Int32]?, _ words: Int) throws {
    for (place, word) in bits.enumerated() {
      var word = word
      while word != 0 {
        let code = UInt64(place % words * 64 + word.trailingZeroBitCount)
        _ = pairs.number(of: UInt64(place / words) << 32 | code)
        word &= word - 1
      }
    }
    bits = []
    usesPairs = true
    try addToPairs(codes, groups)
  }

  private func addToPairs(_ codes: [UInt32], _ groups: [Int32]?) throws {
    var own = NumberTable()
    swap(&own, &pairs)
    defer { swap(&own, &pairs) }
    let before = own.count
    for row in codes.indices where codes[row] != 0 {
      let group = groups?[row] ?? 0
      if own.number(of: UInt64(group) << 32 | UInt64(codes[row])).isNew { counts[Int(group)] += 1 }
    }
    try context.hold(bytes: Int(own.count - before) * 32)
  }

  override func finish(count: Int) -> Column {
    counts.grow(to: count)
    return .integers(counts)
  }
}

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
  private let source: IntegerSource
  private let location: (ExecutionFailure) -> ExecutionError
  private var totals: [Int64] = []
  /// By group, whether there was a value.
  private var isSet: [Bool] = []

  init(
    _ kind: Kind, _ source: IntegerSource,
    location: @escaping (ExecutionFailure) -> ExecutionError
  ) {
    (self.kind, self.source, self.location) = (kind, source, location)
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
        source.forEach(batch) { row, value in
          let group = Int(groups?[row] ?? 0)
          let old = totals[group]
          switch kind {
          case .count: totals[group] = old + (weights?[row] ?? 1)
          case .sum:
            let (sum, overflow) = old.addingReportingOverflow(value)
            totals[group] = sum
            overflows = overflows || overflow
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
    var (count, low, high) = (Int64(0), Int64.max, Int64.min)
    var (sum, overflows) = (totals[0], false)
    switch kind {
    case .count: source.forEach(batch) { _, _ in count += 1 }
    case .sum:
      source.forEach(batch) { _, value in
        let (next, overflow) = sum.addingReportingOverflow(value)
        sum = next
        overflows = overflows || overflow
        count += 1
      }
    case .min:
      source.forEach(batch) { _, value in
        low = Swift.min(low, value)
        count += 1
      }
    case .max:
      source.forEach(batch) { _, value in
        high = Swift.max(high, value)
        count += 1
      }
    }
    if overflows { throw location(.integerOverflow) }
    guard count > 0 else { return }
    switch kind {
    case .count: totals[0] += count
    case .sum: totals[0] = sum
    case .min: totals[0] = isSet[0] ? Swift.min(totals[0], low) : low
    case .max: totals[0] = isSet[0] ? Swift.max(totals[0], high) : high
    }
    isSet[0] = true
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

/// Where integers come from, row by row.
enum IntegerSource {
  /// A property of which every value is an integer.
  case property(Slot, isNode: Bool, SlotMap, PackedIntegers)
  /// Whether a property has a value; the integers say nothing.
  case presence(Slot, isNode: Bool, SlotMap)

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
    }
  }
}

/// Any aggregate of any values.
final class ValueAggregate: GroupAggregate {
  private let arguments: [Evaluator]
  private let isDistinct: Bool
  private let make: @Sendable () -> Accumulator
  private let location: (ExecutionFailure) -> ExecutionError
  private let context: ExecutionContext
  private let keepsValues: Bool
  private var accumulators: [Accumulator] = []
  private var seen: [Set<Value>] = []

  init(
    _ arguments: [Evaluator], isDistinct: Bool, _ context: ExecutionContext,
    make: @escaping @Sendable () -> Accumulator,
    location: @escaping (ExecutionFailure) -> ExecutionError
  ) {
    (self.arguments, self.isDistinct, self.context) = (arguments, isDistinct, context)
    (self.make, self.location) = (make, location)
    keepsValues = make().keepsValues
  }

  override func begin() { (accumulators, seen) = ([], []) }

  override func add(_ batch: Batch, _ groups: [Int32]?, count: Int, _ weights: [Int64]?) throws {
    grow(to: count)
    guard let first = arguments.first else { return }
    for row in 0..<batch.count {
      let group = Int(groups?[row] ?? 0)
      let value = try first(batch, row)
      guard !value.isNull else { continue }
      if isDistinct {
        guard seen[group].insert(value).inserted else { continue }
        try context.hold(bytes: 48 + value.payloadByteCount)
      }
      if keepsValues {
        let bytes = 24 + value.payloadByteCount
        try context.hold(bytes: bytes.multipliedReportingOverflow(by: Int(weights?[row] ?? 1)).0)
      }
      let others =
        arguments.count == 1 ? [] : try arguments.dropFirst().map { try $0(batch, row) }
      do {
        try accumulators[group].add(value, others, weight: weights?[row] ?? 1)
      } catch let failure as ExecutionFailure {
        throw location(failure)
      }
    }
  }

  private func grow(to count: Int) {
    while accumulators.count < count { accumulators.append(make()) }
    if isDistinct { while seen.count < count { seen.append([]) } }
  }

  override func finish(count: Int) throws -> Column {
    grow(to: count)
    var builder = ColumnBuilder()
    for accumulator in accumulators { builder.append(try accumulator.result()) }
    return builder.finish()
  }
}

extension [Int64] {
  /// Zeros to the end of so many groups.
  fileprivate mutating func grow(to count: Int) {
    if self.count < count { append(contentsOf: repeatElement(0, count: count - self.count)) }
  }
}
