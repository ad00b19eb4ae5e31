import PropertyGraph
import QuerySyntax

extension BoundExpression {
  /// The expressions directly inside this one. A subquery's are not among them.
  package var children: [BoundExpression] {
    switch kind {
    case .literal, .parameter, .slot, .path, .subquery: []
    case .list(let elements): elements
    case .map(let entries): entries.map(\.value)
    case .mapProjection(let subject, let items):
      [subject]
        + items.compactMap { if case .entry(let entry) = $0 { entry.value } else { nil } }
    case .property(let base, _): [base]
    case .index(let base, let index): [base, index]
    case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
    case .unary(_, let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .logical(_, let operands): operands
    case .comparison(_, let left, let right): [left, right]
    case .isNull(let operand, _): [operand]
    case .hasLabels(let base, _): [base]
    case .call(_, let arguments): arguments
    case .aggregate(let aggregate): aggregate.arguments
    case .case(let form):
      [form.subject].compactMap { $0 } + form.branches.flatMap { [$0.condition, $0.result] }
        + [form.otherwise].compactMap { $0 }
    case .listComprehension(_, let list, let predicate, let result):
      [list] + [predicate, result].compactMap { $0 }
    case .quantifier(_, _, let list, let predicate): [list, predicate]
    case .reduce(_, let initial, _, let list, let step): [initial, list, step]
    }
  }

  /// The same expression with each direct child replaced.
  package func mapChildren(
    _ change: (BoundExpression) throws -> BoundExpression
  ) rethrows -> BoundExpression {
    var result = self
    switch kind {
    case .literal, .parameter, .slot, .path, .subquery: break
    case .list(let elements): result.kind = .list(try elements.map(change))
    case .map(let entries):
      result.kind = .map(
        try entries.map { BoundMapEntry(key: $0.key, value: try change($0.value)) })
    case .mapProjection(let subject, let items):
      result.kind = .mapProjection(
        subject: try change(subject),
        items: try items.map {
          guard case .entry(let entry) = $0 else { return $0 }
          return .entry(BoundMapEntry(key: entry.key, value: try change(entry.value)))
        })
    case .property(let base, let key): result.kind = .property(try change(base), key: key)
    case .index(let base, let index): result.kind = .index(try change(base), try change(index))
    case .slice(let base, let from, let to):
      result.kind = .slice(try change(base), from: try from.map(change), to: try to.map(change))
    case .unary(let op, let operand): result.kind = .unary(op, try change(operand))
    case .binary(let op, let left, let right):
      result.kind = .binary(op, try change(left), try change(right))
    case .logical(let op, let operands): result.kind = .logical(op, try operands.map(change))
    case .comparison(let op, let left, let right):
      result.kind = .comparison(op, try change(left), try change(right))
    case .isNull(let operand, let negated):
      result.kind = .isNull(try change(operand), negated: negated)
    case .hasLabels(let base, let labels): result.kind = .hasLabels(try change(base), labels)
    case .call(let name, let arguments):
      result.kind = .call(name, try arguments.map(change))
    case .aggregate(var aggregate):
      aggregate.arguments = try aggregate.arguments.map(change)
      result.kind = .aggregate(aggregate)
    case .case(let form):
      result.kind = .case(
        BoundCase(
          subject: try form.subject.map(change),
          branches: try form.branches.map {
            BoundCase.Branch(condition: try change($0.condition), result: try change($0.result))
          }, otherwise: try form.otherwise.map(change)))
    case .listComprehension(let slot, let list, let predicate, let body):
      result.kind = .listComprehension(
        slot, list: try change(list), predicate: try predicate.map(change),
        result: try body.map(change))
    case .quantifier(let quantifier, let slot, let list, let predicate):
      result.kind = .quantifier(
        quantifier, slot, list: try change(list), predicate: try change(predicate))
    case .reduce(let accumulator, let initial, let slot, let list, let step):
      result.kind = .reduce(
        accumulator: accumulator, initial: try change(initial), slot, list: try change(list),
        step: try change(step))
    }
    return result
  }

  /// All slots that it reads or declares, those of its subqueries' imports among them.
  package var slots: Set<Slot> {
    var result: Set<Slot> = []
    collectSlots(into: &result)
    return result
  }

  private func collectSlots(into result: inout Set<Slot>) {
    switch kind {
    case .slot(let slot): result.insert(slot)
    case .path(let parts):
      for part in parts {
        switch part {
        case .node(let slot), .edge(let slot), .edges(let slot): result.insert(slot)
        case .group(let edges): result.formUnion(edges)
        }
      }
    case .subquery(let subquery): result.formUnion(subquery.imports)
    default: for child in children { child.collectSlots(into: &result) }
    }
  }

  /// The slots that it reads of the row: all but those that it declares itself.
  package var freeSlots: Set<Slot> {
    switch kind {
    case .listComprehension(let slot, let list, let predicate, let result):
      var inner = predicate?.freeSlots ?? []
      inner.formUnion(result?.freeSlots ?? [])
      return list.freeSlots.union(inner.subtracting([slot]))
    case .quantifier(_, let slot, let list, let predicate):
      return list.freeSlots.union(predicate.freeSlots.subtracting([slot]))
    case .reduce(let accumulator, let initial, let slot, let list, let step):
      return initial.freeSlots.union(list.freeSlots)
        .union(step.freeSlots.subtracting([slot, accumulator]))
    case .slot, .path, .subquery: return slots
    default: return children.reduce(into: []) { $0.formUnion($1.freeSlots) }
    }
  }

  /// The slots of its own variables.
  var declaredSlots: Set<Slot> {
    switch kind {
    case .listComprehension(let slot, _, _, _), .quantifier(_, let slot, _, _): [slot]
    case .reduce(let accumulator, _, let slot, _, _): [accumulator, slot]
    default: []
    }
  }

  package var containsAggregate: Bool {
    if case .aggregate = kind { return true }
    return children.contains(where: \.containsAggregate)
  }

  var isAggregate: Bool { if case .aggregate = kind { true } else { false } }

  /// Whether it is a variable or properties of one: what an aggregating expression may group by.
  var isSimpleKey: Bool {
    switch kind {
    case .slot: true
    case .property(let base, _): base.isSimpleKey
    default: false
    }
  }

  func containsCall(notDeterministicIn functions: FunctionCatalog) -> Bool {
    if case .call(let name, _) = kind, functions[name]?.isDeterministic == false { return true }
    return children.contains { $0.containsCall(notDeterministicIn: functions) }
  }

  /// The same expression reading another slot. Subqueries are told by their imports.
  func replacing(slot: Slot, by other: Slot) throws -> BoundExpression {
    if case .slot(slot) = kind { return .slot(other, type, range) }
    return try mapChildren { try $0.replacing(slot: slot, by: other) }
  }
}
