import SourceText

/// How tightly an operator binds; the loosest first.
enum Precedence: Int, Comparable {
  case or, xor, and, not, comparison, predicate, additive, multiplicative, power, unary

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .unary }
}

enum InfixOperator {
  case logical(LogicalOperator)
  case comparison(ComparisonOperator)
  case binary(BinaryOperator)
  case isNull

  var precedence: Precedence {
    switch self {
    case .logical(.or): .or
    case .logical(.xor): .xor
    case .logical(.and): .and
    case .comparison: .comparison
    case .isNull: .predicate
    case .binary(let binary):
      switch binary {
      case .in, .startsWith, .endsWith, .contains, .matches: .predicate
      case .add, .subtract: .additive
      case .multiply, .divide, .modulo: .multiplicative
      case .power: .power
      }
    }
  }
}

extension Parser {
  /// Parses an expression of operators that bind at least as tightly as `minimum`.
  mutating func expression(_ minimum: Precedence = .or) throws(ParseError) -> Expression {
    try enter()
    defer { leave() }
    let start = token.range
    var left = try prefixed()
    while let infix = infixOperator, infix.precedence >= minimum {
      left = try continued(left, infix, from: start)
    }
    return left
  }

  /// The operator that the current token starts.
  private var infixOperator: InfixOperator? {
    switch token.kind {
    case .symbol(let symbol): Parser.symbolOperators[symbol]
    case .word(_, let keyword):
      switch keyword {
      case .or: .logical(.or)
      case .xor: .logical(.xor)
      case .and: .logical(.and)
      case .in: .binary(.in)
      case .starts: .binary(.startsWith)
      case .ends: .binary(.endsWith)
      case .contains: .binary(.contains)
      case .is: .isNull
      default: nil
      }
    default: nil
    }
  }

  private static let symbolOperators: [Symbol: InfixOperator] = [
    .equal: .comparison(.equal), .notEqual: .comparison(.notEqual), .less: .comparison(.less),
    .lessOrEqual: .comparison(.lessOrEqual), .greater: .comparison(.greater),
    .greaterOrEqual: .comparison(.greaterOrEqual), .plus: .binary(.add),
    .minus: .binary(.subtract), .asterisk: .binary(.multiply), .slash: .binary(.divide),
    .percent: .binary(.modulo), .caret: .binary(.power), .matches: .binary(.matches),
  ]

  private mutating func continued(
    _ left: Expression, _ infix: InfixOperator, from start: SourceRange
  ) throws(ParseError) -> Expression {
    switch infix {
    case .logical(let logical):
      var operands = [left]
      while case .logical(logical)? = infixOperator {
        advance()
        operands.append(try expression(infix.precedence.tighter))
      }
      return try made(.logical(logical, operands), from: start)
    case .comparison:
      var steps: [ComparisonStep] = []
      while case .comparison(let comparison)? = infixOperator {
        advance()
        let operand = try expression(infix.precedence.tighter)
        steps.append(ComparisonStep(comparison: comparison, operand: operand))
      }
      return try made(.comparison(left, steps), from: start)
    case .binary(let binary):
      advance()
      if binary == .startsWith || binary == .endsWith { try expect(.with) }
      let right = try expression(infix.precedence.tighter)
      return try made(.binary(binary, left, right), from: start)
    case .isNull:
      advance()
      let negated = accept(.not)
      guard accept(.null) else {
        throw unexpected(negated ? "NULL" : "NULL or NOT NULL", keywords: [.null, .not])
      }
      return try made(.isNull(left, negated: negated), from: start)
    }
  }

  /// An operand with the `NOT`, `+` and `-` before it.
  private mutating func prefixed() throws(ParseError) -> Expression {
    let start = token.range
    if at(.not) {
      advance()
      return try made(.unary(.not, expression(.not)), from: start)
    }
    if accept(.plus) { return try made(.unary(.plus, operandOfSign()), from: start) }
    if accept(.minus) {
      if case .integer(UInt64(Int64.max) + 1) = token.kind {
        advance()
        return try made(.literal(.integer(.min)), from: start)
      }
      return try made(.unary(.minus, operandOfSign()), from: start)
    }
    return try postfix(withLabels: true)
  }

  private mutating func operandOfSign() throws(ParseError) -> Expression {
    try enter()
    defer { leave() }
    return try prefixed()
  }

  /// An atom with the properties, elements, slices and labels asked of it.
  mutating func postfix(withLabels: Bool) throws(ParseError) -> Expression {
    let start = token.range
    var base = try atom()
    while true {
      if accept(.dot) {
        let key = try name("a property")
        base = try made(.property(base, key: key), from: start)
      } else if at(.openBracket) {
        base = try made(subscripted(base), from: start)
      } else if withLabels, at(.colon) {
        advance()
        let labels = try labelExpression(of: .node)
        return try made(.hasLabels(base, labels), from: start)
      } else {
        return base
      }
    }
  }

  /// `[index]` or `[from..to]`
  private mutating func subscripted(_ base: Expression) throws(ParseError) -> Expression.Kind {
    advance()
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    let first: Expression? = at(.dots) ? nil : try expression()
    if accept(.dots) {
      let last: Expression? = at(.closeBracket) ? nil : try expression()
      try expect(.closeBracket)
      return .slice(base, from: first, to: last)
    }
    guard let first else { throw unexpected("an expression") }
    try expect(.closeBracket, "'..' or ']'")
    return .index(base, first)
  }

  /// A finished expression, from `start` to here.
  func made(_ kind: Expression.Kind, from start: SourceRange) throws(ParseError) -> Expression {
    let expression = Expression(kind, range: range(from: start))
    if expression.height > Parser.maximumDepth { throw .tooDeep(start) }
    return expression
  }
}
