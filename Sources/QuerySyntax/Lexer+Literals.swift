import SourceText

extension Lexer {
  // MARK: Numbers

  /// Reads a number. It may start with a dot, when a digit follows.
  mutating func number() -> Token.Kind {
    let start = offset
    if bytes[offset] == UInt8(ascii: "0"), let mark = peek(1) {
      switch mark {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): return wholeNumber(from: start, radix: 16)
      case UInt8(ascii: "o"), UInt8(ascii: "O"): return wholeNumber(from: start, radix: 8)
      default: break
      }
    }
    skipDigits()
    var isFloat = false
    if peek() == UInt8(ascii: "."), let digit = peek(1), digit.isASCIIDigit {
      isFloat = true
      offset += 1
      skipDigits()
    }
    if let mark = peek(), mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      let signed = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+")
      if let digit = peek(signed ? 2 : 1), digit.isASCIIDigit {
        isFloat = true
        offset += signed ? 2 : 1
        skipDigits()
      }
    }
    return finishNumber(from: start) { text in
      if !isFloat { return UInt64(text).map(Token.Kind.integer) }
      return Double(text).map(Token.Kind.float)
    }
  }

  private mutating func wholeNumber(from start: Int, radix: Int) -> Token.Kind {
    offset += 2
    let digits = offset
    while let byte = peek(), Character(UnicodeScalar(byte)).hexDigitValue ?? 16 < radix {
      offset += 1
    }
    if digits == offset {
      skipNameScalars()
      return .invalid(.invalidNumber(text(start..<offset), SourceRange(start, offset)))
    }
    return finishNumber(from: start) {
      UInt64($0.dropFirst(2), radix: radix).map(Token.Kind.integer)
    }
  }

  /// Ends a number: letters right behind it are a mistake, and so is a value that does not fit.
  private mutating func finishNumber(
    from start: Int, _ value: (String) -> Token.Kind?
  ) -> Token.Kind {
    let number = text(start..<offset)
    let end = offset
    skipNameScalars()
    let range = SourceRange(start, offset)
    guard offset == end else { return .invalid(.invalidNumber(text(start..<offset), range)) }
    switch value(number) {
    case .integer(let magnitude) where magnitude > UInt64(Int64.max) + 1:
      return .invalid(.integerOverflow(number, range))
    case .float(let double) where double.isInfinite:
      return .invalid(.floatOverflow(number, range))
    case nil: return .invalid(.integerOverflow(number, range))
    case let kind?: return kind
    }
  }

  private mutating func skipDigits() {
    while let byte = peek(), byte.isASCIIDigit { offset += 1 }
  }

  // MARK: Strings

  mutating func string(quote: UInt8) -> Token.Kind {
    let start = offset
    offset += 1
    var content: [UInt8] = []
    var mistake: ParseError?
    while let byte = peek() {
      offset += 1
      switch byte {
      case quote:
        if let mistake { return .invalid(mistake) }
        return .string(String(decoding: content, as: UTF8.self))
      case UInt8(ascii: "\\"):
        switch escape() {
        case .success(let scalar): content.append(contentsOf: String(scalar).utf8)
        case .failure(let error): mistake = mistake ?? error
        }
      default: content.append(byte)
      }
    }
    return .invalid(.unclosedString(SourceRange(start, start + 1)))
  }

  /// Reads what follows a backslash.
  private mutating func escape() -> Result<Unicode.Scalar, ParseError> {
    let start = offset - 1
    guard let (mark, length) = scalar(at: offset) else {
      return .failure(.unclosedString(SourceRange(start, offset)))
    }
    offset += length
    switch mark {
    case "\\", "'", "\"", "`", "/": return .success(mark)
    case "b": return .success("\u{8}")
    case "f": return .success("\u{C}")
    case "n": return .success("\n")
    case "r": return .success("\r")
    case "t": return .success("\t")
    case "u": return unicodeEscape(from: start, digits: 4)
    case "U": return unicodeEscape(from: start, digits: 8)
    default:
      return .failure(.invalidEscape(text(start..<offset), SourceRange(start, offset)))
    }
  }

  private mutating func unicodeEscape(
    from start: Int, digits: Int
  ) -> Result<Unicode.Scalar, ParseError> {
    guard var value = hexadecimal(digits: digits) else {
      return .failure(.invalidUnicodeEscape(text(start..<offset), SourceRange(start, offset)))
    }
    // Above U+FFFF, `\u` writes two halves, as in JSON.
    if 0xD800..<0xDC00 ~= value, peek() == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") {
      offset += 2
      if let low = hexadecimal(digits: 4), 0xDC00..<0xE000 ~= low {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
    }
    guard let scalar = Unicode.Scalar(value) else {
      return .failure(.invalidUnicodeEscape(text(start..<offset), SourceRange(start, offset)))
    }
    return .success(scalar)
  }

  private mutating func hexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let byte = peek(), let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        return nil
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
