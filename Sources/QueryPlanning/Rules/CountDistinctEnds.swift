import QuerySyntax

/// `count(DISTINCT c)` by a scanned node from which some steps lead to `c`: the ends are marked and
/// counted node by node, without rows for the ways.
struct CountDistinctEnds {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    return counted(result) ?? result
  }

  private func counted(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .aggregate(let aggregation) = plan.operation, aggregation.weight == nil,
      let item = aggregation.aggregates.first, aggregation.aggregates.count == 1,
      item.aggregate.function == "count", item.aggregate.isDistinct,
      let argument = item.aggregate.arguments.first,
      var chain = Chain(plan.input), let last = chain.steps.last,
      schema.identifies(argument, last.to), let start = chain.base.onceScanned,
      start == chain.steps[0].from, chain.isConnected
    else { return nil }
    for pair in chain.pairs {
      guard let (left, right, key) = pair.nodeInequality, schema.identifies(key),
        Set([left, right]) == [start, last.to]
      else { return nil }
      chain.excludesStart = true
    }
    guard chain.dropDistinctness(schema),
      aggregation.keys.allSatisfy({ $0.expression.freeSlots.isSubset(of: [start]) }),
      aggregation.keys.contains(where: { schema.identifies($0.expression, start) })
    else { return nil }
    let predicates = chain.steps.map { step in
      chain.conditions.filter { $0.freeSlots == [step.to] }
    }
    let own = chain.conditions.filter { $0.freeSlots == [start] }
    guard own.count + predicates.reduce(0, { $0 + $1.count }) == chain.conditions.count else {
      return nil
    }
    let base =
      own.isEmpty ? chain.base : LogicalPlan(.filter(own), [chain.base], rows: chain.base.rows)
    let ends = CountEnds(
      slot: last.edge, steps: chain.steps, predicates: predicates,
      excludesStart: chain.excludesStart)
    let count = BoundItem(
      slot: item.slot, expression: .slot(ends.slot, .integer, item.aggregate.range))
    return LogicalPlan(
      .project(aggregation.keys + [count]),
      [LogicalPlan(.countEnds(ends), [base], rows: base.rows)], rows: base.rows)
  }

  /// Expansions and conditions one above the other, and what lies below.
  private struct Chain {
    /// From the bottom on.
    var steps: [Expand] = []
    /// Conditions on one variable.
    var conditions: [BoundExpression] = []
    /// Other conditions.
    var pairs: [BoundExpression] = []
    var base: LogicalPlan
    var excludesStart = false

    /// `nil` when there is no expansion.
    init?(_ plan: LogicalPlan) {
      base = plan
      while true {
        switch base.operation {
        case .filter(let predicates):
          for predicate in predicates {
            if predicate.freeSlots.count == 1 {
              conditions.append(predicate)
            } else {
              pairs.append(predicate)
            }
          }
        case .expand(let expand)
        where !expand.isInto && expand.after == nil && expand.before == nil:
          steps.insert(expand, at: 0)
        default:
          if steps.isEmpty { return nil }
          return
        }
        base = base.input
      }
    }

    /// Whether each step starts where the one before ends.
    var isConnected: Bool {
      zip(steps, steps.dropFirst()).allSatisfy { $0.to == $1.from }
    }

    /// Leaves out that relationships must differ, where that says no more than that the end is not
    /// the start: two steps over the same relationship lead back.
    ///
    /// - Returns: Whether nothing is left to be tested.
    mutating func dropDistinctness(_ schema: GraphSchema) -> Bool {
      if steps.allSatisfy(\.isFree) { return true }
      guard steps.count == 2, steps[0].isFree, steps[1].distinctFromLists.isEmpty,
        steps[1].distinctFrom == [steps[0].edge],
        excludesStart || steps[0].types == steps[1].types && schema.isSimple(steps[0].types)
      else { return false }
      steps[1].distinctFrom = []
      excludesStart = true
      return true
    }
  }
}
