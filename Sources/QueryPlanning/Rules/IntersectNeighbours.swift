import QuerySyntax

/// An expansion to a new node, and then one from there into a bound node: cyclic patterns.
///
/// The new node is a neighbour of two bound nodes, so the two sorted lists of neighbours are
/// intersected instead of trying every neighbour of the first. Where the new node is only counted,
/// there is no row for it.
enum IntersectNeighbours {
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    return intersection(result) ?? count(result) ?? result
  }

  private static func intersection(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .expand(var into) = plan.operation, into.isInto else { return nil }
    var filters: [LogicalPlan] = []
    var below = plan.input
    while case .filter = below.operation {
      filters.append(below)
      below = below.input
    }
    guard case .expand(let open) = below.operation, !open.isInto else { return nil }
    if into.to == open.to { into.reverse() }
    // A loop at the new node is no second list.
    guard into.from == open.to, into.to != open.from, into.to != into.from, open.isFree,
      into.isFree
    else { return nil }
    // As an expansion to the new node, like the first.
    into.reverse()
    into.isInto = false
    var intersect = Intersect(first: open, second: into)
    if below.input.lastBound == open.from {
      // The other node stays the same for many rows; its neighbours are the ones to mark.
      swap(&intersect.first, &intersect.second)
      intersect.first.after = open.after
      intersect.first.before = open.before
    }
    var rebuilt = LogicalPlan(.intersect(intersect), below.inputs, rows: plan.rows)
    for filter in filters.reversed() {
      rebuilt = LogicalPlan(filter.operation, [rebuilt], rows: plan.rows)
    }
    return rebuilt
  }

  private static func count(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .aggregate(var aggregation) = plan.operation, aggregation.weight == nil,
      !aggregation.aggregates.isEmpty, case .intersect(var intersect) = plan.input.operation
    else { return nil }
    let new: Set<Slot> = [intersect.first.to, intersect.first.edge, intersect.second.edge]
    guard
      aggregation.keys.allSatisfy({ $0.expression.freeSlots.isDisjoint(with: new) }),
      aggregation.aggregates.allSatisfy({ item in
        item.aggregate.function == "count" && !item.aggregate.isDistinct
          && item.aggregate.arguments.allSatisfy { argument in
            if case .slot(let slot) = argument.kind { new.contains(slot) } else { false }
          }
      })
    else { return nil }
    for index in aggregation.aggregates.indices {
      aggregation.aggregates[index].aggregate.arguments = []
    }
    intersect.count = intersect.first.edge
    aggregation.weight = intersect.count
    let input = LogicalPlan(.intersect(intersect), plan.input.inputs, rows: plan.input.rows)
    return LogicalPlan(.aggregate(aggregation), [input], rows: plan.rows)
  }
}

extension LogicalPlan {
  /// The node that the last expansion leads to.
  fileprivate var lastBound: Slot? {
    switch operation {
    case .filter, .compute: input.lastBound
    case .expand(let expand) where !expand.isInto: expand.to
    default: nil
    }
  }
}

extension Expand {
  /// Whether any relationship will do, whatever the row already has.
  package var isFree: Bool { distinctFrom.isEmpty && distinctFromLists.isEmpty }
}
