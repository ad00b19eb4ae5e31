import PropertyGraph
import QuerySyntax
import SourceText

extension Binder {
  mutating func bindFunction(
    _ call: FunctionCall, _ range: SourceRange
  ) throws -> BoundExpression {
    let name = call.qualifiedName
    let nameRange = call.name.dropFirst().reduce(call.name[0].range) { $0.union($1.range) }
    if let special = try bindSpecialFunction(name.lowercased(), call, range) { return special }
    guard let signature = functions[name] else {
      throw BindError.unknownFunction(
        name, nameRange, near: Spelling.suggestions(for: name, among: functions.names))
    }
    guard signature.arity.contains(call.arguments.count) else {
      throw BindError.wrongNumberOfArguments(
        signature.name, nameRange, expected: Self.countText(signature.arity),
        found: call.arguments.count)
    }
    if signature.isAggregate {
      return try bindAggregate(
        signature.name, distinct: call.isDistinct, call.arguments, range, result: nil,
        signature: signature)
    }
    let arguments = try call.arguments.map { try bind($0) }
    try check(arguments, against: signature)
    return BoundExpression(
      .call(signature.name.lowercased(), arguments), type: signature.result(arguments.map(\.type)),
      range: range)
  }

  /// Forms that look like functions and are bound in their own way.
  private mutating func bindSpecialFunction(
    _ name: String, _ call: FunctionCall, _ range: SourceRange
  ) throws -> BoundExpression? {
    guard call.arguments.count == 1, let argument = call.arguments.first else { return nil }
    switch (name, argument.kind) {
    case ("exists", .pattern), ("exists", .subquery):
      return try at(Place(noAggregates: place.noAggregates, allowsPatterns: true)) {
        try $0.bind(argument)
      }
    case ("exists", _):
      let value = try bind(argument)
      return BoundExpression(.isNull(value, negated: true), type: .boolean, range: range)
    case ("size", .pattern(let pattern)):
      return try bindPatternSubquery(pattern, kind: .count, declares: false, range)
    default: return nil
    }
  }

  private func check(
    _ arguments: [BoundExpression], against signature: FunctionSignature
  ) throws {
    guard let last = signature.parameters.last else { return }
    for (index, argument) in arguments.enumerated() {
      let parameter = index < signature.parameters.count ? signature.parameters[index] : last
      guard parameter.accepts(argument.type) else {
        throw invalidArgument(
          "'\(signature.name)'", argument, expected: parameter.description)
      }
    }
  }

  mutating func bindAggregate(
    _ name: String, distinct: Bool, _ arguments: [Expression], _ range: SourceRange,
    result: StaticType?, signature: FunctionSignature? = nil
  ) throws -> BoundExpression {
    if let forbidden = place.noAggregates {
      throw BindError.invalidAggregation(range, place: forbidden)
    }
    guard !isInsideAggregate else { throw BindError.nestedAggregation(range) }
    isInsideAggregate = true
    defer { isInsideAggregate = false }
    let bound = try arguments.map { try bind($0) }
    if let signature { try check(bound, against: signature) }
    if let signature, !signature.isDeterministic { _ = signature }
    for argument in bound where argument.containsCall(notDeterministicIn: functions) {
      throw BindError.nonConstantExpression("an aggregating function", argument.range)
    }
    let type = result ?? signature?.result(bound.map(\.type)) ?? .any
    return BoundExpression(
      .aggregate(
        BoundAggregate(
          function: name.lowercased(), isDistinct: distinct, arguments: bound, range: range)),
      type: type, range: range)
  }

  // MARK: - Subqueries

  mutating func bindPatternExpression(
    _ pattern: PathPattern, _ range: SourceRange
  ) throws -> BoundExpression {
    switch pattern.selector {
    case .shortestPathFunction:
      return try bindPatternSubquery(pattern, kind: .first, declares: true, range)
    case .allShortestPathsFunction:
      return try bindPatternSubquery(pattern, kind: .collect, declares: true, range)
    default:
      guard place.allowsPatterns else {
        throw BindError.unexpectedSyntax(
          range, reason: "a pattern can only be used as a predicate, as in WHERE (a)-->(b)")
      }
      guard !pattern.steps.isEmpty else {
        _ = try pattern.start.variable.map { try variable($0.text, at: $0.range) }
        throw BindError.invalidArgumentType(
          "WHERE", range, expected: "a boolean", found: .node, isTypeError: false)
      }
      return try bindPatternSubquery(pattern, kind: .exists, declares: false, range)
    }
  }

  /// A pattern as a query of one `MATCH`. Gives the path for `first` and `collect`.
  mutating func bindPatternSubquery(
    _ pattern: PathPattern, kind: BoundSubquery.Kind, declares: Bool, _ range: SourceRange
  ) throws -> BoundExpression {
    let ((query, type), imports) = try inFrame(isExpression: true, scope: outerScope()) { binder in
      var builder = PatternBuilder(bound: Set(binder.scope.variables.map(\.slot)))
      builder.declares = declares
      var pattern = pattern
      if kind == .first || kind == .collect {
        pattern.variable = Identifier("<path>", range: range)
      }
      try binder.bindPath(pattern, into: &builder)
      try binder.finish(&builder)
      let match = BoundMatch(
        isOptional: false, pattern: builder.pattern, predicates: builder.predicates)
      var clauses: [BoundClause] = [.match(match)]
      var columns: [BoundColumn] = []
      if let path = builder.pattern.paths.last, kind == .first || kind == .collect {
        let item = BoundItem(slot: path.slot, expression: .slot(path.slot, .path, range))
        clauses.append(.project(BoundProjection(items: [item])))
        columns.append(BoundColumn(name: "path", slot: path.slot, type: .path))
      }
      let single = BoundSingleQuery(clauses: clauses, columns: columns)
      let type: StaticType =
        switch kind {
        case .exists: .boolean
        case .count: .integer
        case .collect: .list(.path)
        case .first: .path
        }
      return (BoundQuery(parts: [single], keepsDuplicates: true, columns: columns), type)
    }
    for slot in imports { noteUse(of: slot) }
    return BoundExpression(
      .subquery(BoundSubquery(kind: kind, query: query, imports: imports)), type: type,
      range: range)
  }

  mutating func bindPatternComprehension(
    _ form: PatternComprehension, _ range: SourceRange
  ) throws -> BoundExpression {
    let ((query, type), imports) = try inFrame(isExpression: true, scope: outerScope()) { binder in
      var builder = PatternBuilder(bound: Set(binder.scope.variables.map(\.slot)))
      try binder.bindPath(form.pattern, into: &builder)
      try binder.finish(&builder)
      if let predicate = form.predicate {
        builder.predicates += try binder.bindPredicate(predicate).conjuncts
      }
      let result = try binder.at(Place(noAggregates: "a pattern comprehension")) {
        try $0.bind(form.result)
      }
      let match = BoundMatch(
        isOptional: false, pattern: builder.pattern, predicates: builder.predicates)
      let slot = binder.hiddenSlot("element", result.type)
      let projection = BoundProjection(items: [BoundItem(slot: slot, expression: result)])
      let columns = [BoundColumn(name: "element", slot: slot, type: result.type)]
      let single = BoundSingleQuery(
        clauses: [.match(match), .project(projection)], columns: columns)
      return (
        BoundQuery(parts: [single], keepsDuplicates: true, columns: columns), result.type
      )
    }
    for slot in imports { noteUse(of: slot) }
    return BoundExpression(
      .subquery(BoundSubquery(kind: .collect, query: query, imports: imports)),
      type: .list(type), range: range)
  }

  mutating func bindSubquery(
    _ form: SubqueryExpression, _ range: SourceRange
  ) throws -> BoundExpression {
    let savedInside = isInsideAggregate
    isInsideAggregate = false
    defer { isInsideAggregate = savedInside }
    let (query, imports) = try inFrame(isExpression: true, scope: outerScope()) { binder in
      try binder.at(Place(noAggregates: nil)) {
        try $0.bindQuery(form.query, needsColumns: form.kind == .collect)
      }
    }
    for slot in imports { noteUse(of: slot) }
    let kind: BoundSubquery.Kind
    let type: StaticType
    switch form.kind {
    case .exists: (kind, type) = (.exists, .boolean)
    case .count: (kind, type) = (.count, .integer)
    case .collect:
      guard query.columns.count == 1 else {
        throw BindError.invalidClauseComposition(
          range, reason: "COLLECT { } needs a query that returns exactly one column")
      }
      (kind, type) = (.collect, .list(query.columns[0].type))
    }
    return BoundExpression(
      .subquery(BoundSubquery(kind: kind, query: query, imports: imports)), type: type,
      range: range)
  }

  /// The present scope as a subquery sees it.
  private func outerScope() -> Scope {
    var outer = Scope()
    for var variable in scope.variables {
      variable.isOuter = true
      outer.declare(variable)
    }
    return outer
  }
}
