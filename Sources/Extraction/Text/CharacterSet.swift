/// A set of characters of the basic plane, looked up without hashing.
struct CharacterSet: Sendable, ExpressibleByStringLiteral {
  private var bits = [UInt64](repeating: 0, count: 0x10000 / 64)
  /// Stands beside the reference to the bits, so that most characters need no look into them.
  private var filter = CharacterFilter()

  /// - Parameter characters: Those beyond the basic plane are left out.
  init(stringLiteral characters: String) {
    for scalar in characters.unicodeScalars where scalar.value < 0x10000 { insert(scalar.value) }
  }

  /// - Precondition: The characters are of the basic plane.
  init(_ characters: [UInt32]) {
    for c in characters { insert(c) }
  }

  @inline(__always)
  func contains(_ c: UInt32) -> Bool {
    filter.mayContain(c) && c < 0x10000 && bits[Int(c >> 6)] >> UInt64(c & 63) & 1 != 0
  }

  func union(_ other: CharacterSet) -> CharacterSet {
    var result = self
    for index in bits.indices { result.bits[index] |= other.bits[index] }
    result.filter.formUnion(other.filter)
    return result
  }

  /// - Precondition: The character is of the basic plane.
  mutating func insert(_ c: UInt32) {
    bits[Int(c >> 6)] |= 1 << UInt64(c & 63)
    filter.insert(c)
  }
}

/// Tells most characters that are not in a set; those it lets pass may still not be. Copies cost nothing.
struct CharacterFilter: Sendable {
  private var bits: (UInt64, UInt64) = (0, 0)

  var isEmpty: Bool { bits == (0, 0) }

  @inline(__always)
  func mayContain(_ c: UInt32) -> Bool {
    (c & 64 == 0 ? bits.0 : bits.1) >> UInt64(c & 63) & 1 != 0
  }

  @inline(__always)
  func mayMeet(_ other: CharacterFilter) -> Bool {
    bits.0 & other.bits.0 | bits.1 & other.bits.1 != 0
  }

  @inline(__always)
  mutating func insert(_ c: UInt32) {
    if c & 64 == 0 { bits.0 |= 1 << UInt64(c & 63) } else { bits.1 |= 1 << UInt64(c & 63) }
  }

  mutating func formUnion(_ other: CharacterFilter) {
    bits = (bits.0 | other.bits.0, bits.1 | other.bits.1)
  }
}
