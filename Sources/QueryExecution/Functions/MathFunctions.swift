import PropertyGraph
import QueryPlanning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Functions of numbers.
enum MathFunctions {
  static let all: [Function] = [
    .unary("abs", .number, .number) {
      switch $0 {
      case .integer(let value):
        return try value < 0
          ? Arithmetic.checked(Int64(0).subtractingReportingOverflow(value)) : .integer(value)
      case .float(let value): return .float(abs(value))
      case let other: throw StringFunctions.wrong("abs", "a number", other)
      }
    },
    .unary("sign", .number, .integer) {
      let value = try number($0, "sign")
      return .integer(value > 0 ? 1 : value < 0 ? -1 : 0)
    },
    real("ceil") { $0.rounded(.up) },
    real("floor") { $0.rounded(.down) },
    real("sqrt") { $0.squareRoot() },
    real("exp", exp),
    real("log", log),
    real("log10", log10),
    real("sin", sin),
    real("cos", cos),
    real("tan", tan),
    real("cot") { 1 / tan($0) },
    real("asin", asin),
    real("acos", acos),
    real("atan", atan),
    real("haversin") { (1 - cos($0)) / 2 },
    real("degrees") { $0 * 180 / .pi },
    real("radians") { $0 * .pi / 180 },
    .unary("isNaN", .number, .boolean) { .boolean(try number($0, "isNaN").isNaN) },
    Function("round", 1...2, [.number, .integer], .float) { arguments, _ in
      if arguments.contains(where: \.isNull) { return .null }
      let value = try number(arguments[0], "round")
      guard arguments.count == 2 else { return .float((value + 0.5).rounded(.down)) }
      let scale = pow(10, try number(arguments[1], "round"))
      return .float((value * scale).rounded(.toNearestOrAwayFromZero) / scale)
    },
    Function("atan2", 2...2, [.number], .float) { arguments, _ in
      if arguments.contains(where: \.isNull) { return .null }
      return .float(atan2(try number(arguments[0], "atan2"), try number(arguments[1], "atan2")))
    },
    Function("pi", 0...0, [], .float) { _, _ in .float(.pi) },
    Function("e", 0...0, [], .float) { _, _ in .float(M_E) },
    Function("rand", 0...0, [], .float, isDeterministic: false) { _, context in
      .float(Double.random(in: 0..<1, using: &context.random))
    },
  ]

  static func number(_ value: Value, _ function: String) throws -> Double {
    guard let number = value.asDouble else {
      throw StringFunctions.wrong(function, "a number", value)
    }
    return number
  }

  private static func real(
    _ name: String, _ function: @escaping @Sendable (Double) -> Double
  ) -> Function {
    .unary(name, .number, .float) { .float(function(try number($0, name))) }
  }
}
