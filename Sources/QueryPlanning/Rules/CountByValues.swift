import QuerySyntax

/// Groups and totals of a scan that read nothing of its elements but properties with few values:
/// the elements are counted by those values, and one stands for all that agree in them.
///
/// Conditions, keys and aggregates above the scan then see few rows, each with a weight. Groups come
/// out in the same order, since the first of the elements that agree stands for them.
struct CountByValues {
  let schema: GraphSchema

  /// Above so many combinations of values they no longer are few.
  private static let mostCombinations = 4_096

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    guard case .aggregate(var aggregation) = result.operation, aggregation.weight == nil else {
      return result
    }
    let (scan, predicates) = result.input.belowFilters
    guard let element = scan.scannedElement else { return result }
    for index in aggregation.aggregates.indices
    where aggregation.aggregates[index].aggregate.counts(element.slot) {
      aggregation.aggregates[index].aggregate.arguments = []
    }
    guard
      let keys = keys(
        aggregation.keys.map(\.expression) + predicates
          + aggregation.aggregates.flatMap(\.aggregate.arguments), element.slot),
      !keys.isEmpty, let combinations = combinations(keys, ofNodes: element.isNode),
      aggregation.aggregates.allSatisfy({ takesWeights($0.aggregate) })
    else { return result }
    let rows = min(Double(combinations), scan.rows)
    // Nothing else stands there before the aggregate.
    aggregation.weight = aggregation.aggregates.first?.slot
    var input = LogicalPlan(
      .countValues(
        CountValues(
          slot: element.slot, isNode: element.isNode, keys: keys.sorted(),
          weight: aggregation.weight)),
      [scan], rows: rows)
    if !predicates.isEmpty { input = LogicalPlan(.filter(predicates), [input], rows: rows) }
    return LogicalPlan(.aggregate(aggregation), [input], rows: result.rows)
  }

  /// The properties of the element that the expressions read; `nil` when they read more than those.
  private func keys(_ expressions: [BoundExpression], _ slot: Slot) -> Set<String>? {
    var result: Set<String> = []
    for expression in expressions {
      switch expression.kind {
      case .property(let base, let key):
        guard case .slot(slot) = base.kind else { return nil }
        result.insert(key)
      case .slot, .path, .subquery: return nil
      // One without arguments may give something else each time.
      case .call(_, let arguments) where arguments.isEmpty: return nil
      default:
        guard let inner = keys(expression.children, slot) else { return nil }
        result.formUnion(inner)
      }
    }
    return result
  }

  private func combinations(_ keys: Set<String>, ofNodes isNode: Bool) -> Int? {
    var product = 1
    for key in keys {
      guard let few = schema.fewCodes(key, ofNodes: isNode) else { return nil }
      product *= few
      if product > Self.mostCombinations { return nil }
    }
    return product
  }

  /// Whether equal values count as well together as one after the other.
  private func takesWeights(_ aggregate: BoundAggregate) -> Bool {
    if aggregate.isDistinct { return true }
    switch aggregate.function {
    case "count", "min", "max": return true
    case "sum", "avg": return aggregate.arguments.allSatisfy(schema.isInteger)
    default: return false
    }
  }
}

extension BoundAggregate {
  /// Whether it counts the rows in which a variable that is never null stands.
  fileprivate func counts(_ slot: Slot) -> Bool {
    guard function == "count", !isDistinct, case .slot(slot)? = arguments.first?.kind else {
      return false
    }
    return true
  }
}

extension LogicalPlan {
  /// What a scan of all elements of a kind finds; `nil` for other operations.
  fileprivate var scannedElement: (slot: Slot, isNode: Bool)? {
    guard let below = inputs.first, case .argument(let slots) = below.operation, slots.isEmpty
    else { return nil }
    switch operation {
    case .scan(let scan):
      if case .property = scan.access { return nil }
      return (scan.slot, true)
    case .scanEdges(let expand, _): return (expand.edge, false)
    default: return nil
    }
  }
}
