import PropertyGraph
import QuerySyntax
import SourceText

/// The number of a variable in its query. Each variable, hidden ones too, has its own; the rows
/// that travel between operators keep the variable's values in the column of that number.
package typealias Slot = Int

/// An expression whose names are resolved. Equal expressions say the same, wherever they stand.
package struct BoundExpression: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case literal(Value)
    case parameter(String)
    case slot(Slot)
    case list([BoundExpression])
    case map([BoundMapEntry])
    case mapProjection(subject: BoundExpression, items: [BoundMapProjectionItem])
    case property(BoundExpression, key: String)
    case index(BoundExpression, BoundExpression)
    case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)
    case unary(UnaryOperator, BoundExpression)
    case binary(BinaryOperator, BoundExpression, BoundExpression)
    case logical(LogicalOperator, [BoundExpression])
    case comparison(ComparisonOperator, BoundExpression, BoundExpression)
    case isNull(BoundExpression, negated: Bool)
    case hasLabels(BoundExpression, LabelExpression)
    /// A scalar function, by its registered name.
    case call(String, [BoundExpression])
    /// Only in a projection's items, until the binder takes it out.
    case aggregate(BoundAggregate)
    case `case`(BoundCase)
    case listComprehension(
      Slot, list: BoundExpression, predicate: BoundExpression?, result: BoundExpression?)
    case quantifier(
      QuantifierExpression.Kind, Slot, list: BoundExpression, predicate: BoundExpression)
    case reduce(
      accumulator: Slot, initial: BoundExpression, Slot, list: BoundExpression,
      step: BoundExpression)
    case path([BoundPathPart])
    case subquery(BoundSubquery)
  }

  package var kind: Kind
  package var type: StaticType
  @Place package var range: SourceRange

  package init(_ kind: Kind, type: StaticType, range: SourceRange) {
    self.kind = kind
    self.type = type
    self.range = range
  }

  package static func == (left: BoundExpression, right: BoundExpression) -> Bool {
    left.kind == right.kind
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(kind) }

  package static func slot(_ slot: Slot, _ type: StaticType, _ range: SourceRange) -> Self {
    BoundExpression(.slot(slot), type: type, range: range)
  }
}

package struct BoundMapEntry: Hashable, Sendable {
  package var key: String
  package var value: BoundExpression
}

package enum BoundMapProjectionItem: Hashable, Sendable {
  case allProperties
  case entry(BoundMapEntry)
}

package struct BoundCase: Hashable, Sendable {
  package struct Branch: Hashable, Sendable {
    package var condition: BoundExpression
    package var result: BoundExpression
  }
  package var subject: BoundExpression?
  package var branches: [Branch]
  package var otherwise: BoundExpression?
}

/// A call of an aggregating function: `count(DISTINCT n.name)`.
package struct BoundAggregate: Hashable, Sendable {
  /// The registered name; `count(*)` is `count` without arguments.
  package var function: String
  package var isDistinct: Bool
  package var arguments: [BoundExpression]
  @Place package var range: SourceRange
}

/// One piece of a path value, in order.
package enum BoundPathPart: Hashable, Sendable {
  case node(Slot)
  /// One relationship, or null.
  case edge(Slot)
  /// A list of relationships in a row; the nodes between them follow from where the path stands.
  case edges(Slot)
  /// A repeated group: the lists of its node and relationship variables, in order of the pattern.
  case group(edges: [Slot])
}

/// A query that stands inside an expression and sees the row around it.
package struct BoundSubquery: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case exists
    /// The number of rows.
    case count
    /// The first column of all rows, as a list.
    case collect
    /// The first column of the first row, or null.
    case first
  }
  package var kind: Kind
  package var query: BoundQuery
  /// The variables of the row around it that it reads.
  package var imports: [Slot]
}
