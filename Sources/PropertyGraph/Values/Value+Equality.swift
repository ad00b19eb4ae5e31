extension Value {
  /// The language's `=`: `nil` stands for `null`.
  ///
  /// Numbers compare by value across integer and float; NaN equals nothing. Values of different
  /// kinds are unequal. Lists and maps compare element by element, and are `null` when no
  /// element tells them apart but one comparison was `null`.
  /// - Source: openCypher 9, equality.
  public func equals(_ other: Value) -> Bool? {
    switch (self, other) {
    case (.null, _), (_, .null): nil
    case (.float(let left), .float(let right)): left == right
    case (.list(let left), .list(let right)): Value.equals(left, right)
    case (.map(let left), .map(let right)): Value.equals(left, right)
    default: self == other
    }
  }

  private static func equals(_ left: [Value], _ right: [Value]) -> Bool? {
    guard left.count == right.count else { return false }
    var result: Bool? = true
    for (l, r) in zip(left, right) {
      guard let same = l.equals(r) else {
        result = nil
        continue
      }
      if !same { return false }
    }
    return result
  }

  private static func equals(_ left: [String: Value], _ right: [String: Value]) -> Bool? {
    guard left.count == right.count else { return false }
    var result: Bool? = true
    for (key, l) in left {
      guard let r = right[key] else { return false }
      guard let same = l.equals(r) else {
        result = nil
        continue
      }
      if !same { return false }
    }
    return result
  }

  /// Whether `DISTINCT` and grouping take the two for one; the same as `==`.
  public func isEquivalent(to other: Value) -> Bool { self == other }
}

extension Value: Hashable {
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let l), .boolean(let r)): l == r
    case (.integer(let l), .integer(let r)): l == r
    case (.float(let l), .float(let r)): l == r || (l.isNaN && r.isNaN)
    case (.integer(let l), .float(let r)): NumberOrder.compare(l, r) == .equal
    case (.float(let l), .integer(let r)): NumberOrder.compare(r, l) == .equal
    case (.string(let l), .string(let r)): l.hasSameScalars(as: r)
    case (.list(let l), .list(let r)): l == r
    case (.map(let l), .map(let r)): l == r
    case (.node(let l), .node(let r)): l == r
    case (.edge(let l), .edge(let r)): l == r
    case (.path(let l), .path(let r)): l == r
    case (.date(let l), .date(let r)): l == r
    case (.localTime(let l), .localTime(let r)): l == r
    case (.time(let l), .time(let r)): l == r
    case (.localDateTime(let l), .localDateTime(let r)): l == r
    case (.dateTime(let l), .dateTime(let r)): l == r
    case (.duration(let l), .duration(let r)): l == r
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0 as UInt8)
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .float(let value):
      if let integer = Int64(exactly: value) {
        hasher.combine(integer)
      } else if value.isNaN {
        hasher.combine(1 as UInt8)
      } else {
        hasher.combine(value)
      }
    case .string(let value):
      // By bytes, as equality is; a string's own hash takes letters and their decomposed forms for
      // one, at a cost.
      let isDone: Void? = value.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if isDone == nil {
        Array(value.utf8).withUnsafeBytes { hasher.combine(bytes: $0) }
      }
    case .list(let values): hasher.combine(values)
    case .map(let values): hasher.combine(values)
    case .node(let id): hasher.combine(id)
    case .edge(let id): hasher.combine(id)
    case .path(let path): hasher.combine(path)
    case .date(let value): hasher.combine(value)
    case .localTime(let value): hasher.combine(value)
    case .time(let value): hasher.combine(value)
    case .localDateTime(let value): hasher.combine(value)
    case .dateTime(let value): hasher.combine(value)
    case .duration(let value): hasher.combine(value)
    }
  }
}

extension String {
  /// Whether the two are the same Unicode scalars. Swift's `==` also takes a letter and its
  /// decomposed form for one; the query language, like the texts' offsets, does not.
  func hasSameScalars(as other: String) -> Bool {
    withBothUTF8(other) { own, other in own.elementsEqual(other) }
      ?? utf8.elementsEqual(other.utf8)
  }

  /// Whether this comes before the other in the order of Unicode scalars.
  func precedesByScalars(_ other: String) -> Bool {
    withBothUTF8(other) { own, other in
      let shorter = min(own.count, other.count)
      for index in 0..<shorter where own[index] != other[index] {
        return own[index] < other[index]
      }
      return own.count < other.count
    } ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// The bytes of both where they lie in a row, as they nearly always do.
  @inline(__always)
  private func withBothUTF8(
    _ other: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool? {
    utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { other in body(own, other) }
    } ?? nil
  }
}
