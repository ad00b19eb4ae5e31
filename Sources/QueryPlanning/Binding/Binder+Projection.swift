import PropertyGraph
import QuerySyntax
import SourceText

extension Binder {
  /// Binds `WITH` or `RETURN`; afterwards only its columns are in scope.
  mutating func bindProjection(
    _ clause: ProjectionClause, isReturn: Bool
  ) throws -> (BoundProjection, [BoundColumn]) {
    var items = try bindItems(clause, isReturn: isReturn)
    let before = scope
    var after = scopeAfterProjection()
    var overlay = scope
    for item in items {
      let variable = Scope.Variable(
        name: item.name, slot: item.slot, type: item.expression.type)
      after.declare(variable)
      overlay.declare(variable)
    }
    let aggregates = items.contains { $0.expression.containsAggregate }
    var projection = BoundProjection(items: [])
    projection.isDistinct = clause.isDistinct
    let originals = items.map { BoundItem(slot: $0.slot, expression: $0.expression) }
    var aggregation = aggregates ? BoundAggregation(keys: [], aggregates: []) : nil
    if aggregation != nil {
      for item in originals where !item.expression.containsAggregate {
        aggregation?.keys.append(item)
      }
      for index in items.indices {
        let item = items[index]
        if item.expression.containsAggregate {
          items[index].expression = try rewriteAggregates(
            item.expression, keys: aggregation?.keys ?? [], into: &aggregation)
        } else {
          items[index].expression = .slot(item.slot, item.expression.type, item.expression.range)
        }
      }
    }
    scope = overlay
    for key in clause.orderBy {
      projection.orderBy.append(
        try bindSortKey(
          key, items: originals, distinct: clause.isDistinct, aggregation: &aggregation,
          before: before))
    }
    projection.skip = try clause.skip.map { try bindCount($0, "SKIP") }
    projection.limit = try clause.limit.map { try bindCount($0, "LIMIT") }
    if let predicate = clause.predicate {
      let bound = try bindPredicate(predicate)
      projection.predicate =
        aggregates || clause.isDistinct
        ? try rewriteSortKey(bound, items: originals, root: true, hasAggregate: false) : bound
    }
    projection.items = items.map { BoundItem(slot: $0.slot, expression: $0.expression) }
    projection.aggregation = aggregation
    if !isReturn, let item = clause.items.first(where: \.needsAlias) {
      throw BindError.noExpressionAlias(item.name, item.range)
    }
    scope = after
    let columns = items.map {
      BoundColumn(name: $0.name, slot: $0.slot, type: $0.expression.type)
    }
    return (projection, columns)
  }

  private struct NamedItem {
    var name: String
    var slot: Slot
    var expression: BoundExpression
  }

  private mutating func bindItems(
    _ clause: ProjectionClause, isReturn: Bool
  ) throws -> [NamedItem] {
    var items: [NamedItem] = []
    if clause.includesAll {
      let visible = scope.variables.filter { !$0.isOuter }
      guard !visible.isEmpty || !isReturn || !clause.items.isEmpty else {
        throw BindError.noVariablesInScope(clause.range)
      }
      for variable in visible.sorted(by: { $0.name < $1.name }) {
        noteUse(of: variable.slot)
        items.append(
          NamedItem(
            name: variable.name, slot: variable.slot,
            expression: .slot(variable.slot, variable.type, clause.range)))
      }
    }
    for item in clause.items {
      let expression = try at(Place(noAggregates: nil)) { try $0.bind(item.expression) }
      var plainSlot: Slot?
      if case .variable(let name) = item.expression.kind, case .slot(let slot) = expression.kind {
        if (item.alias?.text ?? name) == name { plainSlot = slot }
      }
      if let slot = plainSlot, items.contains(where: { $0.slot == slot }) { plainSlot = nil }
      let name = item.alias?.text ?? item.name
      guard !items.contains(where: { $0.name == name }) else {
        throw BindError.columnNameConflict(name, item.range)
      }
      let slot = plainSlot ?? newSlot(name, expression.type)
      items.append(NamedItem(name: name, slot: slot, expression: expression))
    }
    return items
  }

  /// Binds `SKIP` or `LIMIT`, which see no variables.
  private mutating func bindCount(
    _ expression: Expression, _ clause: String
  ) throws -> BoundExpression {
    if let variable = expression.firstVariable {
      throw BindError.nonConstantExpression(clause, variable)
    }
    let bound = try inInnerScope { binder in
      binder.scope = Scope()
      return try binder.at(Place(noAggregates: clause)) { try $0.bind(expression) }
    }
    if case .unary(.minus, let operand) = bound.kind, case .literal(.integer) = operand.kind {
      throw BindError.negativeInteger(clause, expression.range)
    }
    if case .literal(.integer(let count)) = bound.kind, count < 0 {
      throw BindError.negativeInteger(clause, expression.range)
    }
    try check(bound, .integer, clause)
    return bound
  }

  // MARK: - ORDER BY

  private mutating func bindSortKey(
    _ key: ProjectionClause.SortKey, items: [BoundItem], distinct: Bool,
    aggregation: inout BoundAggregation?, before: Scope
  ) throws -> BoundSortKey {
    let isAggregating = aggregation != nil
    let forbidden = isAggregating ? nil : "ORDER BY"
    var bound = try at(Place(noAggregates: forbidden)) { try $0.bind(key.expression) }
    if isAggregating || distinct {
      bound = try rewriteSortKey(
        bound, items: items, root: true, hasAggregate: bound.containsAggregate)
    }
    return BoundSortKey(expression: bound, isDescending: key.isDescending)
  }

  /// Puts columns in the place of what they project; nothing else can be sorted by when rows
  /// were grouped or made distinct.
  private func rewriteSortKey(
    _ expression: BoundExpression, items: [BoundItem], root: Bool, hasAggregate: Bool
  ) throws -> BoundExpression {
    if let item = items.first(where: { $0.expression == expression }),
      root || !hasAggregate || expression.isSimpleKey || expression.isAggregate
    {
      return .slot(item.slot, expression.type, expression.range)
    }
    switch expression.kind {
    case .slot(let slot):
      if items.contains(where: { $0.slot == slot }) { return expression }
      if frames.contains(where: { $0.outerSlots.contains(slot) }) { return expression }
      if hasAggregate, items.contains(where: { $0.expression.slots.contains(slot) }),
        items.contains(where: {
          !$0.expression.containsAggregate && $0.expression.slots.contains(slot)
        })
      {
        throw BindError.ambiguousAggregation(expression.range)
      }
      throw BindError.undefinedVariable(
        slots[slot].name, expression.range, inScope: items.map { slots[$0.slot].name })
    case .aggregate(let aggregate):
      throw BindError.undefinedVariable(
        aggregate.arguments.first?.slots.first.map { slots[$0].name } ?? aggregate.function,
        expression.range, inScope: items.map { slots[$0.slot].name })
    default:
      return try expression.mapChildren {
        try rewriteSortKey($0, items: items, root: false, hasAggregate: hasAggregate)
      }
    }
  }

  // MARK: - Aggregation

  /// Puts slots in the place of aggregates and keys.
  private mutating func rewriteAggregates(
    _ expression: BoundExpression, keys: [BoundItem], into aggregation: inout BoundAggregation?
  ) throws -> BoundExpression {
    if case .aggregate(let aggregate) = expression.kind {
      if let known = aggregation?.aggregates.first(where: { $0.aggregate == aggregate }) {
        return .slot(known.slot, expression.type, expression.range)
      }
      let slot = hiddenSlot("aggregate", expression.type)
      aggregation?.aggregates.append(BoundAggregateItem(slot: slot, aggregate: aggregate))
      return .slot(slot, expression.type, expression.range)
    }
    if expression.isSimpleKey, let key = keys.first(where: { $0.expression == expression }) {
      return .slot(key.slot, expression.type, expression.range)
    }
    switch expression.kind {
    case .slot(let slot):
      if frames.contains(where: { $0.outerSlots.contains(slot) }) { return expression }
      throw BindError.ambiguousAggregation(expression.range)
    case .listComprehension, .quantifier, .reduce, .subquery:
      return try rewriteScoped(expression, keys: keys, into: &aggregation)
    default:
      return try expression.mapChildren {
        try rewriteAggregates($0, keys: keys, into: &aggregation)
      }
    }
  }

  /// An expression with variables of its own: the list is rewritten, the body reads keys only.
  private mutating func rewriteScoped(
    _ expression: BoundExpression, keys: [BoundItem], into aggregation: inout BoundAggregation?
  ) throws -> BoundExpression {
    let own = expression.declaredSlots
    var result = expression
    result = try result.mapChildren { child in
      if child.slots.isDisjoint(with: own) {
        return try rewriteAggregates(child, keys: keys, into: &aggregation)
      }
      var substituted = child
      for key in keys {
        if case .slot(let slot) = key.expression.kind, slot != key.slot {
          substituted = try substituted.replacing(slot: slot, by: key.slot)
        }
      }
      return substituted
    }
    return result
  }
}

extension ProjectionClause.Item {
  /// Whether it has no name that `WITH` could give on.
  fileprivate var needsAlias: Bool {
    if case .variable = expression.kind { return false }
    return alias == nil
  }
}

extension Expression {
  /// Where its first free variable stands, if it has one.
  var firstVariable: SourceRange? {
    switch kind {
    case .variable: range
    case .property(let base, _): base.firstVariable
    case .binary(_, let left, let right): left.firstVariable ?? right.firstVariable
    case .unary(_, let operand): operand.firstVariable
    case .call(let call): call.arguments.lazy.compactMap(\.firstVariable).first
    case .index(let base, let index): base.firstVariable ?? index.firstVariable
    default: nil
    }
  }
}
