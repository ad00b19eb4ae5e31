import QuerySyntax

/// `count(*)` of the triangles of a simple graph: which corner comes first does not matter, so the
/// order may be one that costs less.
///
/// Of relationships in whatever direction each is taken once, by `a.key < b.key < c.key`, or each
/// way round; of directed ones all are taken.
struct CountTriangles {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    return counted(result) ?? result
  }

  private func counted(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .aggregate(let aggregation) = plan.operation, aggregation.keys.isEmpty,
      aggregation.aggregates.allSatisfy({ $0.aggregate.isRowCount }),
      case .intersect(let intersect) = plan.input.operation, let slot = intersect.count,
      aggregation.weight == slot, let (side, argument) = side(plan.input.input)
    else { return nil }
    let sides = [side, intersect.first, intersect.second]
    guard Set([intersect.first.from, intersect.second.from]) == [side.from, side.to],
      sides.allSatisfy({ $0.isFree && $0.types == side.types }), schema.isSimple(side.types),
      let (shape, ways) = shape(side, intersect)
    else { return nil }
    let items = aggregation.aggregates.map {
      BoundItem(slot: $0.slot, expression: .slot(slot, .integer, $0.aggregate.range))
    }
    let triangles = Triangles(slot: slot, types: side.types, shape: shape, ways: ways)
    return LogicalPlan(
      .project(items), [LogicalPlan(.countTriangles(triangles), [argument], rows: 1)], rows: 1)
  }

  /// The first relationship, when all are taken, and the rows below.
  private func side(_ plan: LogicalPlan) -> (side: Expand, argument: LogicalPlan)? {
    switch plan.operation {
    case .scanEdges(let side, _): return (side, plan.input)
    case .expand(let side):
      guard !side.isInto, plan.input.onceScanned == side.from,
        case .scan(let scan) = plan.input.operation, schema.takesAll(scan, side)
      else { return nil }
      return (side, plan.input.input)
    default: return nil
    }
  }

  /// What the triangles are like, and how often each is found.
  private func shape(_ side: Expand, _ intersect: Intersect) -> (Triangles.Shape, Int64)? {
    let sides = [side, intersect.first, intersect.second]
    let corner = intersect.first
    let bounds = (side.after, side.before, corner.after, corner.before)
    if sides.allSatisfy({ $0.direction == .either }) {
      switch bounds {
      case (nil, nil, nil, nil): return (.any, 6)
      case (side.from, nil, side.to, nil), (nil, side.from, nil, side.to): return (.any, 1)
      default: return nil
      }
    }
    guard sides.allSatisfy({ $0.direction != .either }), case (nil, nil, nil, nil) = bounds else {
      return nil
    }
    let starts = Set(sides.map { $0.direction == .outgoing ? $0.from : $0.to })
    return starts.count == 3 ? (.cycle, 3) : (.transitive, 1)
  }
}
