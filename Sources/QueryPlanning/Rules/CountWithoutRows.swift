import PropertyGraph
import QuerySyntax

/// `count` over a pattern: branches that nothing else reads are counted, not walked.
///
/// An expansion whose relationship and node are only counted becomes a factor of the row it starts
/// from: a degree, or a sum over the neighbours' own factors. Rows then carry a weight, and the
/// aggregate adds up weights. `OPTIONAL` branches weigh 0 when they find nothing.
struct CountWithoutRows {
  let schema: GraphSchema

  func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    let result = plan.mapInputs(rewrite)
    guard case .aggregate(let aggregation) = result.operation, aggregation.weight == nil,
      !aggregation.aggregates.isEmpty,
      aggregation.aggregates.allSatisfy({
        $0.aggregate.function == "count" && !$0.aggregate.isDistinct
          && $0.aggregate.arguments.count <= 1
      })
    else { return result }
    let keys = aggregation.keys.reduce(into: Set<Slot>()) { $0.formUnion($1.expression.freeSlots) }
    if case .optional = result.input.operation {
      return rewriteOptional(result, aggregation, keys) ?? result
    }
    return rewriteMiddle(result, aggregation, keys) ?? rewriteChain(result, aggregation, keys)
      ?? result
  }

  // MARK: - Chains

  /// A run of expansions and filters, top first, and what lies below it.
  fileprivate struct Chain {
    var steps: [LogicalPlan] = []
    var base: LogicalPlan
  }

  private func chain(_ plan: LogicalPlan) -> Chain {
    var chain = Chain(base: plan)
    while true {
      switch chain.base.operation {
      case .expand(let expand)
      where !expand.isInto && expand.after == nil && expand.before == nil:
        break
      case .filter: break
      default: return chain
      }
      chain.steps.append(chain.base)
      chain.base = chain.base.input
    }
  }

  private func rewriteChain(
    _ plan: LogicalPlan, _ aggregation: BoundAggregation, _ keys: Set<Slot>
  ) -> LogicalPlan? {
    let chain = chain(plan.input)
    var needed = keys
    var counted: Set<Slot> = []
    for item in aggregation.aggregates {
      guard let argument = item.aggregate.arguments.first else { continue }
      if case .slot(let slot) = argument.kind, chain.binds(slot) {
        counted.insert(slot)
      } else {
        needed.formUnion(argument.freeSlots)
      }
    }
    guard let (branches, rest) = fold(chain, needed: needed), !branches.isEmpty else { return nil }
    // Relationships that are told by their own properties are found faster by a scan of them.
    if branches.count == 1, !branches[0].edgePredicates.isEmpty,
      ScanRelationships(schema: schema).expansion(plan.input.belowFilters.plan) != nil
    {
      return nil
    }
    var base = chain.base
    for step in rest.reversed() {
      base = LogicalPlan(step.operation, [base], rows: base.rows)
    }
    return weighed(plan, aggregation, counted, base, branches)
  }

  private func weighed(
    _ plan: LogicalPlan, _ aggregation: BoundAggregation, _ counted: Set<Slot>,
    _ base: LogicalPlan, _ branches: [WeighBranch], keepsUnmatched: Bool = false
  ) -> LogicalPlan {
    let weight = branches[0].edge
    let input = LogicalPlan(
      .weigh(Weigh(slot: weight, branches: branches, keepsUnmatched: keepsUnmatched)), [base],
      rows: base.rows)
    var aggregation = aggregation
    aggregation.weight = weight
    for index in aggregation.aggregates.indices {
      if case .slot(let slot)? = aggregation.aggregates[index].aggregate.arguments.first?.kind,
        counted.contains(slot)
      {
        aggregation.aggregates[index].aggregate.arguments = []
      }
    }
    return LogicalPlan(.aggregate(aggregation), [input], rows: plan.rows)
  }

  /// Takes the branches that are only counted out of a chain.
  ///
  /// - Returns: The branches, and the steps that stay, top first; `nil` when nothing folds.
  private func fold(
    _ chain: Chain, needed: Set<Slot>
  ) -> (branches: [WeighBranch], rest: [LogicalPlan])? {
    var needed = needed
    var rest: [LogicalPlan] = []
    var conditions: [BoundExpression] = []
    // Branches by the node that they start from.
    var open: [Slot: [WeighBranch]] = [:]
    var folded = 0
    for step in chain.steps {
      switch step.operation {
      case .filter(let predicates):
        var kept: [BoundExpression] = []
        for predicate in predicates {
          // A condition on one slot may move into a branch; others hold their slots in the rows.
          if predicate.freeSlots.count == 1 {
            conditions.append(predicate)
          } else {
            kept.append(predicate)
            needed.formUnion(predicate.freeSlots)
          }
        }
        if !kept.isEmpty {
          rest.append(LogicalPlan(.filter(kept), [], rows: step.rows))
        }
      case .expand(let expand):
        let own = conditions.filter {
          $0.freeSlots == [expand.edge] || $0.freeSlots == [expand.to]
        }
        let canFold =
          !needed.contains(expand.edge) && !needed.contains(expand.to)
          && expand.distinctFrom.isEmpty && expand.distinctFromLists.isEmpty
        conditions.removeAll { own.contains($0) }
        if canFold {
          let branch = WeighBranch(
            from: expand.from, edge: expand.edge, to: expand.to, types: expand.types,
            direction: expand.direction,
            edgePredicates: own.filter { $0.freeSlots == [expand.edge] },
            nodePredicates: own.filter { $0.freeSlots == [expand.to] },
            children: open.removeValue(forKey: expand.to) ?? [], distinctPairs: false)
          open[expand.from, default: []].append(branch)
          folded += 1
        } else {
          needed.formUnion(expand.distinctFrom)
          needed.formUnion(expand.distinctFromLists)
          needed.formUnion([expand.from, expand.edge, expand.to])
          if !own.isEmpty { rest.append(LogicalPlan(.filter(own), [], rows: step.rows)) }
          rest.append(step)
        }
      default: return nil
      }
    }
    if !conditions.isEmpty { rest.append(LogicalPlan(.filter(conditions), [], rows: 1)) }
    guard folded > 0 else { return nil }
    return (open.sorted { $0.key < $1.key }.flatMap(\.value), rest)
  }

  // MARK: - OPTIONAL

  private func rewriteOptional(
    _ plan: LogicalPlan, _ aggregation: BoundAggregation, _ keys: Set<Slot>
  ) -> LogicalPlan? {
    guard case .optional(let nullable) = plan.input.operation, keys.isDisjoint(with: nullable)
    else { return nil }
    let chain = chain(plan.input.inputs[1])
    guard case .argument = chain.base.operation else { return nil }
    var counted: Set<Slot> = []
    for item in aggregation.aggregates {
      guard case .slot(let slot)? = item.aggregate.arguments.first?.kind, chain.binds(slot)
      else { return nil }
      counted.insert(slot)
    }
    guard let (branches, rest) = fold(chain, needed: keys), rest.isEmpty, !branches.isEmpty
    else { return nil }
    return weighed(plan, aggregation, counted, plan.input.inputs[0], branches, keepsUnmatched: true)
  }

  // MARK: - Two steps through a middle

  /// `(a)-[:T]-(b)-[:T]-(c)` with `a` and `c` different and only counted: for each `b` the number
  /// of pairs of neighbours.
  private func rewriteMiddle(
    _ plan: LogicalPlan, _ aggregation: BoundAggregation, _ keys: Set<Slot>
  ) -> LogicalPlan? {
    var steps = chain(plan.input)
    var inequality: BoundExpression?
    steps.steps.removeAll { step in
      guard case .filter(let predicates) = step.operation, predicates.count == 1,
        inequality == nil, let (_, _, key) = predicates[0].nodeInequality,
        schema.identifies(key)
      else { return false }
      inequality = predicates[0]
      return true
    }
    guard steps.steps.count == 2, case .expand(let second) = steps.steps[0].operation,
      case .expand(var first) = steps.steps[1].operation,
      case .scan(let scan) = steps.base.operation, scan.slot == first.from,
      second.from == first.to, first.distinctFrom.isEmpty, second.distinctFromLists.isEmpty,
      case .argument = steps.base.input.operation
    else { return nil }
    let ends: Set<Slot> = [first.from, second.to]
    if let (left, right, _) = inequality?.nodeInequality {
      guard Set([left, right]) == ends else { return nil }
    } else if second.distinctFrom != [first.edge] {
      return nil
    }
    first.reverse()
    guard first.types == second.types, first.direction == second.direction,
      keys.isDisjoint(with: ends.union([first.edge, second.edge]))
    else { return nil }
    if case .label(let label) = scan.access {
      guard schema.endsIn(label, first) else { return nil }
    } else if case .property = scan.access {
      return nil
    }
    let all: Set<Slot> = ends.union([first.edge, second.edge, first.from])
    for item in aggregation.aggregates {
      guard let argument = item.aggregate.arguments.first else { continue }
      guard case .slot(let slot) = argument.kind, all.contains(slot) else { return nil }
    }
    let middle = LogicalPlan(
      .scan(NodeScan(slot: first.from, access: .all)), [steps.base.input], rows: steps.base.rows)
    let branch = WeighBranch(
      from: first.from, edge: second.edge, to: second.to, types: second.types,
      direction: second.direction, edgePredicates: [], nodePredicates: [], children: [],
      distinctPairs: true,
      pairsDifferInNode: inequality != nil && !schema.isSimple(second.types))
    return weighed(plan, aggregation, all, middle, [branch])
  }
}

extension LogicalPlanner {
  /// `EXISTS { }` or `COUNT { }` of a pattern that hangs on one node of the row around it, as a
  /// branch to count; `nil` for any other subquery.
  package func branch(of subquery: BoundSubquery) -> WeighBranch? {
    guard optimizes, schema.isProving, subquery.kind == .exists || subquery.kind == .count else {
      return nil
    }
    let plan = plan(subquery.query, imports: subquery.imports)
    return CountWithoutRows(schema: schema).branch(plan)
  }
}

extension CountWithoutRows {
  fileprivate func branch(_ plan: LogicalPlan) -> WeighBranch? {
    var plan = plan
    if case .project = plan.operation { plan = plan.input }
    let chain = chain(plan)
    guard case .argument = chain.base.operation,
      let (branches, rest) = fold(chain, needed: []), rest.isEmpty, branches.count == 1
    else { return nil }
    return branches[0]
  }
}

extension CountWithoutRows.Chain {
  fileprivate func binds(_ slot: Slot) -> Bool {
    steps.contains { step in
      if case .expand(let expand) = step.operation {
        expand.edge == slot || expand.to == slot
      } else {
        false
      }
    }
  }
}

extension BoundExpression {
  /// For `left.key <> right.key` the two nodes and the key.
  var nodeInequality: (left: Slot, right: Slot, key: String)? {
    guard case .comparison(.notEqual, let left, let right) = kind else { return nil }
    return Self.sameKey(left, right)
  }

  /// For `left.key < right.key` or the same the other way round, the smaller node, the greater
  /// one and the key.
  var nodeOrder: (less: Slot, greater: Slot, key: String)? {
    switch kind {
    case .comparison(.less, let left, let right): Self.sameKey(left, right)
    case .comparison(.greater, let left, let right): Self.sameKey(right, left)
    default: nil
    }
  }

  private static func sameKey(
    _ left: BoundExpression, _ right: BoundExpression
  ) -> (Slot, Slot, String)? {
    guard case .property(let leftBase, let key) = left.kind,
      case .property(let rightBase, key) = right.kind, leftBase.type == .node,
      rightBase.type == .node, case .slot(let leftSlot) = leftBase.kind,
      case .slot(let rightSlot) = rightBase.kind
    else { return nil }
    return (leftSlot, rightSlot, key)
  }
}
