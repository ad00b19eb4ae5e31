import QuerySyntax

/// `count(*)` of the triangles of a simple graph, each taken once by `a.key < b.key < c.key` or each
/// way round: which corner comes first does not matter, so the order may be one that costs less.
struct CountTriangles {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    var result = plan
    result.inputs = plan.inputs.map(rewrite)
    return counted(result) ?? result
  }

  private func counted(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .aggregate(let aggregation) = plan.operation, aggregation.keys.isEmpty,
      aggregation.aggregates.allSatisfy({ $0.aggregate.isRowCount }),
      case .intersect(let intersect) = plan.input.operation, let slot = intersect.count,
      aggregation.weight == slot, case .expand(let side) = plan.input.input.operation,
      !side.isInto, let scanned = plan.input.input.input.onceScanned, scanned == side.from,
      case .scan(let scan) = plan.input.input.input.operation,
      let ways = ways(side, intersect.first)
    else { return nil }
    let sides = [side, intersect.first, intersect.second]
    guard Set([intersect.first.from, intersect.second.from]) == [side.from, side.to],
      sides.allSatisfy({ $0.isFree && $0.direction == .either && $0.types == side.types }),
      schema.isSimple(side.types), takesAll(scan, side)
    else { return nil }
    let items = aggregation.aggregates.map {
      BoundItem(slot: $0.slot, expression: .slot(slot, .integer, $0.aggregate.range))
    }
    let triangles = Triangles(slot: slot, types: side.types, ways: ways)
    return LogicalPlan(
      .project(items),
      [LogicalPlan(.countTriangles(triangles), plan.input.input.input.inputs, rows: 1)], rows: 1)
  }

  /// How often each triangle is found, by the bounds of its corners.
  private func ways(_ side: Expand, _ corner: Expand) -> Int64? {
    switch (side.after, side.before, corner.after, corner.before) {
    case (nil, nil, nil, nil): 6
    case (side.from, nil, side.to, nil), (nil, side.from, nil, side.to): 1
    default: nil
    }
  }

  /// Whether the scan finds every node that has such relationships.
  private func takesAll(_ scan: NodeScan, _ side: Expand) -> Bool {
    switch scan.access {
    case .all: true
    case .label(let label): schema.endsIn(label, side)
    case .property: false
    }
  }
}
