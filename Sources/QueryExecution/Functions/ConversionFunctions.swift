import PropertyGraph
import QueryPlanning

/// `toInteger` and its relatives. A text that says no such value gives null.
enum ConversionFunctions {
  static let all: [Function] =
    [
      convert("toInteger", .integer, integer), convert("toFloat", .float, float),
      convert("toBoolean", .boolean, boolean), convert("toString", .string, string),
    ].flatMap { $0 } + [
      Function("toIntegerList", 1...1, [.list], .list(.integer)) { list, _ in
        try each(list, integer)
      },
      Function("toFloatList", 1...1, [.list], .list(.float)) { list, _ in try each(list, float) },
      Function("toBooleanList", 1...1, [.list], .list(.boolean)) { list, _ in
        try each(list, boolean)
      },
      Function("toStringList", 1...1, [.list], .list(.string)) { list, _ in try each(list, string)
      },
      Function("valueType", 1...1, [.any], .string) { arguments, _ in
        .string(arguments[0].kindName)
      },
    ]

  /// A function and its relative that gives null for values that cannot be converted.
  private static func convert(
    _ name: String, _ result: StaticType,
    _ body: @escaping @Sendable (Value) -> Value?
  ) -> [Function] {
    [
      Function(name, 1...1, [.any], result) { arguments, _ in
        if arguments[0].isNull { return .null }
        guard let value = body(arguments[0]) else {
          throw ExecutionFailure.invalidArgumentValue(
            "\(name)() cannot convert \(arguments[0].kindName)")
        }
        return value
      },
      Function(name + "OrNull", 1...1, [.any], result) { arguments, _ in
        body(arguments[0]) ?? .null
      },
    ]
  }

  private static func each(
    _ arguments: [Value], _ body: (Value) -> Value?
  ) throws -> Value {
    guard let list = try ListFunctions.list(arguments[0], "a conversion") else { return .null }
    return .list(list.map { $0.isNull ? .null : body($0) ?? .null })
  }

  @Sendable private static func integer(_ value: Value) -> Value? {
    switch value {
    case .integer: return value
    case .float(let number): return whole(number)
    case .boolean(let flag): return .integer(flag ? 1 : 0)
    case .string(let text):
      let digits = text.trimmingSpaces
      if let number = Int64(digits) { return .integer(number) }
      return Double(digits).map(whole) ?? .null
    default: return nil
    }
  }

  private static func whole(_ number: Double) -> Value {
    Int64(exactly: number.rounded(.towardZero)).map { .integer($0) } ?? .null
  }

  @Sendable private static func float(_ value: Value) -> Value? {
    switch value {
    case .float: value
    case .integer(let number): .float(Double(number))
    case .string(let text): Double(text.trimmingSpaces).map { .float($0) } ?? .null
    default: nil
    }
  }

  @Sendable private static func boolean(_ value: Value) -> Value? {
    switch value {
    case .boolean: return value
    case .integer(let number): return .boolean(number != 0)
    case .string(let text):
      switch text.trimmingSpaces.lowercased() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: return .null
      }
    default: return nil
    }
  }

  @Sendable private static func string(_ value: Value) -> Value? {
    switch value {
    case .string: value
    case .integer(let number): .string(String(number))
    case .float(let number): .string(ValueText.float(number))
    case .boolean(let flag): .string(String(flag))
    default: ValueText.temporal(value).map { .string($0) }
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var part = self[...]
    part = part.drop(while: \.isWhitespace)
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
}
