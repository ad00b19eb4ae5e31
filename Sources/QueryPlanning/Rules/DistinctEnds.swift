import QuerySyntax

/// Paths of variable length of which only the ends are wanted, and those only once: what can be
/// reached is found level by level, without listing the paths.
///
/// Holds when the minimum is 0 or 1 (a shortest path repeats no relationship), nothing reads the
/// relationships, and everything above up to a `DISTINCT` gives the same result for doubled rows.
enum DistinctEnds {
  static func rewrite(_ plan: LogicalPlan) -> LogicalPlan { rewrite(plan, reads: nil) }

  /// - Parameter reads: When doubled rows do not matter, the slots that are read above.
  private static func rewrite(_ plan: LogicalPlan, reads: Set<Slot>?) -> LogicalPlan {
    var result = plan
    switch plan.operation {
    case .distinct(let slots):
      result.inputs = plan.inputs.map { rewrite($0, reads: Set(slots)) }
    case .aggregate(let aggregation) where aggregation.ignoresDoubles:
      var slots: Set<Slot> = []
      for key in aggregation.keys { slots.formUnion(key.expression.freeSlots) }
      for item in aggregation.aggregates {
        for argument in item.aggregate.arguments { slots.formUnion(argument.freeSlots) }
      }
      result.inputs = plan.inputs.map { rewrite($0, reads: slots) }
    case .filter(let predicates):
      let own = predicates.reduce(into: Set<Slot>()) { $0.formUnion($1.freeSlots) }
      result.inputs = plan.inputs.map { rewrite($0, reads: reads?.union(own)) }
    case .project(let items):
      let own = items.reduce(into: Set<Slot>()) { $0.formUnion($1.expression.freeSlots) }
      result.inputs = plan.inputs.map { rewrite($0, reads: reads == nil ? nil : own) }
    case .expand(let expand):
      let own: Set<Slot> = [expand.from, expand.to]
      let more = own.union(expand.distinctFrom).union(expand.distinctFromLists)
      result.inputs = plan.inputs.map { rewrite($0, reads: reads?.union(more)) }
    case .expandVariable(var expand, let repetition, let buildsList):
      let own: Set<Slot> = [expand.from, expand.to]
      let more = own.union(expand.distinctFrom).union(expand.distinctFromLists)
      result.inputs = plan.inputs.map { rewrite($0, reads: reads?.union(more)) }
      if let reads, !reads.contains(expand.edge), repetition.minimum <= 1,
        repetition.predicates.isEmpty, expand.mode == .trail, expand.distinctFrom.isEmpty,
        expand.distinctFromLists.isEmpty
      {
        expand.onlyDistinctEnds = true
        result.operation = .expandVariable(expand, repetition, buildsList: buildsList)
      }
    default: result.inputs = plan.inputs.map { rewrite($0, reads: nil) }
    }
    return result
  }
}

extension BoundAggregation {
  /// Whether doubled rows change nothing.
  fileprivate var ignoresDoubles: Bool {
    weight == nil
      && aggregates.allSatisfy {
        $0.aggregate.isDistinct || ["min", "max"].contains($0.aggregate.function)
      }
  }
}
