import QuerySyntax

/// `count(*)` of `(a)--(b)--(c)` by properties of the ends that have few values: for each `b` its
/// neighbours are counted by value, and the numbers multiplied.
///
/// Holds when all such pairs are wanted, but for conditions on one node each.
struct GroupByEnds {
  let schema: GraphSchema

  /// Above so many groups they no longer are few.
  private static let mostGroups = 4_096
  /// A scan of which fewer than one in so many nodes are left starts from those.
  private static let leastShare = 20.0

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    return grouped(result) ?? result
  }

  private func grouped(_ plan: LogicalPlan) -> LogicalPlan? {
    guard case .aggregate(let aggregation) = plan.operation, aggregation.weight == nil,
      !aggregation.keys.isEmpty, !aggregation.aggregates.isEmpty,
      let pair = Pair(plan.input, schema), let distinctness = distinctness(pair)
    else { return nil }
    let nodes = [pair.first.to, pair.first.from, pair.second.to]
    guard Set(nodes).count == 3,
      aggregation.aggregates.allSatisfy({ pair.counts($0.aggregate) }),
      pair.predicates.allSatisfy({ predicate in
        predicate.neverFails && nodes.contains { predicate.freeSlots == [$0] }
      }), areFew(aggregation.keys, of: nodes)
    else { return nil }
    return LogicalPlan(
      .countEndPairs(
        CountEndPairs(
          steps: [pair.first, pair.second], keys: aggregation.keys, predicates: pair.predicates,
          areDistinct: distinctness == .tested, counts: aggregation.aggregates.map(\.slot))),
      [pair.argument], rows: plan.rows)
  }

  private func areFew(_ keys: [BoundItem], of nodes: [Slot]) -> Bool {
    var groups = 1
    for key in keys {
      guard nodes.contains(where: { key.expression.freeSlots == [$0] }),
        let few = schema.fewValues(key.expression)
      else { return false }
      groups *= few
      if groups > Self.mostGroups { return false }
    }
    return true
  }

  private enum Distinctness {
    case given
    case tested
  }

  /// Whether it must be seen to that the two steps do not follow the same relationship; `nil` when
  /// more than that must be seen to.
  private func distinctness(_ pair: Pair) -> Distinctness? {
    let (first, second) = (pair.first, pair.second)
    let haveSameLists = first.types == second.types && first.direction == second.direction
    if let inequality = pair.inequality {
      guard let (left, right, key) = inequality.nodeInequality, schema.identifies(key),
        Set([left, right]) == [first.to, second.to], haveSameLists, schema.isSimple(first.types)
      else { return nil }
      return .tested
    }
    if !pair.isTested { return .given }
    if haveSameLists { return .tested }
    // Only a loop is incoming and outgoing.
    let areOpposite = first.direction != .either && second.direction != .either
    return first.types == second.types && areOpposite && schema.isSimple(first.types)
      ? .given : nil
  }

  /// Two expansions with a node in common, over all nodes.
  private struct Pair {
    /// Both from the node in common.
    var first: Expand
    var second: Expand
    var predicates: [BoundExpression] = []
    /// A condition on two nodes.
    var inequality: BoundExpression?
    /// Whether the plan tests that the relationships differ.
    var isTested: Bool
    var argument: LogicalPlan

    init?(_ plan: LogicalPlan, _ schema: GraphSchema) {
      var below = plan
      var predicates: [BoundExpression] = []
      func skipFilters() {
        let (next, own) = below.belowFilters
        below = next
        predicates += own
      }
      skipFilters()
      guard case .expand(var upper) = below.operation, upper.isPlain,
        upper.distinctFromLists.isEmpty
      else { return nil }
      below = below.input
      skipFilters()
      var lower: Expand
      switch below.operation {
      case .scanEdges(let expand, _):
        lower = expand
        below = below.input
      case .expand(let expand) where expand.isPlain:
        lower = expand
        below = below.input
        let rows = below.rows
        skipFilters()
        guard case .scan(let scan) = below.operation, scan.slot == expand.from,
          rows * GroupByEnds.leastShare >= below.rows, schema.takesAll(scan, expand)
        else { return nil }
        below = below.input
      default: return nil
      }
      guard case .argument(let slots) = below.operation, slots.isEmpty, lower.isFree,
        upper.distinctFrom.isEmpty || upper.distinctFrom == [lower.edge]
      else { return nil }
      isTested = !upper.distinctFrom.isEmpty
      upper.distinctFrom = []
      if upper.from == lower.to { lower.reverse() }
      guard upper.from == lower.from else { return nil }
      (first, second, argument) = (lower, upper, below)
      for predicate in predicates {
        if predicate.freeSlots.count == 1 {
          self.predicates.append(predicate)
        } else if inequality == nil {
          inequality = predicate
        } else {
          return nil
        }
      }
    }

    /// Whether an aggregate is the number of pairs.
    func counts(_ aggregate: BoundAggregate) -> Bool {
      if aggregate.isRowCount { return true }
      guard aggregate.function == "count", !aggregate.isDistinct,
        case .slot(let slot)? = aggregate.arguments.first?.kind
      else { return false }
      return [first.from, first.edge, first.to, second.edge, second.to].contains(slot)
    }
  }
}

extension Expand {
  /// Whether it leads to any new node.
  fileprivate var isPlain: Bool { !isInto && after == nil && before == nil }
}

extension GraphSchema {
  /// Whether the scan finds every node that such relationships start from.
  func takesAll(_ scan: NodeScan, _ expand: Expand) -> Bool {
    switch scan.access {
    case .all: return true
    case .label(let label):
      var back = expand
      back.reverse()
      return endsIn(label, back)
    case .property: return false
    }
  }
}

extension BoundExpression {
  /// Whether it can be asked of any node, one that no match has too, without an error.
  fileprivate var neverFails: Bool {
    switch kind {
    case .literal, .parameter, .slot: return true
    case .property(let base, _), .hasLabels(let base, _):
      if case .slot = base.kind { return true }
      return false
    case .isNull(let operand, _): return operand.neverFails
    case .comparison(_, let left, let right): return left.neverFails && right.neverFails
    case .binary(.startsWith, let left, let right), .binary(.endsWith, let left, let right),
      .binary(.contains, let left, let right):
      return left.neverFails && right.neverFails
    case .binary(.in, let left, let right):
      guard case .list(let elements) = right.kind else { return false }
      return left.neverFails && elements.allSatisfy(\.neverFails)
    case .logical(_, let operands): return operands.allSatisfy { $0.isCondition && $0.neverFails }
    default: return false
    }
  }

  private var isCondition: Bool {
    switch kind {
    case .comparison, .isNull, .hasLabels, .binary, .logical: true
    default: false
    }
  }
}
