import QuerySyntax

/// An expansion from every node: the relationships themselves are scanned.
///
/// Holds when the scan takes all nodes that such relationships can start from.
struct ScanRelationships {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    guard let expand = expansion(result) else { return result }
    return LogicalPlan(.scanEdges(expand, isSplit: false), [result.input.input], rows: result.rows)
  }

  /// The expansion that a plan begins with, when it starts from every node.
  func expansion(_ plan: LogicalPlan) -> Expand? {
    guard case .expand(let expand) = plan.operation, !expand.isInto, expand.types.count == 1,
      expand.direction != .either, expand.isFree, expand.after == nil, expand.before == nil,
      case .scan(let scan) = plan.input.operation, scan.slot == expand.from,
      case .argument(let slots) = plan.input.input.operation, slots.isEmpty,
      schema.takesAll(scan, expand)
    else { return nil }
    return expand
  }
}
