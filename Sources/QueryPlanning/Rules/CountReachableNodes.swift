import QuerySyntax

/// `count(DISTINCT b)` of what can be reached from `a`: a search finds each node once, so its nodes
/// are counted where it found them.
///
/// Holds when all rows of a group are of one `a`: there is but one, or it is grouped by.
struct CountReachableNodes {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    return counted(result) ?? result
  }

  private func counted(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .aggregate(var aggregation) = plan.operation, aggregation.weight == nil,
      !aggregation.aggregates.isEmpty
    else { return nil }
    let (below, predicates) = plan.input.belowFilters
    guard case .expandVariable(let expand, let repetition, _) = below.operation,
      expand.onlyDistinctEnds, !expand.isInto, repetition.predicates.isEmpty,
      predicates.allSatisfy({ $0.freeSlots == [expand.to] }),
      aggregation.keys.allSatisfy({
        $0.expression.freeSlots.isDisjoint(with: [expand.to, expand.edge])
      }),
      aggregation.aggregates.allSatisfy({ item in
        item.aggregate.function == "count" && item.aggregate.isDistinct
          && item.aggregate.arguments.allSatisfy { schema.identifies($0, expand.to) }
      })
    else { return nil }
    let reach = CountReach(
      slot: expand.edge, expand: expand, repetition: repetition, predicates: predicates)
    let base = below.input
    let input = LogicalPlan(.countReach(reach), [base], rows: base.rows)
    if base.onceScanned == expand.from,
      aggregation.keys.contains(where: { schema.identifies($0.expression, expand.from) })
    {
      let counts = aggregation.aggregates.map {
        BoundItem(slot: $0.slot, expression: .slot(reach.slot, .integer, $0.aggregate.range))
      }
      return LogicalPlan(.project(aggregation.keys + counts), [input], rows: base.rows)
    }
    guard schema.hasOneRow(base) else { return nil }
    for index in aggregation.aggregates.indices {
      aggregation.aggregates[index].aggregate.isDistinct = false
      aggregation.aggregates[index].aggregate.arguments = []
    }
    aggregation.weight = reach.slot
    return LogicalPlan(.aggregate(aggregation), [input], rows: plan.rows)
  }
}

extension GraphSchema {
  /// Whether a plan gives no more than one row: it looks up a key that tells all nodes apart.
  fileprivate func hasOneRow(_ plan: LogicalPlan) -> Bool {
    switch plan.operation {
    case .argument(let slots): return slots.isEmpty
    case .filter: return hasOneRow(plan.input)
    case .scan(let scan):
      guard case .property(_, let key, _) = scan.access else { return false }
      return identifies(key) && hasOneRow(plan.input)
    default: return false
    }
  }
}
