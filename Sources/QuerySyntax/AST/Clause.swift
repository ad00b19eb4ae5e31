import SourceText

/// One step of a query.
package enum Clause: Hashable, Sendable {
  case match(MatchClause)
  case unwind(UnwindClause)
  case with(ProjectionClause)
  case `return`(ProjectionClause)
  case create(CreateClause)
  case merge(MergeClause)
  case set(SetClause)
  case remove(RemoveClause)
  case delete(DeleteClause)
  case call(ProcedureCall)
  case subquery(SubqueryCall)

  /// From its first keyword to its end.
  package var range: SourceRange {
    switch self {
    case .match(let clause): clause.range
    case .unwind(let clause): clause.range
    case .with(let clause), .return(let clause): clause.range
    case .create(let clause): clause.range
    case .merge(let clause): clause.range
    case .set(let clause): clause.range
    case .remove(let clause): clause.range
    case .delete(let clause): clause.range
    case .call(let clause): clause.range
    case .subquery(let clause): clause.range
    }
  }

  /// Whether the clause itself changes the graph; a called query or procedure is not looked into.
  package var isUpdating: Bool {
    switch self {
    case .create, .merge, .set, .remove, .delete: true
    case .match, .unwind, .with, .return, .call, .subquery: false
    }
  }
}

/// `[OPTIONAL] MATCH pattern, … [WHERE predicate]`
package struct MatchClause: Hashable, Sendable {
  package var isOptional: Bool
  /// Never empty.
  package var patterns: [PathPattern]
  package var predicate: Expression?
  @Place package var range: SourceRange
}

/// `UNWIND list AS variable`
package struct UnwindClause: Hashable, Sendable {
  package var list: Expression
  package var variable: Identifier
  @Place package var range: SourceRange
}

/// `RETURN` or `WITH`, and all that belongs to it.
package struct ProjectionClause: Hashable, Sendable {
  /// One column.
  package struct Item: Hashable, Sendable {
    package var expression: Expression
    /// The name after `AS`.
    package var alias: Identifier?
    /// The column's name: the alias, or the expression's text exactly as it stands in the query.
    package var name: String
    /// Expression and alias.
    @Place package var range: SourceRange
  }

  /// One key of `ORDER BY`.
  package struct SortKey: Hashable, Sendable {
    package var expression: Expression
    package var isDescending: Bool
    @Place package var range: SourceRange
  }

  package var isDistinct: Bool
  /// Whether `*` comes first: all variables in scope.
  package var includesAll: Bool
  package var items: [Item]
  package var orderBy: [SortKey]
  package var skip: Expression?
  package var limit: Expression?
  /// `WHERE` after `WITH`; `RETURN` has none.
  package var predicate: Expression?
  @Place package var range: SourceRange
}

/// `CREATE pattern, …`
package struct CreateClause: Hashable, Sendable {
  /// Never empty.
  package var patterns: [PathPattern]
  @Place package var range: SourceRange
}

/// `MERGE pattern [ON CREATE SET …] [ON MATCH SET …]`
package struct MergeClause: Hashable, Sendable {
  package enum Event: Hashable, Sendable {
    case create
    case match
  }

  package struct Action: Hashable, Sendable {
    package var event: Event
    package var items: [SetItem]
    @Place package var range: SourceRange
  }

  package var pattern: PathPattern
  /// In the order of the text; an event may come several times.
  package var actions: [Action]
  @Place package var range: SourceRange
}

/// `SET item, …`
package struct SetClause: Hashable, Sendable {
  /// Never empty; carried out in this order.
  package var items: [SetItem]
  @Place package var range: SourceRange
}

/// One assignment of `SET`.
package struct SetItem: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    /// `target.key = value`
    case property(key: Identifier, value: Expression)
    /// `target = value`: the properties become those of the map, node or relationship.
    case replaceProperties(Expression)
    /// `target += value`: the properties of the map, node or relationship are added.
    case addProperties(Expression)
    /// `target:A:B`
    case labels([Identifier])
  }

  /// A variable, except before `.key`, where any expression may stand.
  package var target: Expression
  package var change: Change
  @Place package var range: SourceRange
}

/// `REMOVE item, …`
package struct RemoveClause: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package enum Change: Hashable, Sendable {
      /// `target.key`
      case property(Identifier)
      /// `target:A:B`
      case labels([Identifier])
    }

    /// A variable, except before `.key`, where any expression may stand.
    package var target: Expression
    package var change: Change
    @Place package var range: SourceRange
  }

  /// Never empty; carried out in this order.
  package var items: [Item]
  @Place package var range: SourceRange
}

/// `[DETACH] DELETE expression, …`
package struct DeleteClause: Hashable, Sendable {
  /// Whether a node's relationships go with it.
  package var isDetaching: Bool
  package var expressions: [Expression]
  @Place package var range: SourceRange
}

/// `CALL name.space.procedure(argument, …) [YIELD …]`
package struct ProcedureCall: Hashable, Sendable {
  package enum Yield: Hashable, Sendable {
    /// No `YIELD`: all columns when the call is the whole query, none inside a longer one.
    case none
    /// `YIELD *`
    case all
    /// `YIELD field AS alias, … [WHERE …]`; `YIELD -` is the empty list.
    case items([YieldItem], where: Expression?)
  }

  package struct YieldItem: Hashable, Sendable {
    /// The procedure's result column.
    package var field: Identifier
    package var alias: Identifier?
    /// The variable that it becomes: the alias, or the field itself.
    package var variable: Identifier { alias ?? field }
    @Place package var range: SourceRange
  }

  /// Namespaces and the name itself, last.
  package var name: [Identifier]
  /// `nil` when there are no parentheses: each argument is the parameter of that name.
  package var arguments: [Expression]?
  package var yield: Yield
  /// Whether the call is the whole statement, where arguments may be left out.
  package var isStandalone: Bool
  @Place package var range: SourceRange

  /// The name with its dots, as written.
  package var qualifiedName: String { name.map(\.text).joined(separator: ".") }
}

/// `CALL { … }` or `CALL (x, y) { … }`: runs a query once for each row.
package struct SubqueryCall: Hashable, Sendable {
  /// What the body may see of the variables around it.
  package enum Imports: Hashable, Sendable {
    /// `CALL { }`: what a first `WITH` of each part of the body names, without any change.
    case leadingWith
    /// `CALL (*) { }`
    case all
    /// `CALL (x, y) { }`; may be empty.
    case variables([Identifier])
  }

  package var imports: Imports
  package var query: Query
  @Place package var range: SourceRange
}
