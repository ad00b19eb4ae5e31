import PropertyGraph
import QuerySyntax
import SourceText

/// What is to be done, as a tree: each node works on the rows of its inputs.
package struct LogicalPlan: Sendable {
  package var operation: Operation
  package var inputs: [LogicalPlan]
  /// How many rows are expected to come out.
  package var rows: Double

  package init(_ operation: Operation, _ inputs: [LogicalPlan] = [], rows: Double) {
    self.operation = operation
    self.inputs = inputs
    self.rows = rows
  }

  package enum Operation: Sendable {
    /// The rows given from outside: of the whole query, one row without columns.
    case argument(Set<Slot>)
    case scan(NodeScan)
    case expand(Expand)
    /// The ends of a relationship that is already bound.
    case ends(Expand)
    case expandVariable(Expand, BoundRepetition, buildsList: Bool)
    /// Checks that a bound list of relationships leads from one node to another.
    case checkList(Expand, BoundRepetition)
    case expandGroup(Expand, BoundGroup, inner: Box<LogicalPlan>)
    case shortestPath(Expand, BoundRepetition, PathSelector)
    case filter([BoundExpression])
    /// Adds columns.
    case compute([BoundItem])
    /// Leaves only these columns.
    case project([BoundItem])
    case aggregate(BoundAggregation)
    case distinct([Slot])
    case sort([BoundSortKey])
    /// The first rows of the order.
    case top([BoundSortKey], BoundExpression)
    case skip(BoundExpression)
    case limit(BoundExpression)
    case unwind(BoundExpression, Slot)
    /// Rows of the second input, run for each row of the first; a row without any once, with null
    /// in the slots.
    case optional(Set<Slot>)
    /// Rows of the second input, run for each row of the first.
    case apply(imports: [Slot])
    /// Runs the second input for each row of the first and passes the row on.
    case forEach(imports: [Slot])
    /// Pairs of rows of both inputs that agree in the keys.
    case hashJoin([JoinKey])
    /// Rows of all inputs: column `i` of each becomes slot `i`.
    case union([Slot], inputs: [[Slot]])
    /// Adds the columns of the row around a subquery.
    case reimport([Slot])
    case create(BoundCreate)
    /// First input: the rows; second: the pattern, run for each row.
    case merge(BoundMerge)
    case set([BoundSetItem])
    case remove([BoundRemoveItem])
    case delete([BoundExpression], detaches: Bool)
    case call(BoundProcedureCall)
  }

  package var input: LogicalPlan { inputs[0] }
}

/// A value on the heap, so that a type can hold itself.
package final class Box<Value: Sendable>: Sendable {
  package let value: Value
  package init(_ value: Value) { self.value = value }
}

package struct JoinKey: Hashable, Sendable {
  package var left: BoundExpression
  package var right: BoundExpression
}

/// How the first node of a pattern is found.
package struct NodeScan: Sendable {
  package enum Access: Sendable {
    case all
    case label(String)
    /// Nodes with a property that equals the value; by index when there is one.
    case property(label: String?, key: String, value: BoundExpression)
  }
  package var slot: Slot
  package var access: Access
}

/// From a bound node along a relationship to another node.
package struct Expand: Sendable {
  package var from: Slot
  package var edge: Slot
  package var to: Slot
  /// Whether it goes against the order in which the pattern is written, so that lists of its
  /// relationships must be turned round.
  package var isReversed = false
  /// Whether `to` is bound too, so that only relationships between the two count.
  package var isInto: Bool
  package var types: [String]
  /// As seen from `from`.
  package var direction: RelationshipPattern.Direction
  package var mode: PathMode
  /// Relationships of the same clause, none of which may come again.
  package var distinctFrom: [Slot]
  /// The same for slots that hold lists of relationships.
  package var distinctFromLists: [Slot]
}
