import PropertyGraph
import QuerySyntax

/// What a seek has made sure of is not tested again: the label, and the key's value where the query
/// writes it.
enum DropSoughtConditions {
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    guard case .filter(let predicates) = result.operation,
      case .scan(let scan) = result.input.operation,
      case .property(let label, let key, let value) = scan.access, value.isExact
    else { return result }
    let rest = predicates.filter { predicate in
      switch predicate.kind {
      case .hasLabels(let base, .name(let name)):
        return !(base.kind == .slot(scan.slot) && name.text == label)
      case .comparison(.equal, let left, let right):
        return
          !(left.isProperty(key, of: scan.slot) && right == value
          || right.isProperty(key, of: scan.slot) && left == value)
      default: return true
      }
    }
    var seek = result.input
    seek.rows = result.rows
    if rest.isEmpty { return seek }
    return LogicalPlan(.filter(rest), [result.input], rows: result.rows)
  }
}

extension BoundExpression {
  /// Whether whatever is equivalent to the value also equals it.
  fileprivate var isExact: Bool {
    guard case .literal(let value) = kind else { return false }
    switch value {
    case .integer, .string, .boolean: return true
    default: return false
    }
  }

  fileprivate func isProperty(_ key: String, of slot: Slot) -> Bool {
    guard case .property(let base, key) = kind else { return false }
    return base.kind == .slot(slot)
  }
}
