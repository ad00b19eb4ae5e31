import SourceText

/// Where a pattern stands, which decides what it may hold.
enum PatternContext: String {
  case match = "MATCH"
  case create = "CREATE"
  case merge = "MERGE"
  case expression = "a pattern"
}

extension Parser {
  /// `[variable =] [selector] [mode] path`
  mutating func pathPattern(_ context: PatternContext) throws(ParseError) -> PathPattern {
    let start = token
    var variable: Identifier?
    if token.name != nil, token(1).kind == .symbol(.equal) {
      variable = try newVariable()
      advance()
    }
    var pattern: PathPattern
    if token(1).kind == .symbol(.openParenthesis),
      token.keyword == .shortestPath || token.keyword == .allShortestPaths
    {
      pattern = try shortestPathFunction(context)
    } else {
      let prefix = token
      let (selector, mode) = try pathPrefix()
      pattern = try path(context)
      if mode == .walk, selector == nil, pattern.isUnbounded {
        throw .unboundedWalk(range(from: prefix))
      }
      pattern.selector = selector
      pattern.mode = mode
    }
    pattern.variable = variable
    pattern.range = range(from: start)
    return pattern
  }

  /// `shortestPath((a)-[*]-(b))`
  mutating func shortestPathFunction(
    _ context: PatternContext
  ) throws(ParseError) -> PathPattern {
    let start = token
    let isAll = accept(.allShortestPaths)
    if !isAll { advance() }
    try expect(.openParenthesis)
    var pattern = try path(context)
    try expect(.closeParenthesis)
    pattern.selector = isAll ? .allShortestPathsFunction : .shortestPathFunction
    pattern.range = range(from: start)
    return pattern
  }

  // MARK: Selectors

  private mutating func pathPrefix() throws(ParseError) -> (PathSelector?, PathMode?) {
    var selector: PathSelector?
    var isAny = false
    if accept(.all) {
      if accept(.shortest) { selector = .allShortest }
    } else if accept(.any) {
      isAny = true
      selector = accept(.shortest) ? .shortest(count: 1) : .any(count: try count() ?? 1)
    } else if accept(.shortest) {
      selector = .shortest(count: try count() ?? 1)
    }
    let mode = pathMode()
    if !accept(.paths) { accept(.path) }
    if !isAny, case .shortest(let count) = selector, accept(.groups) || accept(.group) {
      selector = .shortestGroups(count: count)
    }
    return (selector, mode)
  }

  private mutating func pathMode() -> PathMode? {
    let mode: PathMode
    switch token.keyword {
    case .walk: mode = .walk
    case .trail: mode = .trail
    case .acyclic: mode = .acyclic
    case .simple: mode = .simple
    default: return nil
    }
    advance()
    return mode
  }

  /// A whole number that fits, or `nil` when none stands here.
  private mutating func count() throws(ParseError) -> Int? {
    switch token.kind {
    case .integer(let magnitude):
      guard let count = Int(exactly: magnitude) else {
        throw .integerOverflow(text(token.range), token.range)
      }
      advance()
      return count
    case .invalid(let error): throw error
    default: return nil
    }
  }

  // MARK: Paths

  /// Comma-separated patterns; at least one.
  mutating func pathPatterns(_ context: PatternContext) throws(ParseError) -> [PathPattern] {
    var patterns = [try pathPattern(context)]
    while accept(.comma) { patterns.append(try pathPattern(context)) }
    return patterns
  }

  /// Nodes with relationships and groups between them, without name and selector.
  mutating func path(_ context: PatternContext) throws(ParseError) -> PathPattern {
    let first = token
    let (start, steps) = try chain(context)
    return PathPattern(start: start, steps: steps, range: range(from: first))
  }

  private mutating func chain(
    _ context: PatternContext
  ) throws(ParseError) -> (NodePattern, [PathPattern.Step]) {
    try enter()
    defer { leave() }
    let start = isAtGroup ? implicitNode : try nodePattern(context)
    var steps: [PathPattern.Step] = []
    while true {
      if isAtGroup {
        let group = try pathGroup(context)
        let node = at(.openParenthesis) && !isAtGroup ? try nodePattern(context) : implicitNode
        steps.append(.init(link: .group(group), node: node))
      } else if at(.minus) || at(.less) {
        let relationship = try relationshipPattern(context)
        let node = isAtGroup ? implicitNode : try nodePattern(context)
        steps.append(.init(link: .relationship(relationship), node: node))
      } else {
        return (start, steps)
      }
    }
  }

  /// A node pattern never starts with two parentheses.
  private var isAtGroup: Bool {
    at(.openParenthesis) && token(1).kind == .symbol(.openParenthesis)
  }

  private var implicitNode: NodePattern {
    NodePattern(isImplicit: true, range: SourceRange(end, end))
  }

  private mutating func pathGroup(_ context: PatternContext) throws(ParseError) -> PathGroup {
    let first = token
    advance()
    let outer = surround()
    defer { surroundings = outer }
    let (start, steps) = try chain(context)
    let predicate = try whereClause()
    try expect(.closeParenthesis)
    let repetition = try quantifier()
    let group = PathGroup(
      start: start, steps: steps, predicate: predicate, repetition: repetition,
      range: range(from: first))
    if repetition != nil, group.containsRepetition { throw .nestedRepetition(group.range) }
    return group
  }

  // MARK: Nodes

  mutating func nodePattern(_ context: PatternContext) throws(ParseError) -> NodePattern {
    let start = token
    try expect(.openParenthesis, "a node such as '(n)'")
    let outer = surround()
    defer { surroundings = outer }
    var node = NodePattern(isImplicit: false, range: start.range)
    node.variable = try patternVariable()
    if accept(.colon) { node.labels = try labelExpression(of: .node) }
    node.properties = try patternProperties(context)
    node.predicate = try whereClause()
    try expect(.closeParenthesis, "')' to close the node")
    node.range = range(from: start)
    return node
  }

  /// The variable at the start of a node or relationship, if there is one.
  private mutating func patternVariable() throws(ParseError) -> Identifier? {
    guard token.name != nil else { return nil }
    if at(.where) {
      switch token(1).kind {
      case .symbol(.closeParenthesis), .symbol(.closeBracket), .symbol(.colon), .symbol(.openBrace),
        .word(_, keyword: .where):
        break
      default: return nil
      }
    }
    return try newVariable()
  }

  private mutating func patternProperties(
    _ context: PatternContext
  ) throws(ParseError) -> Expression? {
    if at(.openBrace) {
      return try mapLiteral()
    }
    guard case .parameter(let name) = token.kind else { return nil }
    guard context == .create else {
      throw .parameterAsProperties(clause: context.rawValue, token.range)
    }
    defer { advance() }
    return Expression(.parameter(name), range: token.range)
  }

  // MARK: Relationships

  private mutating func relationshipPattern(
    _ context: PatternContext
  ) throws(ParseError) -> RelationshipPattern {
    let start = token
    let pointsLeft = accept(.less)
    try expect(.minus, "'-'")
    var relationship = RelationshipPattern(direction: .either, range: start.range)
    if accept(.openBracket) {
      let outer = surround()
      defer { surroundings = outer }
      surroundings.isInsideRelationship = true
      try relationshipDetails(&relationship, context)
      try expect(.closeBracket, "']' to close the relationship")
    }
    try expect(.minus, "'-' to go on with the relationship")
    let pointsRight = accept(.greater)
    if pointsLeft != pointsRight { relationship.direction = pointsLeft ? .incoming : .outgoing }
    if let quantifier = try quantifier() {
      if relationship.repetition != nil { throw .nestedRepetition(quantifier.range) }
      relationship.repetition = quantifier
    }
    relationship.range = range(from: start)
    return relationship
  }

  private mutating func relationshipDetails(
    _ relationship: inout RelationshipPattern, _ context: PatternContext
  ) throws(ParseError) {
    relationship.variable = try patternVariable()
    if accept(.colon) { relationship.types = try labelExpression(of: .relationship) }
    relationship.repetition = try starRepetition()
    relationship.properties = try patternProperties(context)
    relationship.predicate = try whereClause()
  }

  // MARK: Repetitions

  /// `*`, `*2`, `*1..3`, `*..3` inside a relationship's brackets.
  private mutating func starRepetition() throws(ParseError) -> Repetition? {
    let start = token
    guard accept(.asterisk) else { return nil }
    let minimum = try count()
    var maximum = minimum
    if accept(.dots) { maximum = try count() }
    return Repetition(
      form: .starInBrackets, minimum: minimum ?? 1, maximum: maximum, range: range(from: start))
  }

  /// `+`, `*`, `{2}`, `{1,3}`, `{,3}`, `{1,}` behind a relationship or a group.
  private mutating func quantifier() throws(ParseError) -> Repetition? {
    let start = token
    var minimum = 0
    var maximum: Int?
    if accept(.plus) {
      minimum = 1
    } else if accept(.openBrace) {
      let first = try count()
      minimum = first ?? 0
      maximum = first
      if first == nil, !at(.comma) { throw unexpected("a number or ','") }
      if accept(.comma) { maximum = try count() }
      try expect(.closeBrace)
    } else if !accept(.asterisk) {
      return nil
    }
    let range = range(from: start)
    if let maximum, maximum < max(minimum, 1) {
      throw .emptyRepetition(minimum: minimum, maximum: maximum, range)
    }
    return Repetition(form: .quantifier, minimum: minimum, maximum: maximum, range: range)
  }
}

extension PathPattern {
  /// Whether a part of it may repeat without end.
  fileprivate var isUnbounded: Bool { steps.contains(where: \.isUnbounded) }
}

extension PathPattern.Step {
  fileprivate var isUnbounded: Bool {
    let repetition =
      switch link {
      case .relationship(let relationship): relationship.repetition
      case .group(let group): group.repetition
      }
    if let repetition, repetition.maximum == nil { return true }
    if case .group(let group) = link { return group.steps.contains(where: \.isUnbounded) }
    return false
  }
}

extension PathGroup {
  fileprivate var containsRepetition: Bool {
    steps.contains { step in
      switch step.link {
      case .relationship(let relationship): relationship.repetition != nil
      case .group(let group): group.repetition != nil || group.containsRepetition
      }
    }
  }
}
