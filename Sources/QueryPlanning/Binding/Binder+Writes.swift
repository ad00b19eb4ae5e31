import PropertyGraph
import QuerySyntax
import SourceText

extension Binder {
  mutating func bindCreate(_ clause: CreateClause) throws -> BoundCreate {
    var create = BoundCreate(nodes: [], edges: [], paths: [])
    for path in clause.patterns {
      try bindNewPath(path, clause: "CREATE", into: &create)
    }
    return create
  }

  mutating func bindMerge(_ clause: MergeClause) throws -> BoundMerge {
    let bound = Set(scope.variables.map(\.slot))
    var create = BoundCreate(nodes: [], edges: [], paths: [])
    let directions = try bindNewPath(clause.pattern, clause: "MERGE", into: &create)
    var pattern = BoundPattern(nodes: [], links: [], paths: create.paths, bound: bound)
    var predicates: [BoundExpression] = []
    for node in create.nodes {
      pattern.nodes.append(node.slot)
      let element = BoundExpression.slot(node.slot, .node, clause.pattern.range)
      if let labels = Self.labelTest(node.labels, clause.pattern.range) {
        predicates.append(
          BoundExpression(.hasLabels(element, labels), type: .boolean, range: element.range))
      }
      predicates += Self.equalities(node.properties, of: element)
    }
    for (edge, direction) in zip(create.edges, directions) {
      for end in [edge.from, edge.to] where !pattern.nodes.contains(end) {
        pattern.nodes.append(end)
      }
      pattern.links.append(
        BoundLink(
          form: .single, edge: edge.slot, from: edge.from, to: edge.to, types: [edge.type],
          direction: direction == .either ? .either : .outgoing, mode: .trail,
          range: edge.range))
      predicates += Self.equalities(
        edge.properties, of: .slot(edge.slot, .edge, edge.range))
    }
    var merge = BoundMerge(
      pattern: pattern, predicates: predicates, create: create, onCreate: [], onMatch: [],
      range: clause.range)
    for action in clause.actions {
      let items = try action.items.map { try bindSetItem($0) }
      switch action.event {
      case .create: merge.onCreate += items
      case .match: merge.onMatch += items
      }
    }
    return merge
  }

  private static func labelTest(_ labels: [String], _ range: SourceRange) -> LabelExpression? {
    let names = labels.map { LabelExpression.name(Identifier($0, range: range)) }
    return names.count > 1 ? .all(names) : names.first
  }

  private static func equalities(
    _ properties: BoundExpression?, of element: BoundExpression
  ) -> [BoundExpression] {
    guard case .map(let entries)? = properties?.kind else { return [] }
    return entries.map { entry in
      let property = BoundExpression(
        .property(element, key: entry.key), type: .any, range: entry.value.range)
      return BoundExpression(
        .comparison(.equal, property, entry.value), type: .boolean, range: entry.value.range)
    }
  }

  // MARK: - New elements

  /// Binds a path to be created. Gives the written directions of its relationships.
  @discardableResult
  private mutating func bindNewPath(
    _ path: PathPattern, clause: String, into create: inout BoundCreate
  ) throws -> [RelationshipPattern.Direction] {
    if path.selector != nil || path.mode != nil {
      throw BindError.invalidCreatePattern(
        path.range, reason: "\(clause) makes a plain path, without selector or path mode")
    }
    var directions: [RelationshipPattern.Direction] = []
    var here = try bindNewNode(path.start, alone: path.steps.isEmpty, clause, into: &create)
    var parts: [BoundPathPart] = [.node(here)]
    for step in path.steps {
      guard case .relationship(let relationship) = step.link else {
        throw BindError.creatingVariableLength(path.range, clause: clause)
      }
      let (type, slotName) = try checkNew(relationship, clause)
      let properties = try bindNewProperties(relationship.properties, clause)
      let next = try bindNewNode(step.node, alone: false, clause, into: &create)
      let slot =
        slotName.map { declare($0, .edge) } ?? hiddenSlot("relationship", .edge)
      let reversed = relationship.direction == .incoming
      create.edges.append(
        BoundNewEdge(
          slot: slot, type: type, from: reversed ? next : here, to: reversed ? here : next,
          properties: properties, range: relationship.range))
      directions.append(relationship.direction)
      parts += [.edge(slot), .node(next)]
      here = next
    }
    if let variable = path.variable {
      guard scope[variable.text] == nil else {
        throw BindError.variableAlreadyBound(variable.text, variable.range)
      }
      create.paths.append(BoundPath(slot: declare(variable.text, .path), parts: parts))
    }
    return directions
  }

  private mutating func bindNewNode(
    _ node: NodePattern, alone: Bool, _ clause: String, into create: inout BoundCreate
  ) throws -> Slot {
    if let name = node.variable, let known = lookUp(name.text) {
      guard !alone, node.labels == nil, node.properties == nil else {
        throw BindError.variableAlreadyBound(name.text, name.range)
      }
      guard known.type.overlaps(.node) else {
        throw BindError.variableTypeConflict(
          name.text, name.range, expected: .node, found: known.type)
      }
      return known.slot
    }
    if node.predicate != nil {
      throw BindError.invalidCreatePattern(
        node.range, reason: "\(clause) cannot filter: a WHERE has no place here")
    }
    var labels: [String] = []
    if let expression = node.labels {
      guard let names = expression.conjunction else {
        throw BindError.invalidCreatePattern(
          node.range, reason: "\(clause) needs plain labels, as in (n:A:B)")
      }
      labels = names.map(\.text)
    }
    let properties = try bindNewProperties(node.properties, clause)
    let slot =
      node.variable.map { declare($0.text, .node) } ?? hiddenSlot("node", .node)
    create.nodes.append(BoundNewNode(slot: slot, labels: labels, properties: properties))
    return slot
  }

  private func checkNew(
    _ relationship: RelationshipPattern, _ clause: String
  ) throws -> (type: String, variable: String?) {
    if relationship.repetition != nil {
      throw BindError.creatingVariableLength(relationship.range, clause: clause)
    }
    if let name = relationship.variable, scope[name.text] != nil {
      throw BindError.variableAlreadyBound(name.text, name.range)
    }
    guard let types = relationship.types?.choice, types.count == 1, let type = types.first else {
      throw BindError.noSingleRelationshipType(relationship.range, clause: clause)
    }
    if clause == "CREATE", relationship.direction == .either {
      throw BindError.requiresDirectedRelationship(relationship.range)
    }
    if relationship.predicate != nil {
      throw BindError.invalidCreatePattern(
        relationship.range, reason: "\(clause) cannot filter: a WHERE has no place here")
    }
    return (type.text, relationship.variable?.text)
  }

  private mutating func bindNewProperties(
    _ properties: Expression?, _ clause: String
  ) throws -> BoundExpression? {
    guard let properties else { return nil }
    if case .parameter(let name) = properties.kind, clause == "MERGE" {
      throw BindError.invalidParameterUse(name, properties.range)
    }
    let bound = try at(Place(noAggregates: clause)) { try $0.bind(properties) }
    try check(bound, .map, clause)
    return bound
  }

  // MARK: - SET, REMOVE, DELETE

  mutating func bindSetItem(_ item: SetItem) throws -> BoundSetItem {
    let (target, change) = try at(Place(noAggregates: "SET")) { binder in
      let target = try binder.bind(item.target)
      let change: BoundSetItem.Change
      switch item.change {
      case .property(let key, let value):
        change = .property(key: key.text, try binder.bind(value))
      case .replaceProperties(let value): change = .replaceProperties(try binder.bind(value))
      case .addProperties(let value): change = .addProperties(try binder.bind(value))
      case .labels(let names): change = .labels(names.map(\.text))
      }
      return (target, change)
    }
    try checkElement(target, "SET")
    return BoundSetItem(target: target, change: change, range: item.range)
  }

  mutating func bindRemoveItem(_ item: RemoveClause.Item) throws -> BoundRemoveItem {
    let target = try at(Place(noAggregates: "REMOVE")) { try $0.bind(item.target) }
    try checkElement(target, "REMOVE")
    let change: BoundRemoveItem.Change
    switch item.change {
    case .property(let key): change = .property(key.text)
    case .labels(let names): change = .labels(names.map(\.text))
    }
    return BoundRemoveItem(target: target, change: change, range: item.range)
  }

  private func checkElement(_ target: BoundExpression, _ clause: String) throws {
    guard StaticType.node.overlaps(target.type) || StaticType.edge.overlaps(target.type) else {
      throw invalidArgument(clause, target, expected: "a node or a relationship")
    }
  }

  mutating func bindDelete(_ clause: DeleteClause) throws -> BoundClause {
    let expressions = try clause.expressions.map { expression -> BoundExpression in
      if case .hasLabels = expression.kind { throw BindError.invalidDelete(expression.range) }
      let bound = try at(Place(noAggregates: "DELETE")) { try $0.bind(expression) }
      switch bound.type {
      case .any, .null, .node, .edge, .path: return bound
      default:
        throw invalidArgument("DELETE", bound, expected: "a node, relationship or path")
      }
    }
    return .delete(expressions, detaches: clause.isDetaching)
  }
}
