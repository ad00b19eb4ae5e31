/// What kind of character a Unicode scalar is, for the extractor's purposes.
///
/// The extractor works on arrays of scalars: an offset in such an array is an offset in the text.
package enum CharacterClass {
  static let newline: UInt32 = 0x0A
  static let space: UInt32 = 0x20
  static let openQuote: UInt32 = 0x201C  // “
  static let closeQuote: UInt32 = 0x201D  // ”
  static let openTitle: UInt32 = 0x300A  // 《
  static let closeTitle: UInt32 = 0x300B  // 》
  static let openBracket: UInt32 = 0xFF08  // （
  static let closeBracket: UInt32 = 0xFF09  // ）
  static let openSquare: UInt32 = 0xFF3B  // ［, which 【 is read as
  static let comma: UInt32 = 0xFF0C  // ，
  static let enumerationComma: UInt32 = 0x3001  // 、
  static let fullStop: UInt32 = 0x3002  // 。
  static let colon: UInt32 = 0xFF1A  // ：
  static let dash: UInt32 = 0x2014  // —
  static let semicolon: UInt32 = 0xFF1B  // ；
  static let exclamation: UInt32 = 0xFF01  // ！
  static let question: UInt32 = 0xFF1F  // ？
  static let nameDot: UInt32 = 0xB7  // ·
  static let possessive: UInt32 = 0x7684  // 的
  static let agentMark: UInt32 = 0x7531  // 由
  static let and: UInt32 = 0x548C  // 和
  /// Say with whom something is done.
  static let withs: CharacterSet = "与同跟"

  /// A Chinese character.
  @inline(__always)
  static func isHan(_ c: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(c) || (0x3400...0x4DBF).contains(c)
      || (0x20000...0x3FFFF).contains(c) || c == 0x3007
  }

  /// A Chinese character of the basic plane: neither a mark nor a blank nor a letter.
  @inline(__always)
  static func isCommonHan(_ c: UInt32) -> Bool { (0x3400...0x9FFF).contains(c) }

  @inline(__always)
  static func isDigit(_ c: UInt32) -> Bool { (0x30...0x39).contains(c) }

  /// A letter or digit that is not Chinese: it joins its neighbours of the same kind into one token.
  @inline(__always)
  static func isWordLetter(_ c: UInt32) -> Bool {
    isDigit(c) || (0x41...0x5A).contains(c) || (0x61...0x7A).contains(c)
      || (0xC0...0x24F).contains(c) && c != 0xD7 && c != 0xF7 || c == 0x2103
  }

  /// White space of any kind but the line feed, zero-width characters included.
  @inline(__always)
  static func isBlank(_ c: UInt32) -> Bool {
    c == 0x20 || c == 0x09 || c == 0x0D || c == 0xA0 || c == 0x3000 || (0x2000...0x200F).contains(c)
      || c == 0xFEFF || c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x0C
  }

  /// Stands between a post and a name in a list: 书记：李明, 书记－李明.
  @inline(__always)
  static func joinsPostAndName(_ c: UInt32) -> Bool {
    c == colon || c == 0x2D || c == 0x2014 || c == 0x7C  // - — |
  }

  /// Ends a sentence.
  @inline(__always)
  static func isTerminal(_ c: UInt32) -> Bool {
    c == fullStop || c == exclamation || c == question || c == semicolon
  }

  /// 一二三…十百千万, 两, 零 and 〇.
  @inline(__always)
  static func isNumeral(_ c: UInt32) -> Bool {
    switch c {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E,
      0x5343, 0x4E07, 0x4E24, 0x96F6, 0x3007, 0x9996:  // 一二三四五六七八九十百千万两零〇首
      true
    default: false
    }
  }
}
