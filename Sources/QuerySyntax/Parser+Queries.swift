import SourceText

/// What a query is part of, which decides what it may hold and how it may end.
enum QueryContext: Hashable {
  case statement
  /// `CALL { }`
  case call
  /// `EXISTS { }` and its like: reads only, and may end anywhere.
  case expression(SubqueryExpression.Kind)
}

extension Parser {
  mutating func statement() throws(ParseError) -> Statement {
    let start = token
    var mode = Statement.Mode.run
    if accept(.explain) { mode = .explain } else if accept(.profile) { mode = .profile }
    if token.kind == .end || at(.semicolon) { throw .emptyQuery(token.range) }
    let query = try query(.statement)
    return Statement(mode: mode, query: query, range: range(from: start))
  }

  mutating func query(_ context: QueryContext) throws(ParseError) -> Query {
    let start = token
    let first = try singleQuery(context)
    var unions: [Query.UnionBranch] = []
    while at(.union) {
      let word = token
      advance()
      let keepsDuplicates = accept(.all)
      if !keepsDuplicates { accept(.distinct) }
      if let last = unions.last, last.keepsDuplicates != keepsDuplicates {
        throw .mixedUnion(range(from: word))
      }
      let query = try singleQuery(context)
      unions.append(
        .init(keepsDuplicates: keepsDuplicates, query: query, range: range(from: word)))
    }
    var query = Query(first: first, unions: unions, range: range(from: start))
    if context == .statement { try settleStandaloneCall(&query) }
    return query
  }

  private mutating func singleQuery(_ context: QueryContext) throws(ParseError) -> SingleQuery {
    let start = token
    var clauses: [Clause] = []
    while let clause = try clause(after: clauses.last, context) { clauses.append(clause) }
    guard let last = clauses.last else {
      throw unexpected("a clause such as MATCH or RETURN", keywords: Keyword.clauses)
    }
    if case .expression = context {} else { try checkEnd(last) }
    return SingleQuery(clauses: clauses, range: range(from: start))
  }

  private mutating func clause(
    after last: Clause?, _ context: QueryContext
  ) throws(ParseError) -> Clause? {
    let start = token
    let atClause = token.keyword.map(Keyword.clauses.contains) ?? false
    if case .return = last, atClause { throw .clauseAfterReturn(token.range) }
    if !atClause {
      if isAtEndOfQuery { return nil }
      throw unexpected(
        last == nil ? "a clause such as MATCH or RETURN" : "another clause or the end of the query",
        keywords: last == nil
          ? Keyword.clauses + [.explain, .profile] : Keyword.clauses + continuations(of: last))
    }
    let clause = try anyClause()
    if case .expression(let kind) = context, clause.isUpdating {
      throw .updateInSubquery(kind, start.range)
    }
    return clause
  }

  private var isAtEndOfQuery: Bool {
    token.kind == .end || at(.semicolon) || at(.union) || at(.closeBrace)
  }

  private func continuations(of clause: Clause?) -> [Keyword] {
    let operators: [Keyword] = [
      .and, .or, .xor, .in, .is, .starts, .ends, .contains, .as, .union,
    ]
    switch clause {
    case .with, .return: return operators + [.order, .skip, .limit, .where, .asc, .desc]
    case .match: return operators + [.where]
    case .merge: return [.on]
    case .call: return [.yield, .where]
    default: return operators
    }
  }

  private mutating func anyClause() throws(ParseError) -> Clause {
    switch token.keyword {
    case .optional, .match: return .match(try matchClause())
    case .unwind: return .unwind(try unwindClause())
    case .with: return .with(try projectionClause())
    case .return: return .return(try projectionClause())
    case .create: return .create(try createClause())
    case .merge: return .merge(try mergeClause())
    case .set: return .set(try setClause())
    case .remove: return .remove(try removeClause())
    case .detach, .delete: return .delete(try deleteClause())
    default: return try callClause()
    }
  }

  private func checkEnd(_ last: Clause) throws(ParseError) {
    switch last {
    case .match(let clause): throw .unfinishedQuery(last: "MATCH", clause.range)
    case .unwind(let clause): throw .unfinishedQuery(last: "UNWIND", clause.range)
    case .with(let clause): throw .unfinishedQuery(last: "WITH", clause.range)
    case .return, .create, .merge, .set, .remove, .delete, .call, .subquery: break
    }
  }

  /// Only a call that is the whole statement may leave out its arguments or yield `*`.
  private func settleStandaloneCall(_ query: inout Query) throws(ParseError) {
    if query.unions.isEmpty, case .call(var call)? = query.first.clauses.first,
      query.first.clauses.count == 1
    {
      call.isStandalone = true
      query.first.clauses = [.call(call)]
    }
    for part in query.parts { try checkCalls(part) }
  }

  private func checkCalls(_ query: SingleQuery) throws(ParseError) {
    for case .call(let call) in query.clauses where !call.isStandalone {
      if call.arguments == nil {
        throw .implicitArguments(procedure: call.qualifiedName, call.range)
      }
      if call.yield == .all { throw .yieldAllInQuery(call.range) }
    }
  }
}
