/// `ORDER BY … LIMIT n`: keeps only the first `n` rows while sorting.
///
/// `SKIP` between the two stays as it is and is added to the number of rows to keep.
enum TopRows {
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    var result = plan
    result.inputs = plan.inputs.map(rewrite)
    guard case .limit(let count) = result.operation else { return result }
    let below = result.input
    switch below.operation {
    case .sort(let keys):
      return LogicalPlan(.top(keys, count), below.inputs, rows: below.rows)
    default: return result
    }
  }
}
