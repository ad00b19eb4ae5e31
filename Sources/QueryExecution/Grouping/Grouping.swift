import PropertyGraph
import QueryPlanning

/// Numbers the groups of rows in the order in which they first come: rows belong together when
/// they agree in the codes of all keys.
struct Grouping {
  private let coders: [KeyCoder]
  /// By group, its code of each key.
  private var codes: [[UInt32]]
  private(set) var count = 0
  /// By code, or codes combined, the group; -1 when there is none yet. Used as long as the codes
  /// are few.
  private var dense: [Int32] = []
  /// For several keys: numbers pairs of codes, the first two, then their number and the third's.
  private var pairs: [NumberTable]
  /// The number of combined codes, when it is known and small.
  private let combinations: Int?

  private static let mostCombinations = 1 << 20

  init(_ coders: [KeyCoder]) {
    self.coders = coders
    codes = coders.map { _ in [] }
    pairs = coders.dropFirst().map { _ in NumberTable() }
    var product: Int? = 1
    for coder in coders {
      product = product.flatMap { product in
        coder.size.flatMap { product * $0 <= Self.mostCombinations ? product * $0 : nil }
      }
    }
    combinations = coders.count == 1 ? nil : product
  }

  mutating func begin() {
    if coders.count == 1 {
      for code in codes[0] where Int(code) < dense.count { dense[Int(code)] = -1 }
    } else if combinations != nil {
      dense = []
    }
    codes = coders.map { _ in [] }
    for index in pairs.indices { pairs[index].removeAll() }
    count = 0
  }

  /// The group of each row.
  mutating func groups(_ batch: Batch) throws -> [Int32] {
    let own = try coders.map { try $0.codes(batch) }
    if own.count == 1 { return groups(own[0], own, codeCount: coders[0].size) }
    if let combinations {
      var combined = own[0]
      for (next, coder) in zip(own, coders).dropFirst() {
        let size = UInt32(coder.size ?? 1)
        for row in combined.indices { combined[row] = combined[row] * size + next[row] }
      }
      return groups(combined, own, codeCount: combinations)
    }
    var numbers = own[0]
    for (index, next) in own.dropFirst().enumerated() {
      for row in numbers.indices {
        numbers[row] =
          pairs[index].number(of: UInt64(numbers[row]) << 32 | UInt64(next[row])).number
      }
    }
    // The last table numbers the groups.
    for row in numbers.indices where Int(numbers[row]) == count { open(own, row) }
    return numbers.map(Int32.init)
  }

  private mutating func groups(
    _ combined: [UInt32], _ own: [[UInt32]], codeCount: Int?
  ) -> [Int32] {
    let size = codeCount ?? Int(combined.max() ?? 0) + 1
    if dense.count < size {
      dense.append(contentsOf: repeatElement(-1, count: max(size, dense.count * 2) - dense.count))
    }
    var groups = [Int32](repeating: 0, count: combined.count)
    for row in combined.indices {
      let code = Int(combined[row])
      if dense[code] < 0 {
        dense[code] = Int32(count)
        open(own, row)
      }
      groups[row] = dense[code]
    }
    return groups
  }

  private mutating func open(_ own: [[UInt32]], _ row: Int) {
    for key in codes.indices { codes[key].append(own[key][row]) }
    count += 1
  }

  /// The values of a key, by group.
  func column(_ key: Int) -> Column { coders[key].column(codes[key]) }
}
