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
    /// All relationships of a type, with their ends, or a worker's part of them.
    case scanEdges(Expand, isSplit: Bool)
    /// Nodes that are next to two bound nodes at once.
    case intersect(Intersect)
    /// The ends of a relationship that is already bound.
    case ends(Expand)
    case expandVariable(Expand, BoundRepetition, buildsList: Bool)
    /// Checks that a bound list of relationships leads from one node to another.
    case checkList(Expand, BoundRepetition)
    case expandGroup(Expand, BoundGroup, inner: Box<LogicalPlan>)
    /// Matches of a path pattern, of which only some are kept.
    case selectPaths(BoundSelection, inner: Box<LogicalPlan>)
    case shortestPath(Expand, BoundRepetition, PathSelector)
    case filter([BoundExpression])
    /// Adds columns.
    case compute([BoundItem])
    /// Leaves only these columns.
    case project([BoundItem])
    case aggregate(BoundAggregation)
    /// Adds how many rows each row stands for.
    case weigh(Weigh)
    /// Adds how many different nodes some steps lead to; rows without any are left out.
    case countEnds(CountEnds)
    /// Adds how many different nodes can be reached; rows without any are left out.
    case countReach(CountReach)
    /// One of the scanned elements for all that agree in some properties, with their number.
    case countValues(CountValues)
    /// Groups with the number of pairs of a node's neighbours.
    case countEndPairs(CountEndPairs)
    /// One row with the number of triangles of a type's relationships.
    case countTriangles(Triangles)
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
    /// Pairs of rows of both inputs that agree in the key. The second input runs by itself.
    case hashJoin(JoinKey)
    /// Adds to each row of the first input how many rows of the second it would be joined with;
    /// rows without any are left out.
    case countMatches(CountMatches)
    /// Rows of the input, whose scan is split into parts that are worked on at the same time; in
    /// the order of the parts.
    case gather
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

  /// The plan below the filters that it begins with, and their conditions.
  var belowFilters: (plan: LogicalPlan, predicates: [BoundExpression]) {
    guard case .filter(let own) = operation else { return (self, []) }
    let (plan, predicates) = input.belowFilters
    return (plan, own + predicates)
  }

  /// The same operation over rewritten inputs.
  func mapInputs(_ rewrite: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
    LogicalPlan(operation, inputs.map(rewrite), rows: rows)
  }
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
  /// Whether it takes only the part of the nodes that its worker is to take.
  package var isSplit = false
}

/// From a bound node along a relationship to another node.
package struct Expand: Sendable {
  package var from: Slot
  package var edge: Slot
  package var to: Slot
  /// Whether it goes against the order in which the pattern is written, so that lists of its
  /// relationships must be turned round.
  package var isReversed = false
  /// Whether each end is wanted only once for each row, however many paths lead there.
  package var onlyDistinctEnds = false
  /// Whether the start is no end that is wanted; said of distinct ends only.
  package var excludesStart = false
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
  /// Bound nodes: only new nodes with a greater id, or a smaller one, are wanted.
  package var after: Slot?
  package var before: Slot?

  package init(
    from: Slot, edge: Slot, to: Slot, isInto: Bool, types: [String],
    direction: RelationshipPattern.Direction, mode: PathMode = .trail,
    distinctFrom: [Slot] = [], distinctFromLists: [Slot] = []
  ) {
    self.from = from
    self.edge = edge
    self.to = to
    self.isInto = isInto
    self.types = types
    self.direction = direction
    self.mode = mode
    self.distinctFrom = distinctFrom
    self.distinctFromLists = distinctFromLists
  }
}

extension Expand {
  /// The same relationships seen from the other end.
  package mutating func reverse() {
    swap(&from, &to)
    isReversed.toggle()
    switch direction {
    case .outgoing: direction = .incoming
    case .incoming: direction = .outgoing
    case .either: break
    }
  }
}

/// Two expansions to the same new node, from two bound nodes.
package struct Intersect: Sendable {
  /// With the bounds of the new node.
  package var first: Expand
  package var second: Expand
  /// Where the number of new nodes goes when only that is wanted; then there is a row for each row
  /// of the input that has any.
  package var count: Slot?
}
