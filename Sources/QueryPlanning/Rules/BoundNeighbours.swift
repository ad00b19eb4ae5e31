import QuerySyntax

/// `a.key < b.key` behind an expansion from or beside `a` to `b`, where the key ascends with the
/// ids: lists of neighbours ascend too, so the rest of the list is taken and nothing is tested.
struct BoundNeighbours {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    var result = plan
    result.inputs = plan.inputs.map(rewrite)
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
}
