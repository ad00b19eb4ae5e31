import SourceText

/// Cuts a query into tokens. It never fails: text that is no token becomes `Token.Kind.invalid`.
package struct Lexer {
  let bytes: [UInt8]
  var offset = 0

  /// The tokens of a text, the last of them `end`. Blanks and comments are left out.
  ///
  /// - Complexity: O(bytes).
  package static func tokens(of source: SourceFile) -> [Token] {
    var lexer = Lexer(bytes: source.bytes)
    var tokens: [Token] = []
    tokens.reserveCapacity(source.bytes.count / 4 + 1)
    while true {
      let token = lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  mutating func next() -> Token {
    if let error = skipBlanksAndComments() {
      return Token(kind: .invalid(error), range: error.range)
    }
    let start = offset
    let kind = kindOfNext()
    return Token(kind: kind, range: SourceRange(start, offset))
  }

  private mutating func kindOfNext() -> Token.Kind {
    guard let byte = peek() else { return .end }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "."):
      if let digit = peek(1), digit.isASCIIDigit { return number() }
      return symbol()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string(quote: byte)
    case UInt8(ascii: "`"): return quotedName()
    case UInt8(ascii: "$"): return parameter()
    default:
      if byte < 0x80, !byte.isASCIIWordStart { return symbol() }
      if let text = word() { return .word(text, keyword: Keyword(text)) }
      return strangeCharacter()
    }
  }

  private mutating func symbol() -> Token.Kind {
    let first = bytes[offset]
    if let second = peek(1), second < 0x80 {
      let pair = String(decoding: [first, second], as: UTF8.self)
      if let symbol = Symbol(rawValue: pair) {
        offset += 2
        return .symbol(symbol)
      }
    }
    if let symbol = Symbol(rawValue: String(UnicodeScalar(first))) {
      offset += 1
      return .symbol(symbol)
    }
    return strangeCharacter()
  }

  private mutating func strangeCharacter() -> Token.Kind {
    let start = offset
    guard let (scalar, length) = scalar(at: offset) else { return .end }
    offset += length
    return .invalid(.strangeCharacter(scalar, SourceRange(start, offset)))
  }

  // MARK: Names

  /// Reads a name; `nil`, with nothing read, when none stands here.
  mutating func word() -> String? {
    let start = offset
    guard let (first, length) = scalar(at: offset), first.isNameStart else { return nil }
    offset += length
    skipNameScalars()
    return text(start..<offset)
  }

  mutating func skipNameScalars() {
    while let (scalar, length) = scalar(at: offset), scalar.isNamePart { offset += length }
  }

  private mutating func quotedName() -> Token.Kind {
    let start = offset
    offset += 1
    var name: [UInt8] = []
    while let byte = peek() {
      offset += 1
      guard byte == UInt8(ascii: "`") else {
        name.append(byte)
        continue
      }
      guard peek() == UInt8(ascii: "`") else {
        return .quotedName(String(decoding: name, as: UTF8.self))
      }
      name.append(byte)
      offset += 1
    }
    return .invalid(.unclosedName(SourceRange(start, start + 1)))
  }

  private mutating func parameter() -> Token.Kind {
    let start = offset
    offset += 1
    if let byte = peek(), byte == UInt8(ascii: "`") {
      switch quotedName() {
      case .quotedName(let name): return .parameter(name)
      case let other: return other
      }
    }
    let nameStart = offset
    skipNameScalars()
    if offset == nameStart {
      return .invalid(.parameterWithoutName(SourceRange(start, offset)))
    }
    return .parameter(text(nameStart..<offset))
  }

  // MARK: Blanks and comments

  private mutating func skipBlanksAndComments() -> ParseError? {
    while let (scalar, length) = scalar(at: offset) {
      if scalar == "/", peek(1) == UInt8(ascii: "/") {
        while let byte = peek(), byte != 0x0A, byte != 0x0D { offset += 1 }
      } else if scalar == "/", peek(1) == UInt8(ascii: "*") {
        let start = offset
        offset += 2
        while offset < bytes.count,
          !(bytes[offset] == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/"))
        { offset += 1 }
        if offset >= bytes.count { return .unclosedComment(SourceRange(start, start + 2)) }
        offset += 2
      } else if scalar.isBlank {
        offset += length
      } else {
        return nil
      }
    }
    return nil
  }

  // MARK: Bytes and scalars

  func peek(_ ahead: Int = 0) -> UInt8? {
    offset + ahead < bytes.count ? bytes[offset + ahead] : nil
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The scalar that starts at a byte, and its length in bytes. The text is a Swift string's, so
  /// its UTF-8 is well formed.
  func scalar(at index: Int) -> (Unicode.Scalar, length: Int)? {
    guard index < bytes.count else { return nil }
    let first = UInt32(bytes[index])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, index + length <= bytes.count else {
      return (Unicode.Scalar(UInt8(first)), 1)
    }
    var value = first & (0x7F >> UInt32(length))
    for next in bytes[(index + 1)..<(index + length)] { value = value << 6 | UInt32(next & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  var isASCIIWordStart: Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= self || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self
      || self == UInt8(ascii: "_")
  }
}

extension Unicode.Scalar {
  var isNameStart: Bool {
    isASCII ? UInt8(value).isASCIIWordStart : properties.isXIDStart || isConnector
  }

  var isNamePart: Bool {
    isASCII
      ? UInt8(value).isASCIIWordStart || UInt8(value).isASCIIDigit
      : properties.isXIDContinue || isConnector
  }

  /// `‿`, `⁀` and the like join words.
  private var isConnector: Bool { properties.generalCategory == .connectorPunctuation }

  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20: true
    case ..<0x80: false
    case 0xFEFF: true
    default: properties.isWhitespace
    }
  }
}
