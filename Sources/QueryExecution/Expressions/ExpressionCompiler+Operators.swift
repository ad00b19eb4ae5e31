import PropertyGraph
import QueryPlanning
import QuerySyntax
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

extension ExpressionCompiler {
  func compileUnary(
    _ op: UnaryOperator, _ operand: BoundExpression, _ range: SourceRange
  ) throws -> Evaluator {
    let value = try compile(operand)
    switch op {
    case .not:
      return located(range) { batch, row in
        switch try value(batch, row) {
        case .boolean(let flag): return .boolean(!flag)
        case .null: return .null
        case let other:
          throw ExecutionFailure.invalidArgumentType("NOT needs a boolean, not \(other.kindName)")
        }
      }
    case .plus: return value
    case .minus:
      return located(range) { batch, row in try Arithmetic.negate(try value(batch, row)) }
    }
  }

  func compileBinary(
    _ op: BinaryOperator, _ left: BoundExpression, _ right: BoundExpression,
    _ range: SourceRange
  ) throws -> Evaluator {
    let first = try compile(left)
    let second = try compile(right)
    let operation: (Value, Value) throws -> Value
    switch op {
    case .add: operation = Arithmetic.add
    case .subtract: operation = Arithmetic.subtract
    case .multiply: operation = Arithmetic.multiply
    case .divide: operation = Arithmetic.divide
    case .modulo: operation = Arithmetic.modulo
    case .power: operation = Arithmetic.power
    case .in: operation = Logic.isElement
    case .startsWith: operation = { Text.test($0, $1) { $0.starts(with: $1) } }
    case .endsWith: operation = { Text.test($0, $1) { $0.reversed().starts(with: $1.reversed()) } }
    case .contains: operation = { Text.test($0, $1, Text.contains) }
    case .matches:
      let cache = RegularExpressionCache()
      operation = { try cache.matches($0, $1) }
    }
    return located(range) { batch, row in
      try operation(try first(batch, row), try second(batch, row))
    }
  }

  func compileComparison(
    _ op: ComparisonOperator, _ left: BoundExpression, _ right: BoundExpression
  ) throws -> Evaluator {
    let first = try compile(left)
    let second = try compile(right)
    switch op {
    case .equal:
      return { batch, row in Logic.value(try first(batch, row).equals(try second(batch, row))) }
    case .notEqual:
      return { batch, row in
        Logic.value(try first(batch, row).equals(try second(batch, row)).map { !$0 })
      }
    case .less: return order(first, second) { $0 == .less }
    case .lessOrEqual: return order(first, second) { $0 == .less || $0 == .equal }
    case .greater: return order(first, second) { $0 == .greater }
    case .greaterOrEqual: return order(first, second) { $0 == .greater || $0 == .equal }
    }
  }

  private func order(
    _ first: @escaping Evaluator, _ second: @escaping Evaluator,
    _ accepts: @escaping (Comparison) -> Bool
  ) -> Evaluator {
    { batch, row in
      Logic.value(try first(batch, row).compared(to: try second(batch, row)).map(accepts))
    }
  }

  func compileLogical(_ op: LogicalOperator, _ operands: [BoundExpression]) throws -> Evaluator {
    let parts = try operands.map { operand in
      let value = try compile(operand)
      return { (batch: Batch, row: Int) throws -> Bool? in
        switch try value(batch, row) {
        case .boolean(let flag): return flag
        case .null: return nil
        case let other:
          throw ExecutionError(
            .invalidArgumentType("\(op.rawValue) needs booleans, not \(other.kindName)"),
            at: operand.range)
        }
      }
    }
    switch op {
    case .and, .or:
      let decisive = op == .or
      return { batch, row in
        var sawNull = false
        for part in parts {
          guard let flag = try part(batch, row) else {
            sawNull = true
            continue
          }
          if flag == decisive { return .boolean(decisive) }
        }
        return sawNull ? .null : .boolean(!decisive)
      }
    case .xor:
      return { batch, row in
        var result: Bool? = false
        for part in parts {
          let flag = try part(batch, row)
          if let left = result, let flag { result = left != flag } else { result = nil }
        }
        return Logic.value(result)
      }
    }
  }

  func compileCase(_ form: BoundCase) throws -> Evaluator {
    let subject = try form.subject.map(compile)
    let branches = try form.branches.map {
      (condition: try compile($0.condition), result: try compile($0.result))
    }
    let otherwise = try form.otherwise.map(compile)
    return { batch, row in
      let value = try subject?(batch, row)
      for branch in branches {
        let condition = try branch.condition(batch, row)
        let holds: Bool
        if let value {
          holds = value.equals(condition) == true
        } else if case .boolean(let flag) = condition {
          holds = flag
        } else {
          holds = false
        }
        if holds { return try branch.result(batch, row) }
      }
      return try otherwise?(batch, row) ?? .null
    }
  }
}

/// Three-valued logic.
enum Logic {
  static func value(_ flag: Bool?) -> Value { flag.map { .boolean($0) } ?? .null }

  /// `element IN list`
  static func isElement(_ element: Value, _ list: Value) throws -> Value {
    switch list {
    case .null: return .null
    case .list(let elements):
      var sawNull = false
      for other in elements {
        switch element.equals(other) {
        case true?: return .boolean(true)
        case nil: sawNull = true
        case false?: break
        }
      }
      return sawNull ? .null : .boolean(false)
    default:
      throw ExecutionFailure.invalidArgumentType("IN needs a list, not \(list.kindName)")
    }
  }
}

/// String operators. They are null when an operand is no string.
enum Text {
  static func test(
    _ left: Value, _ right: Value, _ holds: (String.UTF8View, String.UTF8View) -> Bool
  ) -> Value {
    guard case .string(let text) = left, case .string(let part) = right else { return .null }
    return .boolean(holds(text.utf8, part.utf8))
  }

  /// Whether the bytes of `part` stand in a row in `text`.
  ///
  /// - Complexity: O(text) on average.
  static func contains(_ text: String.UTF8View, _ part: String.UTF8View) -> Bool {
    let fast = text.withContiguousStorageIfAvailable { text in
      part.withContiguousStorageIfAvailable { contains(text, $0) }
    }
    if let found = fast ?? nil { return found }
    return Array(text).withUnsafeBufferPointer { text in
      Array(part).withUnsafeBufferPointer { contains(text, $0) }
    }
  }

  static func contains(
    _ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let partStart = part.baseAddress, part.count > 0 else { return true }
    guard let start = text.baseAddress, text.count >= part.count else { return false }
    // Candidates are found by one byte of the part: ASCII if it has some, rare in Chinese text.
    let pivot = part.firstIndex { $0 < 0x80 } ?? part.count - 1
    var position = pivot
    let end = text.count - part.count + pivot
    while position <= end {
      guard let hit = memchr(start + position, Int32(part[pivot]), end - position + 1) else {
        return false
      }
      position = UnsafeRawPointer(start).distance(to: UnsafeRawPointer(hit))
      if memcmp(start + (position - pivot), partStart, part.count) == 0 { return true }
      position += 1
    }
    return false
  }

  static func starts(
    _ text: UnsafeBufferPointer<UInt8>, with part: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = part.baseAddress, part.count > 0 else { return true }
    guard let start = text.baseAddress, text.count >= part.count else { return false }
    return memcmp(start, first, part.count) == 0
  }

  static func ends(
    _ text: UnsafeBufferPointer<UInt8>, with part: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = part.baseAddress, part.count > 0 else { return true }
    guard let start = text.baseAddress, text.count >= part.count else { return false }
    return memcmp(start + (text.count - part.count), first, part.count) == 0
  }
}
