/// A word of up to four characters as one number, so that words of a text are compared without making strings.
struct ShortWord: Hashable, Sendable, ExpressibleByStringLiteral {
  private let key: UInt64

  /// Of a kind that the compiler works out for itself.
  ///
  /// - Precondition: One to four characters of three bytes, as Chinese ones are.
  @inline(__always)
  init(stringLiteral word: StaticString) {
    let (bytes, length) = (word.utf8Start, word.utf8CodeUnitCount)
    precondition(length % 3 == 0 && length <= 12)
    var key: UInt64 = 0
    for at in 0..<length / 3 {
      precondition(bytes[at * 3] & 0xF0 == 0xE0)
      key =
        key << 16 | UInt64(bytes[at * 3] & 0x0F) << 12 | UInt64(bytes[at * 3 + 1] & 0x3F) << 6
        | UInt64(bytes[at * 3 + 2] & 0x3F)
    }
    self.key = key
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
