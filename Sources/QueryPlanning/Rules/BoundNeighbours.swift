import QuerySyntax

/// `a.key < b.key` behind an expansion from or beside `a` to `b`, where the key ascends with the
/// ids: lists of neighbours ascend too, so the rest of the list is taken and nothing is tested.
/// `a.key <> b.key` behind a search from `a` leaves out where it began.
struct BoundNeighbours {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    if let reach = withoutStart(result) { return reach }
    guard case .filter(let predicates) = result.operation,
      case .expand(var expand) = result.input.operation, !expand.isInto
    else { return result }
    var rest: [BoundExpression] = []
    for predicate in predicates {
      if let (less, greater, key) = predicate.nodeOrder, less != greater, schema.ascends(key) {
        if greater == expand.to, expand.after == nil {
          expand.after = less
          continue
        }
        if less == expand.to, expand.before == nil {
          expand.before = greater
          continue
        }
      }
      rest.append(predicate)
    }
    guard rest.count < predicates.count else { return result }
    let bounded = LogicalPlan(.expand(expand), result.input.inputs, rows: result.rows)
    return rest.isEmpty ? bounded : LogicalPlan(.filter(rest), [bounded], rows: result.rows)
  }

  /// `a.key <> b.key` behind what can be reached from `a`: the search leaves `a` out.
  private func withoutStart(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .filter(var predicates) = plan.operation,
      case .expandVariable(var expand, let repetition, let buildsList) = plan.input.operation,
      expand.onlyDistinctEnds, !expand.isInto,
      let index = predicates.firstIndex(where: { predicate in
        guard let (left, right, key) = predicate.nodeInequality else { return false }
        return schema.identifies(key) && Set([left, right]) == [expand.from, expand.to]
      })
    else { return nil }
    predicates.remove(at: index)
    expand.excludesStart = true
    let reach = LogicalPlan(
      .expandVariable(expand, repetition, buildsList: buildsList), plan.input.inputs,
      rows: plan.input.rows)
    return predicates.isEmpty ? reach : LogicalPlan(.filter(predicates), [reach], rows: plan.rows)
  }
}
