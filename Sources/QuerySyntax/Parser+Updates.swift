import SourceText

extension Parser {
  mutating func createClause() throws(ParseError) -> CreateClause {
    let start = token
    advance()
    let patterns = try list { parser throws(ParseError) in
      let pattern = try parser.pathPattern(.create)
      try UpdatingPattern(clause: .create).check(pattern)
      return pattern
    }
    return CreateClause(patterns: patterns, range: range(from: start))
  }

  mutating func mergeClause() throws(ParseError) -> MergeClause {
    let start = token
    advance()
    let pattern = try pathPattern(.merge)
    try UpdatingPattern(clause: .merge).check(pattern)
    var actions: [MergeClause.Action] = []
    while at(.on) { actions.append(try mergeAction()) }
    return MergeClause(pattern: pattern, actions: actions, range: range(from: start))
  }

  private mutating func mergeAction() throws(ParseError) -> MergeClause.Action {
    let start = token
    advance()
    let event: MergeClause.Event
    if accept(.create) {
      event = .create
    } else if accept(.match) {
      event = .match
    } else {
      throw unexpected("CREATE or MATCH", keywords: [.create, .match])
    }
    try expect(.set)
    let items = try list { parser throws(ParseError) in try parser.setItem() }
    return .init(event: event, items: items, range: range(from: start))
  }

  mutating func setClause() throws(ParseError) -> SetClause {
    let start = token
    advance()
    let items = try list { parser throws(ParseError) in try parser.setItem() }
    return SetClause(items: items, range: range(from: start))
  }

  private mutating func setItem() throws(ParseError) -> SetItem {
    let start = token
    let target = try updateTarget()
    let change: SetItem.Change
    if at(.colon) {
      change = .labels(try plainLabels())
    } else if accept(.plusEqual) {
      change = .addProperties(try expression())
    } else {
      try expect(.equal, "'=', '+=' or ':'")
      let value = try expression()
      if case .property(let base, let key) = target.kind {
        return SetItem(
          target: base, change: .property(key: key, value: value), range: range(from: start))
      }
      change = .replaceProperties(value)
    }
    return SetItem(target: target, change: change, range: range(from: start))
  }

  mutating func removeClause() throws(ParseError) -> RemoveClause {
    let start = token
    advance()
    let items = try list { parser throws(ParseError) in try parser.removeItem() }
    return RemoveClause(items: items, range: range(from: start))
  }

  private mutating func removeItem() throws(ParseError) -> RemoveClause.Item {
    let start = token
    let target = try updateTarget()
    if at(.colon) {
      let labels = try plainLabels()
      return .init(target: target, change: .labels(labels), range: range(from: start))
    }
    guard case .property(let base, let key) = target.kind else {
      throw unexpected("'.' and a property, or ':' and a label")
    }
    return .init(target: base, change: .property(key), range: range(from: start))
  }

  /// What an assignment changes: an expression up to its last property, without labels.
  private mutating func updateTarget() throws(ParseError) -> Expression {
    guard at(.openParenthesis) || token.name != nil else {
      throw unexpected("a variable")
    }
    return try postfix(withLabels: false)
  }

  private mutating func plainLabels() throws(ParseError) -> [Identifier] {
    var labels: [Identifier] = []
    while accept(.colon) { labels.append(try name("a label")) }
    return labels
  }

  mutating func deleteClause() throws(ParseError) -> DeleteClause {
    let start = token
    let isDetaching = accept(.detach)
    try expect(.delete)
    let expressions = try list { parser throws(ParseError) in
      let expression = try parser.expression()
      if case .hasLabels = expression.kind { throw .deletingLabels(expression.range) }
      return expression
    }
    return DeleteClause(
      isDetaching: isDetaching, expressions: expressions, range: range(from: start))
  }
}

/// The rules for patterns that make something: what is made must be said in full.
struct UpdatingPattern {
  enum Clause: String {
    case create = "CREATE"
    case merge = "MERGE"
  }

  let clause: Clause

  func check(_ pattern: PathPattern) throws(ParseError) {
    if pattern.selector != nil || pattern.mode != nil {
      throw notPlain("a choice of paths", pattern.range)
    }
    try check(pattern.start)
    for step in pattern.steps {
      switch step.link {
      case .relationship(let relationship): try check(relationship)
      case .group(let group): throw notPlain("a path in parentheses", group.range)
      }
      try check(step.node)
    }
  }

  private func check(_ node: NodePattern) throws(ParseError) {
    if let labels = node.labels, labels.conjunction == nil {
      throw notPlain("a choice of labels", node.range)
    }
    if let predicate = node.predicate { throw notPlain("WHERE", predicate.range) }
  }

  private func check(_ relationship: RelationshipPattern) throws(ParseError) {
    if let repetition = relationship.repetition {
      throw .repeatedInUpdate(clause: clause.rawValue, repetition.range)
    }
    if clause == .create, relationship.direction == .either {
      throw .undirected(relationship.range)
    }
    // A variable without a type may be bound already, which is the other mistake: the binder knows.
    let mayBeBound = relationship.variable != nil && relationship.types == nil
    if case .name? = relationship.types {
    } else if !mayBeBound {
      throw .notOneType(clause: clause.rawValue, relationship.range)
    }
    if let predicate = relationship.predicate { throw notPlain("WHERE", predicate.range) }
  }

  private func notPlain(_ what: String, _ range: SourceRange) -> ParseError {
    .notPlainInUpdate(clause: clause.rawValue, what: what, range)
  }
}
