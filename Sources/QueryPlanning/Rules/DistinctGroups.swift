/// `DISTINCT` of computed columns: groups without aggregates, whose keys need not become values
/// before they are told apart.
///
/// Branches of a `UNION` whose columns have few values are each told apart before they are joined.
///
/// Behind `LIMIT` the rows stay as they are, so that it stops early.
struct DistinctGroups {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan { rewrite(plan, isLimited: false) }

  private func rewrite(_ plan: LogicalPlan, isLimited: Bool) -> LogicalPlan {
    var result = plan
    let limits =
      switch plan.operation {
      case .limit, .skip: true
      case .project: isLimited
      default: false
      }
    result.inputs = plan.inputs.map { rewrite($0, isLimited: limits) }
    guard !isLimited, case .distinct(let slots) = result.operation else { return result }
    switch result.input.operation {
    case .project(let items) where Set(items.map(\.slot)) == Set(slots) && !items.isEmpty:
      return grouped(result.input, items)
    case .union:
      result.inputs[0].inputs = result.input.inputs.map { branch in
        guard case .project(let items) = branch.operation, !items.isEmpty,
          items.allSatisfy({ schema.fewValues($0.expression) != nil })
        else { return branch }
        return grouped(branch, items)
      }
    default: break
    }
    return result
  }

  private func grouped(_ projection: LogicalPlan, _ items: [BoundItem]) -> LogicalPlan {
    LogicalPlan(
      .aggregate(BoundAggregation(keys: items, aggregates: [])), projection.inputs,
      rows: projection.rows)
  }
}
