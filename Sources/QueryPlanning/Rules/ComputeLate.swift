/// `ORDER BY … LIMIT n` over computed columns: the order is found first, and only the `n` rows that
/// are left get their values.
///
/// Only for properties and variables, which cost no more to read twice and never fail.
enum ComputeLate {
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    guard case .top(var keys, let count) = result.operation else { return result }
    let items: [BoundItem]
    switch result.input.operation {
    case .compute(let computed), .project(let computed): items = computed
    default: return result
    }
    guard items.allSatisfy(\.expression.isPlainRead), count.freeSlots.isEmpty else { return result }
    for index in keys.indices {
      if case .slot(let slot) = keys[index].expression.kind {
        if let item = items.first(where: { $0.slot == slot }) {
          keys[index].expression = item.expression
        }
      } else if items.contains(where: { keys[index].expression.freeSlots.contains($0.slot) }) {
        return result
      }
    }
    let top = rewrite(LogicalPlan(.top(keys, count), result.input.inputs, rows: result.rows))
    return LogicalPlan(result.input.operation, [top], rows: result.rows)
  }
}

extension BoundExpression {
  /// Whether it is a variable, or a property of a node or relationship that is one.
  fileprivate var isPlainRead: Bool {
    switch kind {
    case .slot: return true
    case .property(let base, _):
      if case .slot = base.kind { return base.type == .node || base.type == .edge }
      return false
    default: return false
    }
  }
}
