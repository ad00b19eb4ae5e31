import PropertyGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// `+ - * / % ^` on values. Null in, null out.
enum Arithmetic {
  static func add(_ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.integer(let l), .integer(let r)): return try checked(l.addingReportingOverflow(r))
    case (.list(let l), .list(let r)): return .list(l + r)
    case (.null, _), (_, .null): return .null
    case (.list(let l), _): return .list(l + [right])
    case (_, .list(let r)): return .list([left] + r)
    case (.string(let l), .string(let r)): return .string(l + r)
    case (.string(let l), .integer(let r)): return .string(l + String(r))
    case (.integer(let l), .string(let r)): return .string(String(l) + r)
    case (.string(let l), .float(let r)): return .string(l + ValueText.float(r))
    case (.float(let l), .string(let r)): return .string(ValueText.float(l) + r)
    case (.string(let l), .boolean(let r)): return .string(l + String(r))
    case (.boolean(let l), .string(let r)): return .string(String(l) + r)
    default: break
    }
    if let (l, r) = floats(left, right) { return .float(l + r) }
    if let result = try TemporalOperators.add(left, right) { return result }
    throw mismatch("+", left, right)
  }

  static func subtract(_ left: Value, _ right: Value) throws -> Value {
    if case .integer(let l) = left, case .integer(let r) = right {
      return try checked(l.subtractingReportingOverflow(r))
    }
    if left.isNull || right.isNull { return .null }
    if let (l, r) = floats(left, right) { return .float(l - r) }
    if let result = try TemporalOperators.subtract(left, right) { return result }
    throw mismatch("-", left, right)
  }

  static func multiply(_ left: Value, _ right: Value) throws -> Value {
    if case .integer(let l) = left, case .integer(let r) = right {
      return try checked(l.multipliedReportingOverflow(by: r))
    }
    if left.isNull || right.isNull { return .null }
    if let (l, r) = floats(left, right) { return .float(l * r) }
    if let result = try TemporalOperators.multiply(left, right) { return result }
    throw mismatch("*", left, right)
  }

  static func divide(_ left: Value, _ right: Value) throws -> Value {
    if case .integer(let l) = left, case .integer(let r) = right {
      guard r != 0 else { throw ExecutionFailure.divisionByZero }
      return try checked(l.dividedReportingOverflow(by: r))
    }
    if left.isNull || right.isNull { return .null }
    if let (l, r) = floats(left, right) { return .float(l / r) }
    if let result = try TemporalOperators.divide(left, right) { return result }
    throw mismatch("/", left, right)
  }

  static func modulo(_ left: Value, _ right: Value) throws -> Value {
    if case .integer(let l) = left, case .integer(let r) = right {
      guard r != 0 else { throw ExecutionFailure.divisionByZero }
      return try checked(l.remainderReportingOverflow(dividingBy: r))
    }
    if left.isNull || right.isNull { return .null }
    if let (l, r) = floats(left, right) { return .float(l.truncatingRemainder(dividingBy: r)) }
    throw mismatch("%", left, right)
  }

  static func power(_ left: Value, _ right: Value) throws -> Value {
    if left.isNull || right.isNull { return .null }
    if let (l, r) = floats(left, right) { return .float(pow(l, r)) }
    throw mismatch("^", left, right)
  }

  static func negate(_ value: Value) throws -> Value {
    switch value {
    case .null: return .null
    case .integer(let number):
      return try checked(Int64(0).subtractingReportingOverflow(number))
    case .float(let number): return .float(-number)
    default:
      if let result = try TemporalOperators.negate(value) { return result }
      throw ExecutionFailure.invalidArgumentType("'-' needs a number, not \(value.kindName)")
    }
  }

  /// Both numbers as floats; `nil` when one is no number.
  static func floats(_ left: Value, _ right: Value) -> (Double, Double)? {
    guard let l = left.asDouble, let r = right.asDouble else { return nil }
    return (l, r)
  }

  static func checked(_ result: (partialValue: Int64, overflow: Bool)) throws -> Value {
    guard !result.overflow else { throw ExecutionFailure.integerOverflow }
    return .integer(result.partialValue)
  }

  private static func mismatch(_ op: String, _ left: Value, _ right: Value) -> ExecutionFailure {
    .invalidArgumentType("'\(op)' cannot take \(left.kindName) and \(right.kindName)")
  }
}

extension Value {
  /// A number as a float; `nil` for everything else.
  var asDouble: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }
}
