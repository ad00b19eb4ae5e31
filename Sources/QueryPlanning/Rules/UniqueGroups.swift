import QuerySyntax

/// Counts of branches by the scanned element: every row is a group of its own, so nothing is grouped.
struct UniqueGroups {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    guard case .aggregate(let aggregation) = result.operation, let weight = aggregation.weight,
      case .weigh(let weigh) = result.input.operation, weigh.slot == weight,
      aggregation.aggregates.allSatisfy({ $0.aggregate.isRowCount }),
      let scanned = result.input.input.onceScanned,
      aggregation.keys.contains(where: { schema.identifies($0.expression, scanned) })
    else { return result }
    let counts = aggregation.aggregates.map {
      BoundItem(slot: $0.slot, expression: .slot(weight, .integer, $0.aggregate.range))
    }
    return LogicalPlan(
      .project(aggregation.keys + counts), result.inputs, rows: result.input.rows)
  }
}

extension BoundAggregate {
  /// Whether it is `count(*)`.
  var isRowCount: Bool { function == "count" && !isDistinct && arguments.isEmpty }
}

extension LogicalPlan {
  /// The node of which each row has another one: a scan's, perhaps filtered.
  var onceScanned: Slot? {
    switch operation {
    case .filter: return input.onceScanned
    case .scan(let scan):
      if case .argument(let slots) = input.operation, slots.isEmpty { return scan.slot }
      return nil
    default: return nil
    }
  }
}

extension GraphSchema {
  /// Whether an expression tells a node from all others: it is the node, or a key of it.
  func identifies(_ expression: BoundExpression, _ node: Slot) -> Bool {
    switch expression.kind {
    case .slot(node): return true
    case .property(let base, let name):
      guard case .slot(node) = base.kind, base.type == .node else { return false }
      return identifies(name)
    default: return false
    }
  }
}
