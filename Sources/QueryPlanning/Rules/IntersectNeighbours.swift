import QuerySyntax

/// An expansion to a new node, and then one from there into a bound node: cyclic patterns.
///
/// The new node is a neighbour of two bound nodes, so the two sorted lists of neighbours are
/// intersected instead of trying every neighbour of the first.
struct IntersectNeighbours {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    var result = plan
    result.inputs = plan.inputs.map(rewrite)
    guard case .expand(var into) = result.operation, into.isInto else { return result }
    var filters: [LogicalPlan] = []
    var below = result.input
    while case .filter = below.operation {
      filters.append(below)
      below = below.input
    }
    guard case .expand(let open) = below.operation, !open.isInto else { return result }
    if into.to == open.to { into.reverse() }
    // A loop at the new node is no second list.
    guard into.from == open.to, into.to != open.from, into.to != into.from else { return result }
    // As an expansion to the new node, like the first.
    into.reverse()
    guard open.distinctFrom.isEmpty, into.distinctFrom.isEmpty, open.distinctFromLists.isEmpty,
      into.distinctFromLists.isEmpty
    else { return result }
    into.isInto = false
    let after = filters.lazy.flatMap(\.predicates).compactMap { predicate -> Slot? in
      guard let (less, greater, key) = predicate.nodeOrder, greater == open.to,
        schema.ascends(key), less == open.from || less == into.from
      else { return nil }
      return less
    }.first
    var rebuilt = LogicalPlan(
      .intersect(Intersect(first: open, second: into, after: after)), below.inputs,
      rows: result.rows)
    for filter in filters.reversed() {
      rebuilt = LogicalPlan(filter.operation, [rebuilt], rows: result.rows)
    }
    return rebuilt
  }
}

extension LogicalPlan {
  /// The conditions of a filter.
  fileprivate var predicates: [BoundExpression] {
    if case .filter(let predicates) = operation { predicates } else { [] }
  }
}
