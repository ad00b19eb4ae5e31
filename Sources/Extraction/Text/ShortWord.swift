import SourceText

/// A word of up to four characters as one number, so that words of a text are compared without making strings.
struct ShortWord: Hashable, Sendable, ExpressibleByStringLiteral {
  private let key: UInt64

  /// - Precondition: One to four characters of the basic plane.
  init(stringLiteral word: StaticString) {
    var key: UInt64 = 0
    word.withUTF8Buffer { bytes in
      var at = 0
      while at < bytes.count {
        let c = UTF8Scalars.next(in: bytes, at: &at)
        precondition(c <= 0xFFFF && key >> 48 == 0)
        key = key << 16 | UInt64(c)
      }
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
