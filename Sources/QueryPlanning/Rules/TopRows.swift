import PropertyGraph

/// `ORDER BY … LIMIT n`: keeps only the first `n` rows while sorting.
///
/// `SKIP` between the two stays as it is and is added to the number of rows to keep, where both
/// numbers are written in the query.
enum TopRows {
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    guard case .limit(let count) = result.operation else { return result }
    let below = result.input
    switch below.operation {
    case .sort(let keys):
      return LogicalPlan(.top(keys, count), below.inputs, rows: below.rows)
    case .skip(let skipped):
      guard case .sort(let keys) = below.input.operation, let both = sum(skipped, count) else {
        return result
      }
      let top = LogicalPlan(.top(keys, both), below.input.inputs, rows: below.rows)
      return LogicalPlan(.skip(skipped), [top], rows: below.rows)
    default: return result
    }
  }

  /// Two numbers written in the query, added.
  private static func sum(_ left: BoundExpression, _ right: BoundExpression) -> BoundExpression? {
    guard case .literal(.integer(let first)) = left.kind,
      case .literal(.integer(let second)) = right.kind, first >= 0, second >= 0
    else { return nil }
    let (sum, overflow) = first.addingReportingOverflow(second)
    guard !overflow else { return nil }
    return BoundExpression(.literal(.integer(sum)), type: right.type, range: right.range)
  }
}
