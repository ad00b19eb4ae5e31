import SourceText

/// A path through the graph: nodes, with a relationship or a repeated part between two of them.
///
/// `p = ANY SHORTEST ACYCLIC (a)-[:SERVES]->(b)((x)-[:ALLIANCE_WITH]-(y)){1,3}(c)`
package struct PathPattern: Hashable, Sendable {
  /// One way on from a node, and the node that it leads to.
  package struct Step: Hashable, Sendable {
    package enum Link: Hashable, Sendable {
      case relationship(RelationshipPattern)
      /// A path in parentheses. Its first node is the node before it, its last the node after it.
      case group(PathGroup)
    }

    package var link: Link
    package var node: NodePattern
  }

  /// The path's name.
  package var variable: Identifier?
  /// Which of the paths to keep; `nil` keeps all.
  package var selector: PathSelector?
  /// What may come twice in a path; `nil` is the rule of `MATCH`: no relationship twice.
  package var mode: PathMode?
  package var start: NodePattern
  /// Empty for a single node.
  package var steps: [Step]
  @Place package var range: SourceRange

  /// The nodes in order, the left out ones beside a group among them.
  package var nodes: [NodePattern] { [start] + steps.map(\.node) }
}

/// Which of the paths between the same two nodes to keep.
package enum PathSelector: Hashable, Sendable {
  /// `ANY k`: any `k` paths; `ANY` is one.
  case any(count: Int)
  /// `SHORTEST k`: the `k` shortest, ties cut at will; `ANY SHORTEST` is one.
  case shortest(count: Int)
  /// `ALL SHORTEST`: all of the smallest length.
  case allShortest
  /// `SHORTEST k GROUPS`: all paths of the `k` smallest lengths.
  case shortestGroups(count: Int)
  /// `shortestPath(…)`
  case shortestPathFunction
  /// `allShortestPaths(…)`
  case allShortestPathsFunction
}

/// What may come twice in a path.
package enum PathMode: String, Hashable, Sendable, CaseIterable {
  /// Anything.
  case walk = "WALK"
  /// No relationship twice.
  case trail = "TRAIL"
  /// No node twice.
  case acyclic = "ACYCLIC"
  /// No node twice, except that the last may be the first.
  case simple = "SIMPLE"
}

/// `(variable:Label {key: value} WHERE predicate)`
package struct NodePattern: Hashable, Sendable {
  package var variable: Identifier?
  package var labels: LabelExpression?
  /// A map or a parameter.
  package var properties: Expression?
  package var predicate: Expression?
  /// Whether it does not stand in the text: the node between a group and the next, or at an end.
  package var isImplicit: Bool
  /// Parentheses included; empty when implicit.
  @Place package var range: SourceRange
}

/// One relationship, or a run of them: `-[r:SERVES*1..3]->`, `-[:SUBORDINATE_TO]->{1,4}`.
package struct RelationshipPattern: Hashable, Sendable {
  package enum Direction: Hashable, Sendable {
    /// `-->`
    case outgoing
    /// `<--`
    case incoming
    /// `--` or `<-->`
    case either
  }

  package var variable: Identifier?
  /// Accepted types; `nil` accepts every type.
  package var types: LabelExpression?
  /// A map or a parameter.
  package var properties: Expression?
  package var predicate: Expression?
  package var direction: Direction
  /// How many relationships in a row; `nil` for exactly one, which is then no list.
  package var repetition: Repetition?
  /// Arrows and repetition included.
  @Place package var range: SourceRange
}

/// How often a relationship or a group comes in a row.
package struct Repetition: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    /// `*`, `*2`, `*1..3` inside the brackets.
    case starInBrackets
    /// `{1,3}`, `{2}`, `+`, `*` behind the arrow or the group.
    case quantifier
  }

  package var form: Form
  /// 1 when left out in brackets, 0 in a quantifier.
  package var minimum: Int
  /// `nil` when there is no upper bound.
  package var maximum: Int?
  @Place package var range: SourceRange
}

/// A path in parentheses, mostly repeated: `((a)-[:ALLIANCE_WITH]-(b) WHERE a.x < b.x){1,3}`.
package struct PathGroup: Hashable, Sendable {
  package var start: NodePattern
  package var steps: [PathPattern.Step]
  /// Holds for every repetition by itself.
  package var predicate: Expression?
  /// `nil` for a group without a quantifier: once, and its variables are no lists.
  package var repetition: Repetition?
  @Place package var range: SourceRange
}

/// A condition on a node's labels or a relationship's type: `A|B`, `A&!B`, `%`.
package indirect enum LabelExpression: Hashable, Sendable {
  case name(Identifier)
  /// `%`: has any label.
  case any
  case not(LabelExpression)
  /// `A&B` and `:A:B`. At least two.
  case all([LabelExpression])
  /// `A|B` and `:A|:B`. At least two.
  case either([LabelExpression])

  /// The names when it is a plain conjunction (`:A:B`), the only form that `CREATE` accepts.
  package var conjunction: [Identifier]? {
    switch self {
    case .name(let name): [name]
    case .all(let parts):
      parts.reduce(into: [Identifier]?.some([])) { names, part in
        if case .name(let name) = part { names?.append(name) } else { names = nil }
      }
    case .any, .not, .either: nil
    }
  }

  /// The names when it is a plain choice (`:A|B`).
  package var choice: [Identifier]? {
    switch self {
    case .name(let name): [name]
    case .either(let parts):
      parts.reduce(into: [Identifier]?.some([])) { names, part in
        if case .name(let name) = part { names?.append(name) } else { names = nil }
      }
    case .any, .not, .all: nil
    }
  }

  /// Every name in it, in the order of the text.
  package var names: [Identifier] {
    switch self {
    case .name(let name): [name]
    case .any: []
    case .not(let part): part.names
    case .all(let parts), .either(let parts): parts.flatMap(\.names)
    }
  }
}
