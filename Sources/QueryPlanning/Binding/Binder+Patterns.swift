import PropertyGraph
import QuerySyntax
import SourceText

/// A pattern in the making: what was read so far, and what waits until all variables are known.
struct PatternBuilder {
  var pattern: BoundPattern
  var predicates: [BoundExpression] = []
  /// Conditions to bind once the whole pattern is declared.
  var waiting: [(inout Binder) throws -> [BoundExpression]] = []
  /// Relationship variables that this clause declares.
  var ownEdges: Set<String> = []
  /// Whether new variables may be declared: not in a pattern that is a predicate.
  var declares = true

  init(bound: Set<Slot>) {
    pattern = BoundPattern(nodes: [], links: [], paths: [], bound: bound)
  }

  mutating func add(node: Slot) {
    if !pattern.nodes.contains(node) { pattern.nodes.append(node) }
  }
}

extension Binder {
  mutating func bindMatch(_ clause: MatchClause) throws -> BoundMatch {
    var builder = PatternBuilder(bound: Set(scope.variables.map(\.slot)))
    for path in clause.patterns { try bindPath(path, into: &builder) }
    try finish(&builder)
    if let predicate = clause.predicate {
      builder.predicates += try bindPredicate(predicate).conjuncts
    }
    return BoundMatch(
      isOptional: clause.isOptional, pattern: builder.pattern, predicates: builder.predicates)
  }

  mutating func finish(_ builder: inout PatternBuilder) throws {
    for bind in builder.waiting { builder.predicates += try bind(&self) }
    builder.waiting = []
  }

  mutating func bindPath(_ path: PathPattern, into builder: inout PatternBuilder) throws {
    if let selector = path.selector, !path.isOneRun, !path.steps.isEmpty {
      try bindSelected(path, selector, into: &builder)
      return
    }
    let firstLink = builder.pattern.links.count
    let start = try bindNode(path.start, into: &builder)
    var parts: [BoundPathPart] = [.node(start)]
    _ = try bindSteps(path.steps, of: path, from: start, parts: &parts, into: &builder)
    if path.mode == .acyclic || path.mode == .simple, path.steps.count > 1 {
      builder.predicates.append(Self.modeTest(path, parts))
    }
    if let selector = path.selector, firstLink < builder.pattern.links.count,
      case .variable(let repetition) = builder.pattern.links[firstLink].form
    {
      builder.pattern.links[firstLink].form = .shortest(repetition, selector)
    }
    try declarePath(path, parts, into: &builder)
  }

  private mutating func declarePath(
    _ path: PathPattern, _ parts: [BoundPathPart], into builder: inout PatternBuilder
  ) throws {
    guard let variable = path.variable else { return }
    guard scope[variable.text] == nil else {
      throw BindError.variableAlreadyBound(variable.text, variable.range)
    }
    let slot = declare(variable.text, .path)
    builder.pattern.paths.append(BoundPath(slot: slot, parts: parts))
  }

  /// A path pattern of several parts with a selector: matched by itself, then chosen from.
  private mutating func bindSelected(
    _ path: PathPattern, _ selector: PathSelector, into builder: inout PatternBuilder
  ) throws {
    var inner = PatternBuilder(
      bound: builder.pattern.bound.union(scope.variables.map(\.slot)))
    inner.declares = builder.declares
    inner.ownEdges = builder.ownEdges
    let start = try bindNode(path.start, into: &inner)
    var parts: [BoundPathPart] = [.node(start)]
    let last = try bindSteps(path.steps, of: path, from: start, parts: &parts, into: &inner)
    try finish(&inner)
    if path.mode == .acyclic || path.mode == .simple {
      inner.predicates.append(Self.modeTest(path, parts))
    }
    builder.ownEdges = inner.ownEdges
    let selection = BoundSelection(
      selector: selector, pattern: inner.pattern, predicates: inner.predicates, parts: parts)
    builder.pattern.links.append(
      BoundLink(
        form: .selected(selection), edge: hiddenSlot("selected", .list(.edge)), from: start,
        to: last, types: [], direction: .outgoing, mode: path.mode ?? .trail, range: path.range))
    try declarePath(path, parts, into: &builder)
  }

  private static func modeTest(_ path: PathPattern, _ parts: [BoundPathPart]) -> BoundExpression {
    let value = BoundExpression(.path(parts), type: .path, range: path.range)
    let name = path.mode == .acyclic ? "isacyclic" : "issimple"
    return BoundExpression(.call(name, [value]), type: .boolean, range: path.range)
  }

  private mutating func bindSteps(
    _ steps: [PathPattern.Step], of path: PathPattern, from start: Slot,
    parts: inout [BoundPathPart], into builder: inout PatternBuilder
  ) throws -> Slot {
    var here = start
    for step in steps {
      switch step.link {
      case .relationship(let relationship):
        let next = try bindNode(step.node, into: &builder)
        let part = try bindRelationship(
          relationship, from: here, to: next, mode: path.mode ?? .trail, into: &builder)
        parts += [part, .node(next)]
        here = next
      case .group(let group):
        if group.repetition == nil {
          here = try bindPlainGroup(
            group, of: path, from: here, to: step.node, parts: &parts, into: &builder)
        } else {
          let next = try bindNode(step.node, into: &builder)
          parts += [try bindGroup(group, path, from: here, to: next, into: &builder), .node(next)]
          here = next
        }
      }
    }
    return here
  }

  // MARK: - Nodes

  mutating func bindNode(_ node: NodePattern, into builder: inout PatternBuilder) throws -> Slot {
    let slot: Slot
    if let name = node.variable {
      if let known = lookUp(name.text) {
        guard known.type.overlaps(.node) else {
          throw BindError.variableTypeConflict(
            name.text, name.range, expected: .node, found: known.type)
        }
        slot = known.slot
      } else {
        guard builder.declares else {
          throw BindError.undefinedVariable(name.text, name.range, inScope: scope.names)
        }
        slot = declare(name.text, .node)
      }
    } else {
      slot = hiddenSlot("node", .node)
    }
    builder.add(node: slot)
    let value = BoundExpression.slot(slot, .node, node.range)
    if let labels = node.labels {
      builder.predicates.append(
        BoundExpression(.hasLabels(value, labels), type: .boolean, range: node.range))
    }
    if node.properties != nil || node.predicate != nil {
      let properties = node.properties
      let predicate = node.predicate
      builder.waiting.append { binder in
        var conditions = try binder.bindProperties(properties, of: value)
        if let predicate { conditions += try binder.bindPredicate(predicate).conjuncts }
        return conditions
      }
    }
    return slot
  }

  /// `{key: value}` as conditions on an element.
  mutating func bindProperties(
    _ properties: Expression?, of element: BoundExpression
  ) throws -> [BoundExpression] {
    guard let properties else { return [] }
    guard case .map(let entries) = properties.kind else {
      if case .parameter(let name) = properties.kind {
        throw BindError.invalidParameterUse(name, properties.range)
      }
      throw BindError.unexpectedSyntax(
        properties.range, reason: "the properties of a pattern are written {key: value}")
    }
    return try entries.map { entry in
      let value = try at(Place(noAggregates: "a pattern")) { try $0.bind(entry.value) }
      let range = entry.key.range.union(entry.value.range)
      let property = BoundExpression(
        .property(element, key: entry.key.text), type: .any, range: range)
      return BoundExpression(.comparison(.equal, property, value), type: .boolean, range: range)
    }
  }

  // MARK: - Relationships

  private mutating func bindRelationship(
    _ relationship: RelationshipPattern, from: Slot, to: Slot, mode: PathMode,
    into builder: inout PatternBuilder
  ) throws -> BoundPathPart {
    let isList = relationship.repetition != nil
    let type: StaticType = isList ? .list(.edge) : .edge
    let slot: Slot
    if let name = relationship.variable {
      if let known = lookUp(name.text) {
        guard known.type.overlaps(type) else {
          throw BindError.variableTypeConflict(
            name.text, name.range, expected: type, found: known.type)
        }
        if builder.ownEdges.contains(name.text) {
          throw BindError.relationshipUniquenessViolation(name.text, name.range)
        }
        slot = known.slot
      } else {
        guard builder.declares else {
          throw BindError.undefinedVariable(name.text, name.range, inScope: scope.names)
        }
        slot = declare(name.text, type)
      }
      builder.ownEdges.insert(name.text)
    } else {
      slot = hiddenSlot("relationship", type)
    }
    let types = relationship.types?.choice
    let condition = types == nil ? relationship.types : nil
    var link = BoundLink(
      form: .single, edge: slot, from: from, to: to, types: types?.map(\.text) ?? [],
      direction: relationship.direction, mode: mode, range: relationship.range)
    guard let repetition = relationship.repetition else {
      let value = BoundExpression.slot(slot, .edge, relationship.range)
      if let condition {
        builder.predicates.append(
          BoundExpression(.hasLabels(value, condition), type: .boolean, range: value.range))
      }
      let properties = relationship.properties
      let predicate = relationship.predicate
      builder.waiting.append { binder in
        var conditions = try binder.bindProperties(properties, of: value)
        if let predicate { conditions += try binder.bindPredicate(predicate).conjuncts }
        return conditions
      }
      builder.pattern.links.append(link)
      return .edge(slot)
    }
    let element = hiddenSlot("each", .edge)
    let value = BoundExpression.slot(element, .edge, relationship.range)
    var conditions: [BoundExpression] = []
    if let condition {
      conditions.append(
        BoundExpression(.hasLabels(value, condition), type: .boolean, range: value.range))
    }
    conditions += try bindProperties(relationship.properties, of: value)
    if let predicate = relationship.predicate {
      conditions += try inInnerScope { binder in
        if let name = relationship.variable {
          binder.scope.declare(
            Scope.Variable(name: name.text, slot: element, type: .edge))
        }
        return try binder.bindPredicate(predicate).conjuncts
      }
    }
    link.form = .variable(
      BoundRepetition(
        minimum: repetition.minimum, maximum: repetition.maximum, element: element,
        predicates: conditions))
    builder.pattern.links.append(link)
    return .edges(slot)
  }

  // MARK: - Groups

  /// A group that comes once: its path is a part of the path around it.
  private mutating func bindPlainGroup(
    _ group: PathGroup, of path: PathPattern, from here: Slot, to node: NodePattern,
    parts: inout [BoundPathPart], into builder: inout PatternBuilder
  ) throws -> Slot {
    let start = try bindNode(group.start, into: &builder)
    addEquality(start, here, group.range, into: &builder)
    let last = try bindSteps(
      group.steps, of: path, from: start, parts: &parts, into: &builder)
    let next = try bindNode(node, into: &builder)
    addEquality(next, last, group.range, into: &builder)
    if let predicate = group.predicate {
      builder.waiting.append { try $0.bindPredicate(predicate).conjuncts }
    }
    return next
  }

  private func addEquality(
    _ left: Slot, _ right: Slot, _ range: SourceRange, into builder: inout PatternBuilder
  ) {
    builder.predicates.append(
      BoundExpression(
        .comparison(.equal, .slot(left, .node, range), .slot(right, .node, range)),
        type: .boolean, range: range))
  }

  private mutating func bindGroup(
    _ group: PathGroup, _ path: PathPattern, from: Slot, to: Slot,
    into builder: inout PatternBuilder
  ) throws -> BoundPathPart {
    let outer = scope
    var inner = PatternBuilder(bound: Set(scope.variables.map(\.slot)))
    var parts: [BoundPathPart] = []
    let first = try bindNode(group.start, into: &inner)
    let last = try bindSteps(group.steps, of: path, from: first, parts: &parts, into: &inner)
    try finish(&inner)
    if let predicate = group.predicate {
      inner.predicates += try bindPredicate(predicate).conjuncts
    }
    let declared = scope.variables.filter { outer[$0.name] == nil }
    scope = outer
    let exports = declared.map { variable in
      let type = StaticType.list(variable.type)
      return GroupExport(inner: variable.slot, outer: declare(variable.name, type))
    }
    let edges = hiddenSlot("relationships", .list(.edge))
    let repetition = group.repetition
    builder.pattern.links.append(
      BoundLink(
        form: .group(
          BoundGroup(
            minimum: repetition?.minimum ?? 1, maximum: repetition?.maximum,
            pattern: inner.pattern, predicates: inner.predicates, first: first, last: last,
            exports: exports, edges: inner.pattern.links.map(\.edge))),
        edge: edges, from: from, to: to, types: [], direction: .outgoing,
        mode: path.mode ?? .trail, range: group.range))
    return .edges(edges)
  }
}

extension PathPattern {
  /// Whether it is one run of relationships between two nodes.
  fileprivate var isOneRun: Bool {
    guard steps.count == 1, case .relationship(let relationship) = steps[0].link else {
      return false
    }
    return relationship.repetition != nil
  }
}

extension BoundExpression {
  /// The parts that must all be true for this to be true.
  package var conjuncts: [BoundExpression] {
    if case .logical(.and, let parts) = kind { return parts.flatMap(\.conjuncts) }
    return [self]
  }
}
