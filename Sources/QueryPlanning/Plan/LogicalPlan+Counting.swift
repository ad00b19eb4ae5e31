import QuerySyntax

// Operations that count matches without making rows for them.

/// How many matches of some branches of a pattern a row has.
package struct Weigh: Sendable {
  /// Where the number goes.
  package var slot: Slot
  /// Their numbers are multiplied.
  package var branches: [WeighBranch]
  /// Whether rows without matches stay, as behind `OPTIONAL MATCH`.
  package var keepsUnmatched: Bool
}

/// A part of a pattern that hangs on one node and is only counted.
package struct WeighBranch: Sendable {
  package var from: Slot
  package var edge: Slot
  package var to: Slot
  package var types: [String]
  package var direction: RelationshipPattern.Direction
  /// Conditions that read only the relationship.
  package var edgePredicates: [BoundExpression]
  /// Conditions that read only the node.
  package var nodePredicates: [BoundExpression]
  /// Branches that hang on `to`.
  package var children: [WeighBranch]
  /// Counts ordered pairs of different relationships instead of relationships.
  package var distinctPairs: Bool
  /// Of pairs: the nodes at their ends must differ too.
  package var pairsDifferInNode = false
}

/// Steps from a node on, of which only the number of different ends is wanted.
package struct CountEnds: Sendable {
  /// Where the number goes.
  package var slot: Slot
  /// Each from where the one before leads to; the first from a bound node.
  package var steps: [Expand]
  /// By step, conditions that read only the node it leads to.
  package var predicates: [[BoundExpression]]
  /// Whether the first node does not count as an end.
  package var excludesStart: Bool
}

/// What can be reached from a node within some steps, of which only the number is wanted.
package struct CountReach: Sendable {
  /// Where the number goes.
  package var slot: Slot
  package var expand: Expand
  package var repetition: BoundRepetition
  /// Conditions that read only the node that is reached.
  package var predicates: [BoundExpression]
}

/// `(a)--(b)--(c)` over all `b`, of which only the number is wanted, by properties of the nodes.
package struct CountEndPairs: Sendable {
  /// From the middle to either end.
  package var steps: [Expand]
  /// Each reads one of the three nodes and has few different values.
  package var keys: [BoundItem]
  /// Conditions that read only one of the three nodes.
  package var predicates: [BoundExpression]
  /// Whether the same relationship does not count as both steps; then the steps have the same
  /// relationships.
  package var areDistinct: Bool
  /// The numbers of pairs.
  package var counts: [Slot]

  package var middle: Slot { steps[0].from }
}

/// A scan of which only some properties matter, each with few values.
package struct CountValues: Sendable {
  /// The scanned element; the first of those that agree stands for all of them.
  package var slot: Slot
  package var isNode: Bool
  /// The properties, ascending.
  package var keys: [String]
  /// Where the number goes; `nil` when nobody asks for it.
  package var weight: Slot?
}

/// A join of which only the number of partners is wanted.
package struct CountMatches: Sendable {
  /// How a partner's node must stand to the row's node, by their ids.
  package struct Order: Sendable {
    package enum Relation: Sendable {
      case greater
      case less
      case different
    }
    package var node: Slot
    package var partner: Slot
    package var relation: Relation
  }

  /// Where the number goes.
  package var slot: Slot
  package var key: JoinKey
  package var order: Order?
}

/// The triangles of the relationships of a type.
package struct Triangles: Sendable {
  package enum Shape: Sendable {
    /// In whatever direction the relationships lead.
    case any
    /// Each relationship leads to where the next begins.
    case cycle
    /// One node has two outgoing relationships, one two incoming.
    case transitive
  }

  /// Where their number goes.
  package var slot: Slot
  package var types: [String]
  package var shape = Shape.any
  /// How often each is counted.
  package var ways: Int64
}

extension LogicalPlan {
  /// When all that is wanted is how many matches the branches of all scanned nodes have: the
  /// branches and the scan.
  package var totalledBranches: (weigh: Weigh, scan: NodeScan)? {
    guard case .aggregate(let aggregation) = operation, aggregation.keys.isEmpty,
      aggregation.aggregates.allSatisfy({ $0.aggregate.isRowCount }),
      case .weigh(let weigh) = input.operation, aggregation.weight == weigh.slot,
      !weigh.keepsUnmatched, case .scan(let scan) = input.input.operation,
      case .argument(let slots) = input.input.input.operation, slots.isEmpty,
      weigh.branches.allSatisfy({ $0.from == scan.slot })
    else { return nil }
    if case .property = scan.access { return nil }
    return (weigh, scan)
  }
}
