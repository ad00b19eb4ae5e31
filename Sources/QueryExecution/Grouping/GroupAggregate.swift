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
  private var marks: VisitedNodes
  private var last: Int32 = -1
  /// Groups with codes, as long as they take less room than bits.
  private var pairs = NumberTable()
  /// By group, one bit a code.
  private var bits: [UInt64] = []
  private var usesBits = false
  private let context: ExecutionContext

  private static let mostBits = 1 << 28

  init(_ coder: KeyCoder, isContiguous: Bool, _ context: ExecutionContext) {
    (self.coder, self.isContiguous, self.context) = (coder, isContiguous, context)
    marks = context.scratch.sets.take()
  }

  deinit { context.scratch.sets.giveBack(marks) }

  override func begin() {
    counts = []
    last = -1
    bits = []
    pairs.removeAll()
    usesBits = false
  }

  override func add(_ batch: Batch, _ groups: [Int32]?, count: Int, _ weights: [Int64]?) throws {
    let codes = try coder.codes(batch)
    counts.grow(to: count)
    if isContiguous, let size = coder.size {
      addToMarks(codes, groups, size)
    } else if let size = coder.size, count * size <= Self.mostBits {
      let words = (size + 63) / 64
      if !usesBits, (Int(pairs.count) + codes.count) * 4 > count * words {
        try turnToBits(count, words)
      }
      if usesBits {
        try addToBits(codes, groups, count, words)
      } else {
        try addToPairs(codes, groups)
      }
    } else {
      if usesBits, let size = coder.size { turnToPairs((size + 63) / 64) }
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
    try growBits(to: count * words)
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

  private func growBits(to size: Int) throws {
    guard bits.count < size else { return }
    try context.hold(bytes: (size - bits.count) * 8)
    bits.append(contentsOf: repeatElement(0, count: size - bits.count))
  }

  /// So many pairs that bits take less room.
  private func turnToBits(_ count: Int, _ words: Int) throws {
    try growBits(to: count * words)
    pairs.forEach { key, _ in
      let (group, code) = (Int(key >> 32), UInt32(truncatingIfNeeded: key))
      bits[group * words + Int(code >> 6)] |= 1 << UInt64(code & 63)
    }
    pairs.removeAll()
    usesBits = true
  }

  /// So many groups that bits would take too much room.
  private func turnToPairs(_ words: Int) {
    for (place, word) in bits.enumerated() {
      var word = word
      while word != 0 {
        let code = UInt64(place % words * 64 + word.trailingZeroBitCount)
        _ = pairs.number(of: UInt64(place / words) << 32 | code)
        word &= word - 1
      }
    }
    bits = []
    usesBits = false
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
        try accumulators[group].add(value, others, weight: isDistinct ? 1 : weights?[row] ?? 1)
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
  mutating func grow(to count: Int) {
    if self.count < count { append(contentsOf: repeatElement(0, count: count - self.count)) }
  }
}
