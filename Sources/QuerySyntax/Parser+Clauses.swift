import SourceText

extension Parser {
  // MARK: Reading

  mutating func matchClause() throws(ParseError) -> MatchClause {
    let start = token
    let isOptional = accept(.optional)
    try expect(.match)
    let patterns = try pathPatterns(.match)
    let predicate = try whereClause()
    return MatchClause(
      isOptional: isOptional, patterns: patterns, predicate: predicate, range: range(from: start))
  }

  /// `WHERE predicate`, or `nil` when none stands here.
  mutating func whereClause() throws(ParseError) -> Expression? {
    accept(.where) ? try predicate() : nil
  }

  mutating func predicate() throws(ParseError) -> Expression {
    let outer = surround(patterns: true, barEnds: surroundings.barEndsExpression)
    defer { surroundings = outer }
    return try expression()
  }

  mutating func unwindClause() throws(ParseError) -> UnwindClause {
    let start = token
    advance()
    let list = try expression()
    try expect(.as)
    let variable = try newVariable()
    return UnwindClause(list: list, variable: variable, range: range(from: start))
  }

  // MARK: Projecting

  mutating func projectionClause() throws(ParseError) -> ProjectionClause {
    let start = token
    advance()
    let isDistinct = accept(.distinct)
    let includesAll = accept(.asterisk)
    var items: [ProjectionClause.Item] = []
    if !includesAll || accept(.comma) {
      items = try list { parser throws(ParseError) in try parser.projectionItem() }
    }
    var clause = ProjectionClause(
      isDistinct: isDistinct, includesAll: includesAll, items: items, orderBy: [],
      range: start.range)
    if accept(.order) {
      try expect(.by)
      clause.orderBy = try list { parser throws(ParseError) in try parser.sortKey() }
    }
    if accept(.skip) { clause.skip = try expression() }
    if accept(.limit) { clause.limit = try expression() }
    if start.keyword == .with { clause.predicate = try whereClause() }
    clause.range = range(from: start)
    return clause
  }

  private mutating func projectionItem() throws(ParseError) -> ProjectionClause.Item {
    let start = token
    let expression = try expression()
    let text = text(range(from: start))
    let alias: Identifier? = accept(.as) ? try newVariable("a name") : nil
    return .init(
      expression: expression, alias: alias, name: alias?.text ?? columnName(expression, text),
      range: range(from: start))
  }

  /// Backticks are no part of a variable's name.
  private func columnName(_ expression: Expression, _ text: String) -> String {
    if case .variable(let name) = expression.kind { name } else { text }
  }

  private mutating func sortKey() throws(ParseError) -> ProjectionClause.SortKey {
    let start = token
    let expression = try expression()
    var isDescending = false
    switch token.keyword {
    case .desc, .descending:
      isDescending = true
      advance()
    case .asc, .ascending: advance()
    default: break
    }
    return .init(expression: expression, isDescending: isDescending, range: range(from: start))
  }

  // MARK: Calling

  mutating func callClause() throws(ParseError) -> Clause {
    let start = token
    advance()
    if at(.openBrace) || at(.openParenthesis) { return .subquery(try subqueryCall(from: start)) }
    var name = [try name("a procedure's name or '{'")]
    while accept(.dot) { name.append(try self.name("a procedure's name")) }
    var arguments: [Expression]?
    if accept(.openParenthesis) {
      arguments = at(.closeParenthesis) ? [] : try argumentList()
      try expect(.closeParenthesis, "',' or ')'")
    }
    let yield = try yield()
    return .call(
      ProcedureCall(
        name: name, arguments: arguments, yield: yield, isStandalone: false,
        range: range(from: start)))
  }

  private mutating func argumentList() throws(ParseError) -> [Expression] {
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    return try expressions()
  }

  private mutating func yield() throws(ParseError) -> ProcedureCall.Yield {
    guard accept(.yield) else { return .none }
    if accept(.asterisk) { return .all }
    if accept(.minus) { return .items([], where: nil) }
    let items = try list { parser throws(ParseError) in try parser.yieldItem() }
    return .items(items, where: try whereClause())
  }

  private mutating func yieldItem() throws(ParseError) -> ProcedureCall.YieldItem {
    let start = token
    let field = try newVariable("a result column")
    let alias: Identifier? = accept(.as) ? try newVariable() : nil
    return .init(field: field, alias: alias, range: range(from: start))
  }

  private mutating func subqueryCall(from start: Token) throws(ParseError) -> SubqueryCall {
    var imports = SubqueryCall.Imports.leadingWith
    if accept(.openParenthesis) {
      if accept(.asterisk) {
        imports = .all
      } else if at(.closeParenthesis) {
        imports = .variables([])
      } else {
        imports = .variables(
          try list { parser throws(ParseError) in try parser.newVariable() })
      }
      try expect(.closeParenthesis, "',' or ')'")
    }
    let query = try bracedQuery(.call)
    return SubqueryCall(imports: imports, query: query, range: range(from: start))
  }

  /// `{ query }`
  mutating func bracedQuery(_ context: QueryContext) throws(ParseError) -> Query {
    try expect(.openBrace)
    try enter(Parser.levelsOfQuery)
    defer { leave(Parser.levelsOfQuery) }
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    let query = try query(context)
    try expect(.closeBrace, "another clause or '}'")
    return query
  }
}
