import SourceText

/// Expressions that bind variables of their own, and those made of other words than operators.
extension Parser {
  // MARK: Brackets

  /// A list, a list comprehension or a pattern comprehension.
  mutating func bracketed() throws(ParseError) -> Expression.Kind {
    try expect(.openBracket)
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    if startsListComprehension { return try listComprehension() }
    let named = token.name != nil && token(1).kind == .symbol(.equal)
    if startsPathPattern(at: index + (named ? 2 : 0)) { return try patternComprehension() }
    let elements = at(.closeBracket) ? [] : try expressions()
    try expect(.closeBracket, "',' or ']'")
    return .list(elements)
  }

  private mutating func listComprehension() throws(ParseError) -> Expression.Kind {
    let variable = try newVariable()
    advance()
    let list = try expressionBeforeBar()
    let predicate: Expression? = accept(.where) ? try predicateBeforeBar() : nil
    let result: Expression? = accept(.bar) ? try expression() : nil
    try expect(.closeBracket, "WHERE, '|' or ']'")
    return .listComprehension(
      ListComprehension(variable: variable, list: list, predicate: predicate, result: result))
  }

  /// `x IN list` at the start of brackets: a list's first element when a comma follows.
  private var startsListComprehension: Bool {
    guard token.name != nil, token(1).keyword == .in else { return false }
    var next = index
    while next < tokens.count {
      switch kind(at: next) {
      case .symbol(.comma): return false
      case .symbol(.closeBracket), .end: return true
      default: next = (closings[next] ?? next) + 1
      }
    }
    return true
  }

  private mutating func patternComprehension() throws(ParseError) -> Expression.Kind {
    let start = token
    var variable: Identifier?
    if token.name != nil {
      variable = try newVariable()
      advance()
    }
    var pattern = try path(.expression)
    pattern.variable = variable
    pattern.range = range(from: start)
    let predicate: Expression? = accept(.where) ? try predicateBeforeBar() : nil
    try expect(.bar, "'|' and a result")
    let result = try expression()
    try expect(.closeBracket)
    return .patternComprehension(
      PatternComprehension(pattern: pattern, predicate: predicate, result: result))
  }

  private mutating func expressionBeforeBar() throws(ParseError) -> Expression {
    let outer = surround(barEnds: true)
    defer { surroundings = outer }
    return try expression()
  }

  private mutating func predicateBeforeBar() throws(ParseError) -> Expression {
    let outer = surround(patterns: true, barEnds: true)
    defer { surroundings = outer }
    return try expression()
  }

  // MARK: Words and parentheses

  /// `all(variable IN list WHERE predicate)`
  mutating func quantifierExpression(
    _ kind: QuantifierExpression.Kind
  ) throws(ParseError) -> Expression.Kind {
    advance()
    try expect(.openParenthesis)
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    let variable = try newVariable()
    try expect(.in)
    let list = try expression()
    let predicate = try whereClause()
    try expect(.closeParenthesis, predicate == nil ? "WHERE or ')'" : "')'")
    return .quantifier(
      QuantifierExpression(kind: kind, variable: variable, list: list, predicate: predicate))
  }

  /// `reduce(accumulator = initial, variable IN list | step)`
  mutating func reduceExpression() throws(ParseError) -> Expression.Kind {
    advance()
    try expect(.openParenthesis)
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    let accumulator = try newVariable()
    try expect(.equal)
    let initial = try expression()
    try expect(.comma)
    let variable = try newVariable()
    try expect(.in)
    let list = try expressionBeforeBar()
    try expect(.bar)
    let step = try expression()
    try expect(.closeParenthesis)
    return .reduce(
      ReduceExpression(
        accumulator: accumulator, initial: initial, variable: variable, list: list, step: step))
  }

  /// `CASE [subject] WHEN … THEN … [ELSE …] END`
  mutating func caseExpression() throws(ParseError) -> Expression.Kind {
    advance()
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    let subject: Expression? = at(.when) ? nil : try expression()
    var branches: [CaseExpression.Branch] = []
    while accept(.when) {
      let condition: Expression = subject == nil ? try predicate() : try expression()
      try expect(.then)
      branches.append(.init(condition: condition, result: try expression()))
    }
    if branches.isEmpty { throw unexpected("WHEN", keywords: [.when]) }
    let otherwise: Expression? = accept(.else) ? try expression() : nil
    guard accept(.end) else { throw unexpected("END", keywords: [.when, .else, .end]) }
    return .case(CaseExpression(subject: subject, branches: branches, otherwise: otherwise))
  }

  /// `EXISTS { … }` and its like: a query, or a pattern alone.
  mutating func subqueryExpression(
    _ kind: SubqueryExpression.Kind
  ) throws(ParseError) -> SubqueryExpression {
    advance()
    guard startsPatternOnly else {
      return SubqueryExpression(kind: kind, query: try bracedQuery(.expression(kind)))
    }
    advance()
    let start = token
    try enter(Parser.levelsOfQuery)
    defer { leave(Parser.levelsOfQuery) }
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    let patterns = try pathPatterns(.match)
    let predicate = try whereClause()
    let match = MatchClause(
      isOptional: false, patterns: patterns, predicate: predicate, range: range(from: start))
    try expect(.closeBrace)
    let single = SingleQuery(clauses: [.match(match)], range: match.range)
    return SubqueryExpression(
      kind: kind, query: Query(first: single, unions: [], range: match.range))
  }

  /// Whether the braces here hold a pattern and no clause.
  private var startsPatternOnly: Bool {
    if let keyword = token(1).keyword, Keyword.clauses.contains(keyword) {
      return token(2).kind == .symbol(.equal)
    }
    return true
  }

  // MARK: Telling patterns from parentheses

  /// Whether a path of at least one relationship starts at a token, found without parsing: a node
  /// in parentheses, an arrow, and an opening parenthesis.
  func startsPathPattern(at start: Int) -> Bool {
    guard kind(at: start) == .symbol(.openParenthesis), let close = closings[start],
      looksLikeNode(at: start + 1)
    else { return false }
    var next = close + 1
    if kind(at: next) == .symbol(.less) { next += 1 }
    guard kind(at: next) == .symbol(.minus) else { return false }
    next += 1
    if kind(at: next) == .symbol(.openBracket) {
      guard let close = closings[next], looksLikeRelationship(at: next + 1) else { return false }
      next = close + 1
    }
    guard kind(at: next) == .symbol(.minus) else { return false }
    next += 1
    if kind(at: next) == .symbol(.greater) { next += 1 }
    switch kind(at: next) {
    case .symbol(.openParenthesis): return true
    case .symbol(.openBrace): return closings[next].map { isOpen($0 + 1) } ?? false
    case .symbol(.plus), .symbol(.asterisk): return isOpen(next + 1)
    default: return false
    }
  }

  private func isOpen(_ index: Int) -> Bool { kind(at: index) == .symbol(.openParenthesis) }

  private func looksLikeNode(at start: Int) -> Bool {
    switch kind(at: start) {
    case .word(_, keyword: .where): true
    case .word, .quotedName: looksLikeRestOfNode(at: start + 1)
    default: looksLikeRestOfNode(at: start)
    }
  }

  /// What may follow the variable of a node: labels, properties, a condition, the end.
  private func looksLikeRestOfNode(at start: Int) -> Bool {
    switch kind(at: start) {
    case .symbol(.closeParenthesis), .symbol(.colon), .word(_, keyword: .where): true
    case .symbol(.openBrace): closings[start].map { endsNode(at: $0 + 1) } ?? false
    case .parameter: endsNode(at: start + 1)
    default: false
    }
  }

  /// Behind the properties.
  private func endsNode(at index: Int) -> Bool {
    switch kind(at: index) {
    case .symbol(.closeParenthesis), .word(_, keyword: .where): true
    default: false
    }
  }

  private func looksLikeRelationship(at start: Int) -> Bool {
    switch kind(at: start) {
    case .symbol(.closeBracket), .symbol(.colon), .symbol(.asterisk), .symbol(.openBrace),
      .parameter, .word, .quotedName:
      true
    default: false
    }
  }
}
