import QuerySyntax

/// `count` over a join of which nothing else is read from the second side: for each row of the
/// first the partners are counted, not paired.
///
/// `a.key < b.key`, `>` and `<>` between nodes of the two sides only tell which partners count.
struct CountJoinMatches {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    return counted(result) ?? result
  }

  private func counted(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .aggregate(var aggregation) = plan.operation, aggregation.weight == nil,
      !aggregation.aggregates.isEmpty,
      aggregation.aggregates.allSatisfy({ $0.aggregate.isRowCount })
    else { return nil }
    let (join, predicates) = plan.input.belowFilters
    guard case .hashJoin(let key) = join.operation, predicates.count <= 1,
      let slot = join.inputs[1].patternSlots.min()
    else { return nil }
    let partners = join.inputs[1].patternSlots
    guard aggregation.keys.allSatisfy({ $0.expression.freeSlots.isDisjoint(with: partners) })
    else { return nil }
    var matches = CountMatches(slot: slot, key: key, order: nil)
    if let predicate = predicates.first {
      guard let order = order(predicate, partners) else { return nil }
      matches.order = order
    }
    aggregation.weight = slot
    let input = LogicalPlan(.countMatches(matches), join.inputs, rows: join.input.rows)
    return LogicalPlan(.aggregate(aggregation), [input], rows: plan.rows)
  }

  private func order(
    _ predicate: BoundExpression, _ partners: Set<Slot>
  ) -> CountMatches.Order? {
    if let (less, greater, key) = predicate.nodeOrder, schema.ascends(key) {
      switch (partners.contains(less), partners.contains(greater)) {
      case (false, true):
        return CountMatches.Order(node: less, partner: greater, relation: .greater)
      case (true, false): return CountMatches.Order(node: greater, partner: less, relation: .less)
      default: return nil
      }
    }
    if let (left, right, key) = predicate.nodeInequality, schema.identifies(key),
      partners.contains(left) != partners.contains(right)
    {
      return partners.contains(left)
        ? CountMatches.Order(node: right, partner: left, relation: .different)
        : CountMatches.Order(node: left, partner: right, relation: .different)
    }
    return nil
  }
}

extension LogicalPlan {
  /// The variables that scans and expansions bind, down to the rows from outside.
  fileprivate var patternSlots: Set<Slot> {
    var result: Set<Slot> = inputs.reduce(into: []) { $0.formUnion($1.patternSlots) }
    switch operation {
    case .scan(let scan): result.insert(scan.slot)
    case .scanEdges(let expand, _), .expand(let expand), .expandVariable(let expand, _, _):
      result.formUnion([expand.from, expand.edge, expand.to])
    default: break
    }
    return result
  }
}
