import PropertyGraph
import QueryPlanning

/// Counts the elements that a scan finds by the values of some properties.
///
/// - Rows: the first element of each combination of values that occurs, with the number of elements
///   that have it, in the order of the scan.
/// - Complexity: O(elements), less than a nanosecond each where one property is stored in bytes.
final class CountValuesRows: Operator {
  private let values: CountValues
  private let ids: AscendingIDs
  private let tests: [ColumnTest]
  private let isSplit: Bool
  private var isAtEnd = false

  /// How many elements are counted between two looks at the clock.
  private static let step = 1 << 18

  /// - Parameter scan: Of nodes by label, or of relationships by type.
  init(_ context: ExecutionContext, _ values: CountValues, of scan: LogicalPlan.Operation) {
    self.values = values
    switch scan {
    case .scan(let scan):
      (ids, tests, isSplit) = (context.nodes(label: scan.label), [], scan.isSplit)
    case .scanEdges(let expand, let isSplit):
      (ids, tests) = context.edges(of: expand)
      self.isSplit = isSplit
    default: (ids, tests, isSplit) = (.none, [], false)
    }
    super.init(context, [], live: [])
  }

  override func reset() { isAtEnd = false }

  override func next() throws -> Batch? {
    if isAtEnd { return nil }
    isAtEnd = true
    let positions = (isSplit ? context.part : .whole).range(of: ids.count)
    let found = try count(positions).sorted { $0.first < $1.first }
    guard !found.isEmpty else { return nil }
    var columns = [Column](repeating: .absent, count: context.width)
    let first = found.map(\.first)
    columns[values.slot] = values.isNode ? .nodes(first) : .edges(first)
    if let weight = values.weight { columns[weight] = .integers(found.map(\.count)) }
    return Batch(count: found.count, columns: columns)
  }

  private typealias Found = (first: UInt32, count: Int64)

  private func count(_ positions: Range<Int>) throws -> [Found] {
    let columns = values.keys.map { key in
      context.keyID(key).flatMap { key in
        values.isNode ? context.frozen?.nodeColumn(key) : context.frozen?.edgeColumn(key)
      }.flatMap(StoredCodes.init)
    }
    var counter = CombinationCounter(columns.compactMap(\.self))
    var left = positions
    while !left.isEmpty {
      try context.checkpoint()
      let step = left.prefix(Self.step)
      left = left.dropFirst(step.count)
      if tests.isEmpty, let run = ids.run(at: step) {
        counter.count(run)
      } else {
        counter.count(ids.ids(at: step, passing: tests))
      }
    }
    return counter.found
  }
}

/// The values of a column by the codes under which they are stored; 0 is null.
private struct StoredCodes {
  let slots: SlotMap
  let integers: PackedIntegers
  let size: Int
  /// Taken off the integers: words are numbered from 0 on, small integers from their base on.
  let base: Int64

  init?(_ column: PropertyColumn) {
    guard let size = column.codeCount else { return nil }
    (slots, self.size) = (column.slots, size)
    switch column.values {
    case .words(let words, _): (integers, base) = (words, 0)
    case .integers(let integers): (self.integers, base) = (integers, integers.base)
    default: return nil
    }
  }

  @inline(__always)
  func code(of id: UInt32) -> Int {
    slots.slot(of: id).map { Int(integers[$0] &- base) &+ 1 } ?? 0
  }

  /// The codes of a run of elements but for a number that is added to each, when all have values and
  /// each is one byte.
  func bytes(of run: Range<UInt32>) -> (bytes: FrozenView<UInt8>, added: Int)? {
    guard let ones = integers.storedOnes, let places = slots.slots(of: run) else { return nil }
    return (ones.slice(places), Int(integers.base &- base) + 1)
  }
}

/// Counts elements by the combination of their codes.
private struct CombinationCounter {
  private let columns: [StoredCodes]
  private var counts: [Int64]
  private var first: [UInt32]

  init(_ columns: [StoredCodes]) {
    self.columns = columns
    let size = columns.reduce(1) { $0 * $1.size }
    counts = Array(repeating: 0, count: size)
    first = Array(repeating: 0, count: size)
  }

  var found: [(first: UInt32, count: Int64)] {
    counts.indices.filter { counts[$0] > 0 }.map { (first[$0], counts[$0]) }
  }

  mutating func count(_ ids: [UInt32]) { countEach(ids) }

  mutating func count(_ run: Range<UInt32>) {
    guard columns.count == 1, let (bytes, added) = columns[0].bytes(of: run) else {
      return countEach(run)
    }
    let histogram = Self.histogram(bytes)
    var new = (0..<256).reduce(0) { $0 + (histogram[$1] > 0 && counts[$1 + added] == 0 ? 1 : 0) }
    var place = 0
    while new > 0 {
      let code = Int(bytes[place]) + added
      if counts[code] == 0 {
        counts[code] = -1
        first[code] = run.lowerBound + UInt32(place)
        new -= 1
      }
      place += 1
    }
    for byte in 0..<256 where histogram[byte] > 0 {
      counts[byte + added] = max(counts[byte + added], 0) + Int64(histogram[byte])
    }
  }

  /// How often each byte occurs. Four tables, since a byte often comes several times in a row and
  /// would wait for its own number.
  private static func histogram(_ bytes: FrozenView<UInt8>) -> [UInt32] {
    var tables = [UInt32](repeating: 0, count: 1024)
    tables.withUnsafeMutableBufferPointer { tables in
      var place = 0
      while place + 4 <= bytes.count {
        tables[Int(bytes[place])] &+= 1
        tables[256 + Int(bytes[place + 1])] &+= 1
        tables[512 + Int(bytes[place + 2])] &+= 1
        tables[768 + Int(bytes[place + 3])] &+= 1
        place += 4
      }
      for rest in place..<bytes.count { tables[Int(bytes[rest])] &+= 1 }
    }
    return (0..<256).map { tables[$0] + tables[256 + $0] + tables[512 + $0] + tables[768 + $0] }
  }

  private mutating func countEach(_ ids: some Sequence<UInt32>) {
    let columns = columns
    counts.withUnsafeMutableBufferPointer { counts in
      first.withUnsafeMutableBufferPointer { first in
        for id in ids {
          var code = 0
          for column in columns { code = code &* column.size &+ column.code(of: id) }
          if counts[code] == 0 { first[code] = id }
          counts[code] += 1
        }
      }
    }
  }
}
