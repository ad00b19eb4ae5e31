import PropertyGraph
import QueryPlanning

/// Functions of strings. Positions and lengths count characters.
enum StringFunctions {
  static let all: [Function] = [
    .unary("toLower", .string, .string) { .string(try text($0, "toLower").lowercased()) },
    .unary("toUpper", .string, .string) { .string(try text($0, "toUpper").uppercased()) },
    .unary("lower", .string, .string) { .string(try text($0, "lower").lowercased()) },
    .unary("upper", .string, .string) { .string(try text($0, "upper").uppercased()) },
    .unary("trim", .string, .string) { .string(trim(try text($0, "trim"), true, true)) },
    .unary("lTrim", .string, .string) { .string(trim(try text($0, "lTrim"), true, false)) },
    .unary("rTrim", .string, .string) { .string(trim(try text($0, "rTrim"), false, true)) },
    .unary("char_length", .string, .integer) {
      .integer(Int64(try text($0, "char_length").characterCount))
    },
    Function("left", 2...2, [.string, .integer], .string) { arguments, _ in
      guard let (string, count) = try textAndCount(arguments, "left") else { return .null }
      return .string(String(string.prefix(count)))
    },
    Function("right", 2...2, [.string, .integer], .string) { arguments, _ in
      guard let (string, count) = try textAndCount(arguments, "right") else { return .null }
      return .string(String(string.suffix(count)))
    },
    Function("substring", 2...3, [.string, .integer, .integer], .string) { arguments, _ in
      guard let (string, start) = try textAndCount(arguments, "substring") else { return .null }
      guard arguments.count > 2 else { return .string(String(string.dropFirst(start))) }
      if arguments[2].isNull { return .null }
      let count = try count(arguments[2], "substring")
      return .string(String(string.dropFirst(start).prefix(count)))
    },
    Function("replace", 3...3, [.string], .string) { arguments, _ in
      if arguments.contains(where: \.isNull) { return .null }
      let texts = try arguments.map { try text($0, "replace") }
      return .string(replace(texts[0], texts[1], by: texts[2]))
    },
    Function("split", 2...2, [.string], .list(.string)) { arguments, _ in
      if arguments.contains(where: \.isNull) { return .null }
      let string = try text(arguments[0], "split")
      let separator = try text(arguments[1], "split")
      return .list(split(string, separator).map { .string($0) })
    },
    Function("reverse", 1...1, [.init(.string, .list(.any))], .any) { arguments, _ in
      switch arguments[0] {
      case .null: return .null
      case .string(let string): return .string(String(string.reversed()))
      case .list(let list): return .list(list.reversed())
      case let other: throw wrong("reverse", "a string or a list", other)
      }
    },
  ]

  static func text(_ value: Value, _ function: String) throws -> String {
    guard case .string(let text) = value else { throw wrong(function, "a string", value) }
    return text
  }

  static func wrong(_ function: String, _ expected: String, _ value: Value) -> ExecutionFailure {
    .invalidArgumentValue("\(function)() needs \(expected), not \(value.kindName)")
  }

  private static func count(_ value: Value, _ function: String) throws -> Int {
    guard case .integer(let count) = value else { throw wrong(function, "an integer", value) }
    guard count >= 0 else {
      throw ExecutionFailure.numberOutOfRange("\(function)() needs an integer that is not negative")
    }
    return Int(clamping: count)
  }

  private static func textAndCount(
    _ arguments: [Value], _ function: String
  ) throws -> (String, Int)? {
    if arguments[0].isNull || arguments[1].isNull { return nil }
    return (try text(arguments[0], function), try count(arguments[1], function))
  }

  private static func trim(_ text: String, _ start: Bool, _ end: Bool) -> String {
    var part = text[...]
    if start { part = part.drop(while: \.isWhitespace) }
    if end { while part.last?.isWhitespace == true { part.removeLast() } }
    return String(part)
  }

  private static func split(_ text: String, _ separator: String) -> [String] {
    if separator.isEmpty { return text.map { String($0) } }
    let (bytes, wanted) = (Array(text.utf8), Array(separator.utf8))
    var parts: [String] = []
    var start = 0
    var position = 0
    while position + wanted.count <= bytes.count {
      if bytes[position..<position + wanted.count].elementsEqual(wanted) {
        parts.append(String(decoding: bytes[start..<position], as: UTF8.self))
        position += wanted.count
        start = position
      } else {
        position += 1
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  private static func replace(_ text: String, _ part: String, by other: String) -> String {
    part.isEmpty ? text : split(text, part).joined(separator: other)
  }
}

extension String {
  /// How many characters it has, as a reader counts them.
  var characterCount: Int { Self.characterCount(utf8) ?? count }

  /// How many characters some UTF-8 has, when that can be told byte by byte; else `nil`.
  ///
  /// Letters, digits and Chinese characters never join with a neighbour; only where something else
  /// stands are characters put together of scalars.
  static func characterCount(_ bytes: some Sequence<UInt8>) -> Int? {
    var scalars = 0
    for byte in bytes {
      switch byte {
      // Before a line feed a carriage return is no character of its own.
      case 0x0D: return nil
      case 0x00...0x7F: scalars += 1
      case 0x80...0xBF: break
      // U+4000 to U+9FFF.
      case 0xE4...0xE9: scalars += 1
      default: return nil
      }
    }
    return scalars
  }
}
