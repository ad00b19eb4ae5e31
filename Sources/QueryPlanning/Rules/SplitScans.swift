import QuerySyntax

/// Large scans under an aggregate or an order: parts of the scan are worked on at the same time.
///
/// The parts' rows come in the order of the parts, so the result is the one of a single worker.
/// - An aggregate whose groups lie each in one part is worked out part by part.
/// - Counts, integer sums, least and greatest values of few groups are worked out part by part,
///   and the parts' results aggregated again.
/// - Other aggregates take the rows of all parts, where fewer are expected than are scanned.
/// - Of `ORDER BY … LIMIT n` each part gives its first `n`.
struct SplitScans {
  let schema: GraphSchema
  /// Below so many scanned rows one worker is faster.
  let leastRows: Double

  /// Above so many groups the parts' results would be as long as the rows.
  private static let mostGroups = 4_096

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    if let split = split(plan) { return split }
    switch plan.operation {
    case .optional, .apply, .forEach, .merge, .hashJoin, .countMatches:
      // The second input runs many times, or for few rows.
      var result = plan
      result.inputs[0] = rewrite(plan.inputs[0])
      return result
    case .union: return plan
    default: return plan.mapInputs(rewrite)
    }
  }

  private func split(_ plan: LogicalPlan) -> LogicalPlan? {
    switch plan.operation {
    case .aggregate(let aggregation):
      if plan.totalledBranches != nil { return nil }
      guard let leaf = leaf(plan.input), let pipeline = splitting(plan.input) else { return nil }
      if aggregation.keys.contains(where: { identifies($0.expression, leaf, plan.input) }) {
        return gather(LogicalPlan(plan.operation, [pipeline], rows: plan.rows))
      }
      guard let (partial, final) = halves(aggregation, plan.input) else {
        guard plan.input.rows < plan.input.scannedRows else { return nil }
        return LogicalPlan(plan.operation, [gather(pipeline)], rows: plan.rows)
      }
      let parts = LogicalPlan(.aggregate(partial), [pipeline], rows: plan.rows)
      return LogicalPlan(.aggregate(final), [gather(parts)], rows: plan.rows)
    case .top(let keys, let count):
      guard let pipeline = splitting(plan.input) else { return nil }
      let parts = LogicalPlan(.top(keys, count), [pipeline], rows: plan.rows)
      return LogicalPlan(.top(keys, count), [gather(parts)], rows: plan.rows)
    case .countEnds:
      guard let pipeline = splitting(plan) else { return nil }
      return gather(pipeline)
    default: return nil
    }
  }

  private func gather(_ plan: LogicalPlan) -> LogicalPlan {
    LogicalPlan(.gather, [plan], rows: plan.rows)
  }

  // MARK: - Scans

  /// The scan at the bottom of a run of operators that work row by row.
  private func leaf(_ plan: LogicalPlan) -> LogicalPlan.Operation? {
    switch plan.operation {
    case .expand, .expandVariable, .intersect, .weigh, .countEnds, .countReach, .countValues,
      .filter, .compute, .project, .ends, .optional, .unwind, .hashJoin, .countMatches:
      return leaf(plan.input)
    case .scan(let scan):
      guard plan.rows >= leastRows, case .argument(let slots) = plan.input.operation,
        slots.isEmpty
      else { return nil }
      if case .property = scan.access { return nil }
      return plan.operation
    case .scanEdges:
      guard plan.rows >= leastRows, case .argument(let slots) = plan.input.operation,
        slots.isEmpty
      else { return nil }
      return plan.operation
    default: return nil
    }
  }

  /// The same operators over a scan of one part.
  private func splitting(_ plan: LogicalPlan) -> LogicalPlan? {
    guard leaf(plan) != nil else { return nil }
    var result = plan
    switch plan.operation {
    case .scan(var scan):
      scan.isSplit = true
      result.operation = .scan(scan)
    case .scanEdges(let expand, _): result.operation = .scanEdges(expand, isSplit: true)
    default:
      guard let input = splitting(plan.input) else { return nil }
      result.inputs[0] = input
    }
    return result
  }

  /// Whether rows of different parts always differ in the key: it is the scanned element, or tells
  /// it from all others.
  private func identifies(
    _ key: BoundExpression, _ leaf: LogicalPlan.Operation, _ pipeline: LogicalPlan
  ) -> Bool {
    guard !pipeline.renames else { return false }
    switch leaf {
    case .scan(let scan): return schema.identifies(key, scan.slot)
    case .scanEdges(let expand, _): return schema.identifies(key, expand.edge)
    default: return false
    }
  }

  // MARK: - Halves

  /// An aggregation of each part, and one of the parts' results.
  private func halves(
    _ aggregation: BoundAggregation, _ pipeline: LogicalPlan
  ) -> (partial: BoundAggregation, final: BoundAggregation)? {
    var groups = 1
    for key in aggregation.keys {
      guard let few = schema.fewValues(key.expression) ?? pipeline.fewCounts(key.expression) else {
        return nil
      }
      groups *= few
      if groups > Self.mostGroups { return nil }
    }
    var final = aggregation
    final.weight = nil
    for index in final.keys.indices {
      let key = final.keys[index]
      final.keys[index].expression = .slot(
        key.slot, key.expression.type, key.expression.range)
    }
    for index in final.aggregates.indices {
      let item = final.aggregates[index]
      guard !item.aggregate.isDistinct else { return nil }
      switch item.aggregate.function {
      case "count": final.aggregates[index].aggregate.function = "sum"
      case "min", "max": break
      case "sum":
        guard item.aggregate.arguments.allSatisfy(schema.isInteger) else { return nil }
      default: return nil
      }
      final.aggregates[index].aggregate.arguments = [
        .slot(item.slot, .any, item.aggregate.range)
      ]
    }
    return (aggregation, final)
  }
}

extension LogicalPlan {
  /// How many elements the scan at the bottom of a run of operators finds.
  fileprivate var scannedRows: Double {
    switch operation {
    case .scan, .scanEdges: rows
    default: inputs.first?.scannedRows ?? 0
    }
  }

  /// How many different values are expected of an expression that is a number of matches.
  fileprivate func fewCounts(_ expression: BoundExpression) -> Int? {
    guard case .slot(let slot) = expression.kind else { return nil }
    switch operation {
    case .weigh(let weigh) where weigh.slot == slot: return 256
    case .countEnds(let ends) where ends.slot == slot: return 256
    case .countReach(let reach) where reach.slot == slot: return 256
    case .project(let items):
      return items.first { $0.slot == slot }.flatMap { input.fewCounts($0.expression) }
    case .filter, .compute, .weigh, .countEnds, .countReach: return input.fewCounts(expression)
    default: return nil
    }
  }

  /// Whether variables may come out under other numbers than they were bound to.
  fileprivate var renames: Bool {
    switch operation {
    case .scan, .scanEdges: false
    case .project: true
    default: input.renames
    }
  }
}
