import QuerySyntax

/// An expansion from every node: the relationships themselves are scanned.
///
/// Holds when the scan takes all nodes that such relationships can start from.
struct ScanRelationships {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    guard case .expand(let expand) = result.operation, !expand.isInto, expand.types.count == 1,
      expand.direction != .either, expand.isFree, expand.after == nil, expand.before == nil,
      case .scan(let scan) = result.input.operation, scan.slot == expand.from,
      case .argument(let slots) = result.input.input.operation, slots.isEmpty,
      schema.takesAll(scan, expand)
    else { return result }
    return LogicalPlan(.scanEdges(expand, isSplit: false), [result.input.input], rows: result.rows)
  }
}
