/// A word of up to four characters as one number, so that words of a text are compared without making strings.
struct ShortWord: Hashable, Sendable, ExpressibleByStringLiteral {
  private let key: UInt64

  /// - Precondition: One to four characters of the basic plane.
  init(stringLiteral word: String) {
    let scalars = word.scalarValues
    precondition((1...4).contains(scalars.count) && scalars.allSatisfy { $0 <= 0xFFFF })
    key = scalars.reduce(0) { $0 << 16 | UInt64($1) }
  }

  /// The word at a place of a text; `nil` for a longer one.
  @inline(__always)
  init?(_ text: [UInt32], _ range: Range<Int>) {
    guard range.count <= 4 else { return nil }
    var key: UInt64 = 0
    for index in range {
      let c = text[index]
      guard c <= 0xFFFF else { return nil }
      key = key << 16 | UInt64(c)
    }
    self.key = key
  }
}
