import SourceText

/// Something that has a value on each row.
///
/// Its height is bounded (``Parser/maximumDepth``), so that code may walk it recursively.
package struct Expression: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case literal(Literal)
    /// `$name`, without the dollar sign.
    case parameter(String)
    case variable(String)
    /// `[a, b]`
    case list([Expression])
    /// `{key: value}`
    case map([MapEntry])
    /// `node {.key, .*, key: value, variable}`
    case mapProjection(MapProjection)
    /// `base.key`
    case property(Expression, key: Identifier)
    /// `base[index]`
    case index(Expression, Expression)
    /// `base[from..to]`
    case slice(Expression, from: Expression?, to: Expression?)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a AND b AND c`. At least two operands.
    case logical(LogicalOperator, [Expression])
    /// `a < b <= c`: each neighbouring pair holds.
    case comparison(Expression, [ComparisonStep])
    /// `a IS NULL`, or `a IS NOT NULL` when negated.
    case isNull(Expression, negated: Bool)
    /// `n:A:B`, `r:T`
    case hasLabels(Expression, LabelExpression)
    case call(FunctionCall)
    /// `count(*)`
    case countAll
    case `case`(CaseExpression)
    case listComprehension(ListComprehension)
    case patternComprehension(PatternComprehension)
    case quantifier(QuantifierExpression)
    case reduce(ReduceExpression)
    /// A path pattern as a value: whether it is there (in `WHERE`), or the argument of `exists` or
    /// `size`. With a selector: `shortestPath(…)`.
    case pattern(PathPattern)
    case subquery(SubqueryExpression)
  }

  package let kind: Kind
  @Place package var range: SourceRange
  /// Levels of the tree: 1 for a literal.
  package private(set) var height: Int

  /// - Complexity: O(direct children).
  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    _range = Place(wrappedValue: range)
    height = 0
    height = 1 + (children.lazy.map(\.height).max() ?? 0)
  }
}

package enum Literal: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
}

package enum UnaryOperator: String, Hashable, Sendable {
  case not = "NOT"
  case plus = "+"
  case minus = "-"
}

package enum BinaryOperator: String, Hashable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case power = "^"
  case `in` = "IN"
  case startsWith = "STARTS WITH"
  case endsWith = "ENDS WITH"
  case contains = "CONTAINS"
  /// The whole text matches the regular expression.
  case matches = "=~"
}

package enum LogicalOperator: String, Hashable, Sendable {
  case and = "AND"
  case or = "OR"
  case xor = "XOR"
}

package enum ComparisonOperator: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// What follows the first operand of a comparison.
package struct ComparisonStep: Hashable, Sendable {
  package var comparison: ComparisonOperator
  package var operand: Expression
}

package struct MapEntry: Hashable, Sendable {
  package var key: Identifier
  package var value: Expression
}

/// `subject {.key, .*, key: value, variable}`
package struct MapProjection: Hashable, Sendable {
  package enum Item: Hashable, Sendable {
    /// `.key`
    case property(Identifier)
    /// `.*`
    case allProperties
    /// `key: value`
    case entry(MapEntry)
    /// `variable`
    case variable(Identifier)
  }

  package var subject: Identifier
  package var items: [Item]
}

/// `name.space.function([DISTINCT] argument, …)`
package struct FunctionCall: Hashable, Sendable {
  /// Namespaces and the name itself, last.
  package var name: [Identifier]
  package var isDistinct: Bool
  package var arguments: [Expression]

  /// The name with its dots, as written; capitals do not count.
  package var qualifiedName: String { name.map(\.text).joined(separator: ".") }
}

/// `CASE [subject] WHEN … THEN … ELSE … END`
package struct CaseExpression: Hashable, Sendable {
  package struct Branch: Hashable, Sendable {
    /// A value that equals the subject, or without subject a predicate.
    package var condition: Expression
    package var result: Expression
  }

  package var subject: Expression?
  /// Never empty.
  package var branches: [Branch]
  /// `nil` gives null.
  package var otherwise: Expression?
}

/// `[variable IN list WHERE predicate | result]`
package struct ListComprehension: Hashable, Sendable {
  package var variable: Identifier
  package var list: Expression
  package var predicate: Expression?
  /// `nil` for the element itself.
  package var result: Expression?
}

/// `[pattern WHERE predicate | result]`
package struct PatternComprehension: Hashable, Sendable {
  package var pattern: PathPattern
  package var predicate: Expression?
  package var result: Expression
}

/// `all(variable IN list WHERE predicate)`
package struct QuantifierExpression: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case all
    case any
    case none
    case single
  }

  package var kind: Kind
  package var variable: Identifier
  package var list: Expression
  /// `nil` only in text that leaves it out, which then asks about the elements themselves.
  package var predicate: Expression?
}

/// `reduce(accumulator = initial, variable IN list | step)`
package struct ReduceExpression: Hashable, Sendable {
  package var accumulator: Identifier
  package var initial: Expression
  package var variable: Identifier
  package var list: Expression
  package var step: Expression
}

/// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`
package struct SubqueryExpression: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case exists = "EXISTS"
    case count = "COUNT"
    case collect = "COLLECT"
  }

  package var kind: Kind
  /// The pattern-only form `EXISTS { (a)--(b) WHERE … }` is a query of one `MATCH`. The last clause
  /// of `EXISTS` and `COUNT` need not be `RETURN`: they ask about the rows that there are.
  package var query: Query
}
