import QueryPlanning

extension Expand {
  /// The slots that must have values.
  var reads: Set<Slot> {
    var slots: Set<Slot> = [from]
    if isInto { slots.insert(to) }
    if let after { slots.insert(after) }
    if let before { slots.insert(before) }
    slots.formUnion(distinctFrom)
    slots.formUnion(distinctFromLists)
    return slots
  }

  /// The relationship and its ends, bound or not, and what `reads` has.
  var allSlots: Set<Slot> { reads.union([edge, from, to]) }

  /// The slots that get values, but for the known ends.
  var binds: Set<Slot> { isInto ? [edge] : [edge, to] }
}

extension BoundCreate {
  var reads: Set<Slot> {
    var slots: Set<Slot> = []
    for node in nodes { slots.formUnion(node.properties?.freeSlots ?? []) }
    for edge in edges {
      slots.formUnion(edge.properties?.freeSlots ?? [])
      slots.formUnion([edge.from, edge.to])
    }
    return slots
  }
}

extension BoundSetItem {
  var reads: Set<Slot> {
    switch change {
    case .property(_, let value), .replaceProperties(let value), .addProperties(let value):
      target.freeSlots.union(value.freeSlots)
    case .labels: target.freeSlots
    }
  }
}

extension LogicalPlan {
  /// Whether the plan changes the graph.
  package var isWriting: Bool {
    switch operation {
    case .create, .merge, .set, .remove, .delete: true
    default: inputs.contains(where: \.isWriting)
    }
  }

  /// Whether the plan deletes elements.
  package var isDeleting: Bool {
    if case .delete = operation { return true }
    return inputs.contains(where: \.isDeleting)
  }

  /// The columns of the rows that come out of a subquery.
  var produces: Set<Slot> {
    switch operation {
    case .project(let items): Set(items.map(\.slot))
    case .countEndPairs(let pairs): Set(pairs.keys.map(\.slot) + pairs.counts)
    case .aggregate(let aggregation):
      Set(aggregation.keys.map(\.slot) + aggregation.aggregates.map(\.slot))
    case .union(let slots, _): Set(slots)
    default: inputs.first?.produces ?? []
    }
  }

  /// The slots that the operators of a pattern give values, down to the rows from outside.
  var binds: Set<Slot> {
    var result: Set<Slot> = inputs.reduce(into: []) { $0.formUnion($1.binds) }
    switch operation {
    case .scan(let scan): result.insert(scan.slot)
    case .scanEdges(let expand, _), .ends(let expand), .expand(let expand),
      .expandVariable(let expand, _, _), .shortestPath(let expand, _, _):
      result.formUnion([expand.from, expand.edge, expand.to])
    case .intersect(let intersect):
      result.formUnion([intersect.first.to, intersect.first.edge, intersect.second.edge])
    case .compute(let items): result.formUnion(items.map(\.slot))
    default: break
    }
    return result
  }

  /// Every slot that any of its operators reads.
  var allReads: Set<Slot> {
    var result: Set<Slot> = inputs.reduce(into: []) { $0.formUnion($1.allReads) }
    switch operation {
    case .argument, .reimport, .scanEdges, .gather, .countTriangles, .countEndPairs, .countValues:
      break
    case .scan(let scan):
      if case .property(_, _, let value) = scan.access { result.formUnion(value.freeSlots) }
    case .expand(let expand): result.formUnion(expand.reads)
    case .intersect(let intersect):
      result.formUnion(intersect.first.reads.union(intersect.second.reads))
    case .weigh(let weigh):
      result.formUnion(weigh.branches.map(\.from))
      for branch in weigh.branches { result.formUnion(branch.outerReads) }
    case .countEnds(let ends):
      result.insert(ends.steps[0].from)
      for (step, predicates) in zip(ends.steps, ends.predicates) {
        for predicate in predicates { result.formUnion(predicate.freeSlots.subtracting([step.to])) }
      }
    case .countReach(let reach): result.insert(reach.expand.from)
    case .countMatches(let matches):
      result.formUnion(matches.key.left.freeSlots.union(matches.key.right.freeSlots))
      if let order = matches.order { result.formUnion([order.node, order.partner]) }
    case .ends(let expand), .checkList(let expand, _):
      result.formUnion(expand.reads)
      result.formUnion([expand.edge, expand.from, expand.to])
    case .expandVariable(let expand, let repetition, _),
      .shortestPath(let expand, let repetition, _):
      result.formUnion(expand.reads)
      for predicate in repetition.predicates { result.formUnion(predicate.freeSlots) }
    case .expandGroup(let expand, _, let inner):
      result.formUnion(expand.reads)
      result.formUnion(inner.value.allReads)
    case .selectPaths(_, let inner): result.formUnion(inner.value.allReads)
    case .filter(let predicates):
      for predicate in predicates { result.formUnion(predicate.freeSlots) }
    case .compute(let items), .project(let items):
      for item in items { result.formUnion(item.expression.freeSlots) }
    case .aggregate(let aggregation):
      if let weight = aggregation.weight { result.insert(weight) }
      for key in aggregation.keys { result.formUnion(key.expression.freeSlots) }
      for item in aggregation.aggregates {
        for argument in item.aggregate.arguments { result.formUnion(argument.freeSlots) }
      }
    case .distinct(let slots): result.formUnion(slots)
    case .sort(let keys), .top(let keys, _):
      for key in keys { result.formUnion(key.expression.freeSlots) }
    case .skip, .limit, .optional, .union: break
    case .unwind(let list, _): result.formUnion(list.freeSlots)
    case .apply(let imports), .forEach(let imports): result.formUnion(imports)
    case .hashJoin(let key):
      result.formUnion(key.left.freeSlots.union(key.right.freeSlots))
    case .create(let create): result.formUnion(create.reads)
    case .merge(let merge):
      result.formUnion(merge.create.reads)
      for item in merge.onCreate + merge.onMatch { result.formUnion(item.reads) }
    case .set(let items): for item in items { result.formUnion(item.reads) }
    case .remove(let items): for item in items { result.formUnion(item.target.freeSlots) }
    case .delete(let targets, _): for target in targets { result.formUnion(target.freeSlots) }
    case .call(let call):
      for argument in call.arguments { result.formUnion(argument.freeSlots) }
    }
    return result
  }
}

extension LogicalPlan {
  /// Whether rows that agree in the slot always come one after the other: the slot is scanned once
  /// and everything above keeps that order.
  func isContiguous(by slot: Slot) -> Bool {
    switch operation {
    case .scan(let scan):
      if case .argument(let slots) = input.operation, slots.isEmpty { return scan.slot == slot }
      return scan.slot != slot && input.isContiguous(by: slot)
    case .expand, .intersect, .weigh, .countEnds, .countReach, .countMatches, .filter, .compute,
      .expandVariable:
      return input.isContiguous(by: slot)
    default: return false
    }
  }
}

extension WeighBranch {
  /// Slots of the row that its conditions read; its own are not among them.
  var outerReads: Set<Slot> {
    var result: Set<Slot> = []
    for predicate in edgePredicates + nodePredicates { result.formUnion(predicate.freeSlots) }
    result.subtract([edge, to])
    for child in children { result.formUnion(child.outerReads) }
    return result
  }
}

extension LogicalPlan {
  /// The element that the operation finds and can test before there is a row for it.
  var found: (slot: Slot, isNode: Bool)? {
    switch operation {
    case .scan(let scan): (scan.slot, true)
    case .scanEdges(let expand, _): (expand.edge, false)
    case .expand(let expand) where !expand.isInto: (expand.to, true)
    case .expandVariable(let expand, _, _) where expand.onlyDistinctEnds && !expand.isInto:
      (expand.to, true)
    default: nil
    }
  }
}

extension NodeScan {
  /// The label of the nodes; `nil` for all nodes.
  var label: String? {
    switch access {
    case .all: nil
    case .label(let label), .property(let label?, _, _): label
    case .property(nil, _, _): nil
    }
  }
}
