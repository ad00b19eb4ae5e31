import PropertyGraph
import QueryPlanning
import QuerySyntax

/// Operators that count matches, and joins.
extension PhysicalPlanner {
  func makeCounting(
    _ plan: LogicalPlan, _ needed: Set<Slot>, _ argument: ArgumentRows
  ) throws -> Operator {
    func input(_ reads: Set<Slot>, without: Set<Slot>) throws -> Operator {
      try compile(
        plan.input, needed.subtracting(without).union(reads), argument, locals: [])
    }
    switch plan.operation {
    case .weigh(let weigh):
      let asksMost = plan.input.rows * 8 > Double(context.graph.nodeCount)
      return WeighRows(
        context, try input(Set(weigh.branches.map(\.from)), without: [weigh.slot]),
        live: needed.subtracting([weigh.slot]), slot: weigh.slot,
        branches: try weigh.branches.map { try counter($0, ofMost: asksMost) },
        keepsUnmatched: weigh.keepsUnmatched, expectedRows: plan.input.rows)
    case .countEnds(let ends):
      let start = ends.steps[0].from
      return CountDistinctEndsRows(
        context, try input([start], without: [ends.slot]), live: needed.subtracting([ends.slot]),
        ends, conditions: try ends.predicates.map(conditions))
    case .countReach(let reach):
      return CountReachRows(
        context, try input([reach.expand.from], without: [reach.slot]),
        live: needed.subtracting([reach.slot]), reach,
        conditions: try conditions(reach.predicates))
    case .countMatches(let matches):
      let key = matches.key
      var outer = key.left.freeSlots
      var inner = key.right.freeSlots
      if let order = matches.order {
        outer.insert(order.node)
        inner.insert(order.partner)
      }
      return CountMatchesRows(
        context, try input(outer, without: [matches.slot]),
        live: needed.subtracting([matches.slot]), inner: try joinSide(plan.inputs[1], key, inner),
        read: inner, slot: matches.slot, order: matches.order)
    case .countEndPairs(let pairs): return try makeEndPairs(pairs, needed)
    case .countValues(let values): return CountValuesRows(context, values, of: plan.input.operation)
    case .countTriangles(let triangles):
      return CountTrianglesRow(context, live: needed, triangles)
    default: return argument
    }
  }

  private func conditions(_ predicates: [BoundExpression]) throws -> [Condition] {
    try predicates.map(expressions([]).compileCondition)
  }

  private func makeEndPairs(_ pairs: CountEndPairs, _ needed: Set<Slot>) throws -> Operator {
    let keys = try pairs.keys.map { key in
      CountEndPairsRows.Key(
        slot: key.slot, node: key.expression.freeSlots.first ?? pairs.middle,
        coder: KeyCoder.make(key.expression, context, try expressions([]).compile(key.expression)))
    }
    var conditions: [Slot: [Condition]] = [:]
    for predicate in pairs.predicates {
      guard let node = predicate.freeSlots.first else { continue }
      conditions[node, default: []].append(try expressions([]).compileCondition(predicate))
    }
    return CountEndPairsRows(context, live: needed, pairs, keys: keys, conditions: conditions)
  }

  // MARK: - Branches

  /// Counts the rows of a subquery that is a branch on one node of the row around it.
  func counter(of subquery: BoundSubquery) throws -> BranchCounter? {
    guard let branch = logical.branch(of: subquery) else { return nil }
    return try counter(branch, ofMost: false)
  }

  /// - Parameter ofMost: Whether most nodes are asked about, so that it pays to find out whether
  ///   there are loops.
  func counter(_ branch: WeighBranch, ofMost: Bool) throws -> BranchCounter {
    if ofMost, branch.direction == .either, branch.types.count == 1,
      let type = context.graph.type(resolving: branch.types[0])
    {
      _ = context.frozen?.isSimple(type)
    }
    return BranchCounter(
      branch, context,
      edgeConditions: try branch.edgePredicates.map(expressions([]).compileCondition),
      nodeConditions: try branch.nodePredicates.map(expressions([]).compileCondition),
      children: try branch.children.map { try counter($0, ofMost: ofMost) })
  }

  // MARK: - Joins

  /// - Parameter read: The columns that are read of it.
  func joinSide(_ plan: LogicalPlan, _ key: JoinKey, _ read: Set<Slot>) throws -> JoinSide {
    JoinSide(
      plan: try subplan(plan, read),
      outerKey: KeyCoder.make(key.left, context, try expressions([]).compile(key.left)),
      innerKey: KeyCoder.make(key.right, context, try expressions([]).compile(key.right)),
      sharesCodes: sharesCodes(key))
  }

  /// Whether both sides of a join are read from the same column, in a form whose codes are the
  /// column's own.
  private func sharesCodes(_ key: JoinKey) -> Bool {
    guard let frozen = context.frozen,
      let left = ColumnTest.column(key.left, context, frozen, []),
      let right = ColumnTest.column(key.right, context, frozen, []), left.column === right.column
    else { return false }
    switch left.column.values {
    case .words, .strings: return true
    case .integers(let integers): return integers.storedOnes != nil && !left.column.isAscending
    default: return false
    }
  }
}
