import PropertyGraph
import QuerySyntax
import SourceText

/// A query whose names are resolved, and whose compile-time rules all hold.
package struct BoundQuery: Hashable, Sendable {
  /// One for each branch of `UNION`; all have the same number of columns, in the same order.
  package var parts: [BoundSingleQuery]
  package var keepsDuplicates: Bool
  /// What comes out. Of a union, slots of its own.
  package var columns: [BoundColumn]
}

package struct BoundColumn: Hashable, Sendable {
  package var name: String
  package var slot: Slot
  package var type: StaticType
}

package struct BoundSingleQuery: Hashable, Sendable {
  package var clauses: [BoundClause]
  package var columns: [BoundColumn]
}

package indirect enum BoundClause: Hashable, Sendable {
  case match(BoundMatch)
  case unwind(BoundExpression, Slot)
  case project(BoundProjection)
  case create(BoundCreate)
  case merge(BoundMerge)
  case set([BoundSetItem])
  case remove([BoundRemoveItem])
  case delete([BoundExpression], detaches: Bool)
  case call(BoundProcedureCall)
  case subquery(BoundQuery, imports: [Slot])
}

// MARK: - Patterns

package struct BoundMatch: Hashable, Sendable {
  package var isOptional: Bool
  package var pattern: BoundPattern
  /// All that must hold: inline maps, labels, inline and outer `WHERE`, cut at `AND`.
  package var predicates: [BoundExpression]
}

/// The nodes and links of a `MATCH`, in the order of the text.
package struct BoundPattern: Hashable, Sendable {
  /// Slots of all its nodes, each once.
  package var nodes: [Slot]
  package var links: [BoundLink]
  /// Path variables and what they are made of.
  package var paths: [BoundPath]
  /// Slots that were bound before the clause.
  package var bound: Set<Slot>
}

package struct BoundPath: Hashable, Sendable {
  package var slot: Slot
  package var parts: [BoundPathPart]
}

/// One connection between two nodes.
package struct BoundLink: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    case single
    case variable(BoundRepetition)
    case shortest(BoundRepetition, PathSelector)
    case group(BoundGroup)
    case selected(BoundSelection)
  }

  package var form: Form
  /// The relationship, or the list of them. A group has a hidden one for the list of all its edges.
  package var edge: Slot
  package var from: Slot
  package var to: Slot
  /// Accepted types; empty accepts every type.
  package var types: [String]
  /// As seen from `from`.
  package var direction: RelationshipPattern.Direction
  /// May it hold a relationship that another link of the clause holds? Only in `WALK`.
  package var mode: PathMode
  @Place package var range: SourceRange
}

package struct BoundRepetition: Hashable, Sendable {
  package var minimum: Int
  package var maximum: Int?
  /// Stands for each relationship in `predicates`.
  package var element: Slot
  package var predicates: [BoundExpression]
}

/// `((a)-[r]->(b) WHERE …){1,3}`
package struct BoundGroup: Hashable, Sendable {
  package var minimum: Int
  package var maximum: Int?
  package var pattern: BoundPattern
  package var predicates: [BoundExpression]
  package var first: Slot
  package var last: Slot
  /// Variables inside, and the lists that they become outside.
  package var exports: [GroupExport]
  /// Relationship slots inside, in order of the path.
  package var edges: [Slot]
}

/// A path pattern of which only some matches are kept: `SHORTEST 2 (a)-[:SERVES]->(b)(…){1,3}(c)`.
package struct BoundSelection: Hashable, Sendable {
  package var selector: PathSelector
  package var pattern: BoundPattern
  /// Conditions inside the path pattern: they hold before the choice.
  package var predicates: [BoundExpression]
  /// What the path is made of; its length is the number of its relationships.
  package var parts: [BoundPathPart]

  /// The slots that the path pattern gives.
  package var slots: [Slot] {
    pattern.nodes + pattern.links.map(\.edge) + pattern.groupExports
      + pattern.links.flatMap { link -> [Slot] in
        if case .selected(let selection) = link.form { selection.slots } else { [] }
      }
  }
}

package struct GroupExport: Hashable, Sendable {
  package var inner: Slot
  package var outer: Slot
}

// MARK: - Projections

/// `WITH` or `RETURN`.
package struct BoundProjection: Hashable, Sendable {
  package var items: [BoundItem]
  /// `nil` when nothing is aggregated. If there is one, the items read the slots of its keys and
  /// aggregates.
  package var aggregation: BoundAggregation?
  package var isDistinct = false
  package var orderBy: [BoundSortKey] = []
  package var skip: BoundExpression?
  package var limit: BoundExpression?
  package var predicate: BoundExpression?
}

package struct BoundItem: Hashable, Sendable {
  package var slot: Slot
  package var expression: BoundExpression
}

package struct BoundAggregation: Hashable, Sendable {
  package var keys: [BoundItem]
  package var aggregates: [BoundAggregateItem]
  /// How many rows each row stands for; then only aggregates are asked for that need not see them
  /// one by one.
  package var weight: Slot?
}

package struct BoundAggregateItem: Hashable, Sendable {
  package var slot: Slot
  package var aggregate: BoundAggregate
}

package struct BoundSortKey: Hashable, Sendable {
  package var expression: BoundExpression
  package var isDescending: Bool
}

// MARK: - Writes and calls

package struct BoundCreate: Hashable, Sendable {
  package var nodes: [BoundNewNode]
  package var edges: [BoundNewEdge]
  package var paths: [BoundPath]
}

package struct BoundNewNode: Hashable, Sendable {
  package var slot: Slot
  package var labels: [String]
  package var properties: BoundExpression?
}

package struct BoundNewEdge: Hashable, Sendable {
  package var slot: Slot
  package var type: String
  package var from: Slot
  package var to: Slot
  package var properties: BoundExpression?
  @Place package var range: SourceRange
}

package struct BoundMerge: Hashable, Sendable {
  package var pattern: BoundPattern
  package var predicates: [BoundExpression]
  package var create: BoundCreate
  package var onCreate: [BoundSetItem]
  package var onMatch: [BoundSetItem]
  @Place package var range: SourceRange
}

package struct BoundSetItem: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case property(key: String, BoundExpression)
    case replaceProperties(BoundExpression)
    case addProperties(BoundExpression)
    case labels([String])
  }
  package var target: BoundExpression
  package var change: Change
  @Place package var range: SourceRange
}

package struct BoundRemoveItem: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case property(String)
    case labels([String])
  }
  package var target: BoundExpression
  package var change: Change
  @Place package var range: SourceRange
}

package struct BoundProcedureCall: Hashable, Sendable {
  /// The registered name.
  package var name: String
  package var arguments: [BoundExpression]
  /// Which result column goes into which slot.
  package var yields: [Yield]
  package var predicate: BoundExpression?
  /// A call of a procedure without result columns inside a query leaves the rows as they are.
  package var keepsRows: Bool
  @Place package var range: SourceRange

  package struct Yield: Hashable, Sendable {
    package var column: Int
    package var slot: Slot
  }
}
