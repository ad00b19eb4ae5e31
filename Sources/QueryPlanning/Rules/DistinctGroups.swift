/// `DISTINCT` of computed columns: groups without aggregates, whose keys need not become values
/// before they are told apart.
///
/// Behind `LIMIT` the rows stay as they are, so that it stops early.
enum DistinctGroups {
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan { rewrite(plan, isLimited: false) }

  private static func rewrite(_ plan: LogicalPlan, isLimited: Bool) -> LogicalPlan {
    var result = plan
    let limits =
      switch plan.operation {
      case .limit, .skip: true
      case .project: isLimited
      default: false
      }
    result.inputs = plan.inputs.map { rewrite($0, isLimited: limits) }
    guard !isLimited, case .distinct(let slots) = result.operation,
      case .project(let items) = result.input.operation, Set(items.map(\.slot)) == Set(slots),
      !items.isEmpty
    else { return result }
    return LogicalPlan(
      .aggregate(BoundAggregation(keys: items, aggregates: [])), result.input.inputs,
      rows: result.rows)
  }
}
