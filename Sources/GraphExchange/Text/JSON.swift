/// A JSON value as it stands in a text. Numbers keep their spelling, objects their order.
enum JSON: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  struct Member: Hashable, Sendable {
    let name: String
    let value: JSON
  }

  /// What stands in the text, for messages.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Reads one JSON value (RFC 8259) from bytes.
///
/// Duplicate names (also a name and its decomposed form), lone surrogates, invalid UTF-8 and nesting past ``depthLimit`` are errors.
struct JSONParser {
  /// Levels of arrays and objects.
  static let depthLimit = 500

  struct Failure: Error {
    let message: String
    /// Byte at which it was seen.
    let offset: Int
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Reads the bytes as one value with nothing but white space around it.
  static func parse(_ bytes: ArraySlice<UInt8>) throws(Failure) -> JSON {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.endIndex else {
      throw parser.failure("nothing may follow the value")
    }
    return value
  }

  private func failure(_ message: String) -> Failure {
    Failure(message: message, offset: position - bytes.startIndex)
  }

  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> JSON {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
      return try number()
    case nil: throw failure("the text ends where a value should stand")
    default: throw failure("no JSON value starts here")
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(Failure) -> JSON {
    guard bytes[position...].starts(with: word.utf8) else {
      throw failure("no JSON value starts here")
    }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(Failure) -> JSON {
    let start = position
    _ = skip("-")
    if !skip("0"), digits() == 0 { throw failure("a digit should stand here") }
    if skip("."), digits() == 0 { throw failure("a digit should stand here") }
    if skip("e") || skip("E") {
      _ = skip("+") || skip("-")
      if digits() == 0 { throw failure("a digit should stand here") }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func array(depth: Int) throws(Failure) -> JSON {
    guard depth <= JSONParser.depthLimit else {
      throw failure("nested more than \(JSONParser.depthLimit) levels deep")
    }
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if skip("]") { return .array(elements) }
    repeat {
      elements.append(try value(depth: depth))
      skipSpace()
    } while skip(",")
    guard skip("]") else { throw failure("',' or ']' should stand here") }
    return .array(elements)
  }

  private mutating func object(depth: Int) throws(Failure) -> JSON {
    guard depth <= JSONParser.depthLimit else {
      throw failure("nested more than \(JSONParser.depthLimit) levels deep")
    }
    position += 1
    var members: [JSON.Member] = []
    var names: Set<String> = []
    skipSpace()
    if skip("}") { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("a name in quotes should stand here") }
      let name = try string()
      guard names.insert(name).inserted else {
        throw failure("the name '\(name)' stands twice in one object")
      }
      skipSpace()
      guard skip(":") else { throw failure("':' should stand here") }
      members.append(JSON.Member(name: name, value: try value(depth: depth)))
      skipSpace()
    } while skip(",")
    guard skip("}") else { throw failure("',' or '}' should stand here") }
    return .object(members)
  }

  private mutating func string() throws(Failure) -> String {
    position += 1
    let start = position
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
    if next == UInt8(ascii: "\"") {
      let text = try validated(bytes[start..<position])
      position += 1
      return text
    }
    var content = Array(bytes[start..<position])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        let text = try validated(content[...])
        position += 1
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw failure("control characters must be escaped in a string")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw failure("the string has no closing quote")
  }

  private func validated(_ content: ArraySlice<UInt8>) throws(Failure) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw failure("the string is not valid UTF-8")
    }
    return text
  }

  private mutating func escape(into content: inout [UInt8]) throws(Failure) {
    position += 1
    let byte = next
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte ?? 0)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var unit = try hexadecimal()
      if (0xD800..<0xDC00).contains(unit), skip("\\"), skip("u") {
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw failure("half of a surrogate pair") }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw failure("half of a surrogate pair") }
      content.append(contentsOf: UTF8.encode(scalar) ?? .init())
    default:
      position = min(position, bytes.endIndex) - 1
      throw failure("no such escape in a JSON string")
    }
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    guard position + 4 <= bytes.endIndex,
      bytes[position..<position + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure("four hexadecimal digits should stand here") }
    position += 4
    return unit
  }
}
