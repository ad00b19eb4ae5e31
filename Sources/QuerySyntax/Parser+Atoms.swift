import SourceText

extension Parser {
  /// The smallest expressions, and all that stands in brackets.
  mutating func atom() throws(ParseError) -> Expression {
    let start = token.range
    switch token.kind {
    case .integer(let magnitude):
      guard let value = Int64(exactly: magnitude) else {
        throw .integerOverflow(text(token.range), token.range)
      }
      return try literal(.integer(value))
    case .float(let value): return try literal(.float(value))
    case .string(let value): return try literal(.string(value))
    case .parameter(let name):
      advance()
      return try made(.parameter(name), from: start)
    case .symbol(.openParenthesis): return try parenthesized()
    case .symbol(.openBracket): return try made(bracketed(), from: start)
    case .symbol(.openBrace): return try mapLiteral()
    case .quotedName: return try named()
    case .word(_, let keyword):
      if let keyword, let special = try keywordAtom(keyword) { return special }
      return try named()
    case .symbol, .invalid, .end: throw unexpected("an expression")
    }
  }

  private mutating func literal(_ literal: Literal) throws(ParseError) -> Expression {
    let start = token.range
    advance()
    return try made(.literal(literal), from: start)
  }

  private mutating func parenthesized() throws(ParseError) -> Expression {
    let start = token.range
    if startsPathPattern(at: index) {
      if !surroundings.allowsPatterns { throw .patternAsValue(start) }
      return try made(.pattern(path(.expression)), from: start)
    }
    advance()
    let outer = surround()
    defer { surroundings = outer }
    let inner = try expression()
    try expect(.closeParenthesis)
    return inner
  }

  /// Expressions that start with a word of the language; `nil` when it is just a name here.
  private mutating func keywordAtom(_ keyword: Keyword) throws(ParseError) -> Expression? {
    let start = token.range
    let next = token(1).kind
    switch keyword {
    case .true: return try literal(.boolean(true))
    case .false: return try literal(.boolean(false))
    case .null: return try literal(.null)
    case .case: return try made(caseExpression(), from: start)
    case .exists where next == .symbol(.openBrace):
      return try made(.subquery(subqueryExpression(.exists)), from: start)
    case .count where next == .symbol(.openBrace):
      return try made(.subquery(subqueryExpression(.count)), from: start)
    case .collect where next == .symbol(.openBrace):
      return try made(.subquery(subqueryExpression(.collect)), from: start)
    case .count where next == .symbol(.openParenthesis) && token(2).kind == .symbol(.asterisk):
      (0..<3).forEach { _ in advance() }
      try expect(.closeParenthesis)
      return try made(.countAll, from: start)
    case .all, .any, .none, .single:
      guard next == .symbol(.openParenthesis), token(2).name != nil, token(3).keyword == .in,
        let kind = QuantifierExpression.Kind(rawValue: keyword.rawValue.lowercased())
      else { return nil }
      return try made(quantifierExpression(kind), from: start)
    case .reduce where next == .symbol(.openParenthesis) && token(3).kind == .symbol(.equal):
      return try made(reduceExpression(), from: start)
    case .shortestPath where next == .symbol(.openParenthesis),
      .allShortestPaths where next == .symbol(.openParenthesis):
      return try made(.pattern(shortestPathFunction(.expression)), from: start)
    default: return nil
    }
  }

  // MARK: Names

  /// A function's call, a map made of a variable's properties, or the variable alone.
  private mutating func named() throws(ParseError) -> Expression {
    let start = token.range
    if let length = functionNameLength() { return try made(functionCall(length), from: start) }
    if let keyword = token.keyword, keyword.isReserved,
      !reservedVariables.contains(token.name ?? "")
    {
      throw unexpected("an expression")
    }
    let variable = try name("an expression")
    if at(.openBrace) { return try made(mapProjection(of: variable), from: start) }
    return try made(.variable(variable.text), from: start)
  }

  /// How many words the function's name that stands here has, with its namespaces.
  private func functionNameLength() -> Int? {
    var length = 1
    var ahead = 1
    while token(ahead).kind == .symbol(.dot), token(ahead + 1).name != nil {
      length += 1
      ahead += 2
    }
    let isReserved = length == 1 && token.keyword?.isReserved == true && !at(.exists)
    return token(ahead).kind == .symbol(.openParenthesis) && !isReserved ? length : nil
  }

  private mutating func functionCall(_ nameLength: Int) throws(ParseError) -> Expression.Kind {
    var name = [try self.name("a function")]
    for _ in 1..<nameLength {
      advance()
      name.append(try self.name("a function"))
    }
    try expect(.openParenthesis)
    let isDistinct = accept(.distinct)
    var arguments: [Expression] = []
    if !at(.closeParenthesis) {
      // `exists` asks whether a pattern is there; elsewhere a pattern is no value.
      let takesPattern = name.count == 1 && name[0].text.lowercased() == "exists"
      let outer = surround(patterns: takesPattern)
      defer { surroundings = outer }
      arguments = try expressions()
    }
    try expect(.closeParenthesis, "',' or ')'")
    return .call(FunctionCall(name: name, isDistinct: isDistinct, arguments: arguments))
  }

  // MARK: Maps

  mutating func mapLiteral() throws(ParseError) -> Expression {
    let start = token.range
    try expect(.openBrace)
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    var entries: [MapEntry] = []
    if !at(.closeBrace) {
      repeat { entries.append(try mapEntry(name("a key"))) } while accept(.comma)
    }
    try expect(.closeBrace, "',' or '}'")
    return try made(.map(entries), from: start)
  }

  private mutating func mapEntry(_ key: Identifier) throws(ParseError) -> MapEntry {
    try expect(.colon, "':' and a value")
    return MapEntry(key: key, value: try expression())
  }

  private mutating func mapProjection(
    of subject: Identifier
  ) throws(ParseError) -> Expression.Kind {
    try expect(.openBrace)
    let outer = surround(patterns: false)
    defer { surroundings = outer }
    var items: [MapProjection.Item] = []
    if !at(.closeBrace) {
      repeat { items.append(try mapProjectionItem()) } while accept(.comma)
    }
    try expect(.closeBrace, "',' or '}'")
    return .mapProjection(MapProjection(subject: subject, items: items))
  }

  private mutating func mapProjectionItem() throws(ParseError) -> MapProjection.Item {
    if accept(.dot) {
      return accept(.asterisk) ? .allProperties : .property(try name("a property or '*'"))
    }
    let key = try name("a property such as '.name'")
    return at(.colon) ? .entry(try mapEntry(key)) : .variable(key)
  }
}
