import QuerySyntax

/// An expansion from every node: the relationships themselves are scanned.
///
/// Holds when the scan takes all nodes that such relationships can start from.
struct ScanRelationships {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    var result = plan
    result.inputs = plan.inputs.map(rewrite)
    guard case .expand(let expand) = result.operation, !expand.isInto, expand.types.count == 1,
      expand.direction != .either, expand.isFree, expand.after == nil, expand.before == nil,
      case .scan(let scan) = result.input.operation, scan.slot == expand.from,
      case .argument(let slots) = result.input.input.operation, slots.isEmpty
    else { return result }
    switch scan.access {
    case .all: break
    case .label(let label):
      var back = expand
      back.reverse()
      guard schema.endsIn(label, back) else { return result }
    case .property: return result
    }
    return LogicalPlan(.scanEdges(expand, isSplit: false), [result.input.input], rows: result.rows)
  }
}
