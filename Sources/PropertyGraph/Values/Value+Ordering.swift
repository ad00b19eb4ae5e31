/// How one value stands to another.
public enum Comparison: Hashable, Sendable {
  case less
  case equal
  case greater
  /// Neither `<`, `=` nor `>` holds: a number beside NaN.
  case unordered

  var reversed: Comparison {
    switch self {
    case .less: .greater
    case .greater: .less
    case .equal, .unordered: self
    }
  }
}

extension Value {
  /// Comparability, which `<`, `<=`, `>` and `>=` rest on; `nil` stands for `null`.
  ///
  /// Numbers, strings, booleans, lists and values of one temporal type can be compared; durations
  /// and values of different kinds cannot.
  /// - Source: openCypher 9, comparability.
  public func compared(to other: Value) -> Comparison? {
    switch (self, other) {
    case (.integer(let l), .integer(let r)): Comparison(l, r)
    case (.float(let l), .float(let r)): NumberOrder.compare(l, r)
    case (.integer(let l), .float(let r)): NumberOrder.compare(l, r)
    case (.float(let l), .integer(let r)): NumberOrder.compare(r, l).reversed
    case (.string(let l), .string(let r)): Value.compare(l, r)
    case (.boolean(let l), .boolean(let r)): Comparison(l ? 1 : 0, r ? 1 : 0)
    case (.list(let l), .list(let r)): Value.compare(l, r)
    case (.date(let l), .date(let r)): Comparison(l, r)
    case (.localTime(let l), .localTime(let r)): Comparison(l, r)
    case (.time(let l), .time(let r)): Comparison(l, r)
    case (.localDateTime(let l), .localDateTime(let r)): Comparison(l, r)
    case (.dateTime(let l), .dateTime(let r)): Comparison(l, r)
    default: nil
    }
  }

  private static func compare(_ left: String, _ right: String) -> Comparison {
    if left.hasSameScalars(as: right) { return .equal }
    return left.precedesByScalars(right) ? .less : .greater
  }

  /// Lexicographic; undecided, so `nil`, as soon as a pair of elements cannot be compared.
  private static func compare(_ left: [Value], _ right: [Value]) -> Comparison? {
    for (l, r) in zip(left, right) {
      guard let order = l.compared(to: r) else { return nil }
      if order != .equal { return order }
    }
    return Comparison(left.count, right.count)
  }

  /// Orderability, the total order of `ORDER BY`, ascending.
  ///
  /// Kinds follow one another: map, node, edge, list, path, date and time kinds, string, boolean,
  /// number with NaN last, and `null` after everything.
  /// - Source: openCypher 9, orderability.
  public func ordered(to other: Value) -> Comparison {
    switch (self, other) {
    case (.null, .null): .equal
    case (.map(let l), .map(let r)): Value.order(l, r)
    case (.node(let l), .node(let r)): Comparison(l, r)
    case (.edge(let l), .edge(let r)): Comparison(l, r)
    case (.list(let l), .list(let r)): Value.order(l, r)
    case (.path(let l), .path(let r)): Value.order(l, r)
    case (.duration(let l), .duration(let r)): l.ordered(to: r)
    case (.float(let l), .float(let r)): NumberOrder.order(l, r)
    case (.integer(let l), .float(let r)): r.isNaN ? .less : NumberOrder.compare(l, r)
    case (.float(let l), .integer(let r)):
      l.isNaN ? .greater : NumberOrder.compare(r, l).reversed
    default:
      Comparison(rank, other.rank) == .equal
        ? compared(to: other) ?? .equal : Comparison(rank, other.rank)
    }
  }

  /// Whether this comes before the other in ascending `ORDER BY`.
  public func precedes(_ other: Value) -> Bool { ordered(to: other) == .less }

  private static func order(_ left: [Value], _ right: [Value]) -> Comparison {
    for (l, r) in zip(left, right) {
      let order = l.ordered(to: r)
      if order != .equal { return order }
    }
    return Comparison(left.count, right.count)
  }

  private static func order(_ left: [String: Value], _ right: [String: Value]) -> Comparison {
    let (leftKeys, rightKeys) = (left.keys.sorted(), right.keys.sorted())
    let keys = order(leftKeys.map { .string($0) }, rightKeys.map { .string($0) })
    guard keys == .equal else { return keys }
    return order(leftKeys.map { left[$0] ?? .null }, rightKeys.map { right[$0] ?? .null })
  }

  private static func order(_ left: Path, _ right: Path) -> Comparison {
    for index in 0..<min(left.nodes.count, right.nodes.count) {
      let nodes = Comparison(left.nodes[index], right.nodes[index])
      if nodes != .equal { return nodes }
      guard index < min(left.edges.count, right.edges.count) else { break }
      let edges = Comparison(left.edges[index], right.edges[index])
      if edges != .equal { return edges }
    }
    return Comparison(left.nodes.count, right.nodes.count)
  }

  /// Place of the value's kind in the total order.
  private var rank: Int {
    switch self {
    case .map: 0
    case .node: 1
    case .edge: 2
    case .list: 3
    case .path: 4
    case .dateTime: 5
    case .localDateTime: 6
    case .date: 7
    case .time: 8
    case .localTime: 9
    case .duration: 10
    case .string: 11
    case .boolean: 12
    case .integer, .float: 13
    case .null: 14
    }
  }
}

extension Comparison {
  init<Element: Comparable>(_ left: Element, _ right: Element) {
    self = left < right ? .less : left == right ? .equal : .greater
  }
}

/// Numbers of both kinds, compared exactly: no integer is rounded to a float on the way.
enum NumberOrder {
  static func compare(_ left: Double, _ right: Double) -> Comparison {
    left < right ? .less : left > right ? .greater : left == right ? .equal : .unordered
  }

  static func compare(_ left: Int64, _ right: Double) -> Comparison {
    if right.isNaN { return .unordered }
    if right >= 0x1p63 { return .less }
    if right < -0x1p63 { return .greater }
    let whole = right.rounded(.towardZero)
    let order = Comparison(left, Int64(whole))
    return order == .equal ? compare(whole, right) : order
  }

  /// The total order: NaN after every number.
  static func order(_ left: Double, _ right: Double) -> Comparison {
    switch (left.isNaN, right.isNaN) {
    case (true, true): .equal
    case (true, false): .greater
    case (false, true): .less
    case (false, false): compare(left, right)
    }
  }
}
