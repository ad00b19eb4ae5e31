import PropertyGraph
import QueryPlanning
import QuerySyntax

/// Turns a logical plan into operators.
final class PhysicalPlanner {
  let context: ExecutionContext
  let logical: LogicalPlanner
  private var width: Int
  /// Profiles of the operators in order of the plan, top first.
  private(set) var profiles: [OperatorProfile] = []
  private var depth = 0
  /// What the first rows of the parts of a split order share.
  private var topBound: TopBound?

  init(_ context: ExecutionContext, logical: LogicalPlanner, width: Int) {
    self.context = context
    self.logical = logical
    self.width = width
    context.locals = [Value](repeating: .null, count: width)
    context.width = width
  }

  /// A column that no variable has.
  private func hiddenSlot() -> Slot {
    width += 1
    context.width = width
    context.locals.append(.null)
    return width - 1
  }

  func reserveLocal(_ slot: Slot) {
    while context.locals.count <= slot { context.locals.append(.null) }
  }

  func expressions(_ locals: Set<Slot>) -> ExpressionCompiler {
    ExpressionCompiler(context: context, planner: self, locals: locals)
  }

  /// Compiles a whole query.
  func compile(_ plan: LogicalPlan, needed: Set<Slot>) throws -> Subplan {
    let argument = ArgumentRows(context, [], live: [])
    let root = try compile(plan, needed, argument, locals: [])
    return Subplan(root: root, argument: argument)
  }

  /// Compiles a query inside an expression or `CALL { }`.
  func compileSubplan(
    _ query: BoundQuery, imports: [Slot], needed: Set<Slot>
  ) throws -> Subplan {
    let profilesBefore = profiles
    defer { profiles = profilesBefore }
    return try compile(logical.plan(query, imports: imports), needed: needed)
  }

  func subplan(_ plan: LogicalPlan, _ needed: Set<Slot>) throws -> Subplan {
    try compile(plan, needed: needed)
  }

  // MARK: - Operators

  func compile(
    _ plan: LogicalPlan, _ needed: Set<Slot>, _ argument: ArgumentRows, locals: Set<Slot>
  ) throws -> Operator {
    guard context.options.profiles else {
      return try make(plan, needed, argument)
    }
    let profile = OperatorProfile(depth: depth, plan: plan)
    profiles.append(profile)
    depth += 1
    let made = try make(plan, needed, argument)
    depth -= 1
    return ProfiledOperator(made, profile)
  }

  /// - Parameter tests: What the element that the operation finds must pass.
  private func make(
    _ plan: LogicalPlan, _ needed: Set<Slot>, _ argument: ArgumentRows, tests: [ColumnTest] = []
  ) throws -> Operator {
    let expressions = expressions([])
    func input(_ reads: Set<Slot> = [], without: Set<Slot> = []) throws -> Operator {
      try compile(
        plan.input, needed.subtracting(without).union(reads), argument, locals: [])
    }
    switch plan.operation {
    case .argument: return argument
    case .scan(let scan):
      let reads: Set<Slot>
      let source: ScanNodes.Source
      switch scan.access {
      case .all: (source, reads) = (.label(nil), [])
      case .label(let name): (source, reads) = (.label(name), [])
      case .property(let label, let key, let value):
        reads = value.freeSlots
        source = .property(label: label, key: key, value: try expressions.compile(value))
      }
      return ScanNodes(
        context, try input(reads, without: [scan.slot]), live: needed.subtracting([scan.slot]),
        slot: scan.slot, source: source, isSplit: scan.isSplit, tests: tests)
    case .expand(let expand):
      return ExpandEdges(
        context, try input(expand.reads, without: expand.binds),
        live: needed.subtracting(expand.binds), expand, needsEdges: needed.contains(expand.edge),
        tests: tests)
    case .scanEdges(let expand, let isSplit):
      let binds: Set<Slot> = [expand.edge, expand.from, expand.to]
      return ScanEdges(
        context, try input(without: binds), live: needed.subtracting(binds), expand,
        needs: (needed.contains(expand.from), needed.contains(expand.to)), isSplit: isSplit,
        tests: tests)
    case .intersect(let intersect):
      let binds: Set<Slot> = [intersect.first.edge, intersect.second.edge, intersect.first.to]
      return IntersectRows(
        context,
        try input(intersect.first.reads.union(intersect.second.reads), without: binds),
        live: needed.subtracting(binds), intersect,
        needsEdges: intersect.count == nil
          && (needed.contains(intersect.first.edge) || needed.contains(intersect.second.edge)))
    case .weigh, .countEnds, .countReach, .countMatches, .countEndPairs, .countTriangles,
      .countValues:
      return try makeCounting(plan, needed, argument)
    case .ends(let expand):
      return BindEnds(context, try input(expand.allSlots), live: needed, expand)
    case .checkList(let expand, let repetition):
      return CheckList(
        context, try input(expand.allSlots), live: needed, expand, repetition)
    case .expandVariable(let expand, let repetition, _) where expand.onlyDistinctEnds:
      return ReachNodes(
        context, try input(expand.reads, without: expand.binds),
        live: needed.subtracting(expand.binds), expand, repetition, tests: tests)
    case .expandVariable(let expand, let repetition, _):
      var inner = expressions
      inner.locals.insert(repetition.element)
      reserveLocal(repetition.element)
      let predicates = try repetition.predicates.map(inner.compilePredicate)
      let reads = repetition.predicates.reduce(into: expand.reads) { $0.formUnion($1.freeSlots) }
      return FollowPaths(
        context, try input(reads, without: expand.binds),
        live: needed.subtracting(expand.binds).union(reads), expand, repetition,
        predicates: predicates, buildsList: needed.contains(expand.edge))
    case .shortestPath(let expand, let repetition, let selector):
      var inner = expressions
      inner.locals.insert(repetition.element)
      reserveLocal(repetition.element)
      let predicates = try repetition.predicates.map(inner.compilePredicate)
      let reads = repetition.predicates.reduce(into: expand.reads) { $0.formUnion($1.freeSlots) }
      return ShortestPaths(
        context, try input(reads, without: expand.binds),
        live: needed.subtracting(expand.binds), expand, repetition, selector,
        predicates: predicates)
    case .expandGroup(let expand, let group, let inner):
      return try makeGroup(plan, expand, group, inner.value, needed, argument)
    case .selectPaths(let selection, let inner):
      let own = Set(selection.slots)
      let edges = selection.parts.reduce(into: Set<Slot>()) { slots, part in
        switch part {
        case .edge(let slot), .edges(let slot): slots.insert(slot)
        case .node, .group: break
        }
      }
      let plan2 = inner.value
      return SelectPaths(
        context, try input(plan2.allReads), live: needed, selection,
        produced: own.intersection(needed).sorted(),
        inner: try subplan(plan2, needed.intersection(own).union(edges).union(selection.ends)))
    case .filter(let predicates): return try makeFilter(plan, predicates, needed, argument)
    case .compute(let items):
      let reads = items.reduce(into: Set<Slot>()) { $0.formUnion($1.expression.freeSlots) }
      return ProjectColumns(
        context, try input(reads), live: needed, items: try items.map(project),
        keepsOthers: true)
    case .project(let items):
      let wanted = items.filter { needed.contains($0.slot) }
      let reads = items.reduce(into: Set<Slot>()) { $0.formUnion($1.expression.freeSlots) }
      return ProjectColumns(
        context, try compile(plan.input, reads, argument, locals: []), live: needed,
        items: try wanted.map(project), keepsOthers: false)
    case .aggregate(let aggregation):
      return try makeGrouping(plan, aggregation, needed, argument)
    case .distinct(let slots):
      return DistinctRows(
        context, try input(Set(slots)), live: needed.union(slots), slots: slots)
    case .sort(let keys): return try makeSort(plan, keys, nil, needed, argument)
    case .top(let keys, let count): return try makeSort(plan, keys, count, needed, argument)
    case .skip(let expression):
      return SkipRows(
        context, try input(), live: needed, count: try count(expression, "SKIP"))
    case .limit(let expression):
      return LimitRows(
        context, try input(), live: needed, count: try count(expression, "LIMIT"),
        isEager: plan.input.isWriting)
    case .unwind(let list, let slot):
      return UnwindList(
        context, try input(list.freeSlots, without: [slot]), live: needed.subtracting([slot]),
        slot: slot, list: try expressions.compile(list))
    case .optional(let nullable):
      let numbers = hiddenSlot()
      let outer = needed.subtracting(nullable)
      let inner = try subplan(plan.inputs[1], needed.union([numbers]))
      let reads = plan.inputs[1].allReads
      return OptionalRows(
        context, try compile(plan.inputs[0], outer.union(reads), argument, locals: []),
        live: needed, inner: inner, numbers: numbers, nullable: nullable.sorted())
    case .apply(let imports), .forEach(let imports):
      let produced = plan.inputs[1].produces
      let passesOn = if case .forEach = plan.operation { true } else { false }
      return ApplyRows(
        context,
        try compile(
          plan.inputs[0], needed.subtracting(produced).union(imports), argument, locals: []),
        live: needed, inner: try subplan(plan.inputs[1], needed.intersection(produced)),
        imports: imports, produced: produced.sorted(), passesOn: passesOn,
        isWriting: plan.inputs[1].isWriting)
    case .hashJoin(let key):
      let produced = plan.inputs[1].binds
      let inner = needed.union(key.right.freeSlots).intersection(produced)
      return HashJoinRows(
        context, try input(key.left.freeSlots, without: produced),
        live: needed.subtracting(produced), inner: try joinSide(plan.inputs[1], key, inner),
        produced: inner)
    case .gather: return try makeGather(plan, needed)
    case .union(let slots, let columnsOf):
      let inputs = try zip(plan.inputs, columnsOf).map {
        try compile($0, Set($1), argument, locals: [])
      }
      // Each branch starts from the same rows.
      return UnionRows(
        context, inputs.map { RestartingRows(context, $0, argument) }, live: needed,
        slots: slots, columnsOf: columnsOf)
    case .reimport(let slots):
      return ReimportColumns(
        context, try input(without: Set(slots)), slots: slots, argument: argument)
    case .create, .merge, .set, .remove, .delete:
      return try makeWriting(plan, needed, argument)
    case .call(let call):
      guard let procedure = context.procedures[call.name] else {
        throw InternalError.unknownProcedure(call.name)
      }
      let reads = call.arguments.reduce(into: Set<Slot>()) { $0.formUnion($1.freeSlots) }
      let yields = Set(call.yields.map(\.slot))
      return CallProcedure(
        context, try input(reads, without: yields), live: needed.subtracting(yields), call: call,
        procedure: procedure, arguments: try call.arguments.map(expressions.compile))
    }
  }

  /// Conditions on the element that the operation below finds are tested there, before it has a row.
  /// A profile shows the two apart.
  private func makeFilter(
    _ plan: LogicalPlan, _ predicates: [BoundExpression], _ needed: Set<Slot>,
    _ argument: ArgumentRows
  ) throws -> Operator {
    var tests: [ColumnTest] = []
    var rest: [Condition] = []
    var reads = needed
    let found = context.options.profiles ? nil : plan.input.found
    for predicate in predicates {
      let condition = try expressions([]).compileCondition(predicate)
      if case .column(let test) = condition, let found, test.slot == found.slot,
        test.isNode == found.isNode
      {
        tests.append(test)
      } else {
        rest.append(condition)
        reads.formUnion(predicate.freeSlots)
      }
    }
    let input =
      tests.isEmpty
      ? try compile(plan.input, reads, argument, locals: [])
      : try make(plan.input, reads, argument, tests: tests)
    return rest.isEmpty ? input : FilterRows(context, input, live: needed, conditions: rest)
  }

  private func project(_ item: BoundItem) throws -> ProjectColumns.Item {
    var source: Slot?
    if case .slot(let slot) = item.expression.kind { source = slot }
    return ProjectColumns.Item(
      slot: item.slot, type: item.expression.type, source: source,
      value: try expressions([]).compile(item.expression))
  }

  private func count(_ expression: BoundExpression, _ clause: String) throws -> Count {
    let context = context
    return Count(
      evaluate: try expressions([]).compile(expression), clause: clause,
      location: { ExecutionError($0, at: expression.range) }, width: { context.width })
  }

  private func makeSort(
    _ plan: LogicalPlan, _ keys: [BoundSortKey], _ limit: BoundExpression?,
    _ needed: Set<Slot>, _ argument: ArgumentRows
  ) throws -> Operator {
    // Only the operator at the top works on all rows of the part.
    let bound = topBound
    topBound = nil
    let reads = keys.reduce(into: Set<Slot>()) { $0.formUnion($1.expression.freeSlots) }
    let compiled = try keys.map {
      SortKey.make($0, context, try expressions([]).compile($0.expression))
    }
    return SortRows(
      context, try compile(plan.input, needed.union(reads), argument, locals: []),
      live: needed.union(reads), keys: compiled, limit: try limit.map { try count($0, "LIMIT") },
      bound: bound)
  }

  private func makeGrouping(
    _ plan: LogicalPlan, _ aggregation: BoundAggregation, _ needed: Set<Slot>,
    _ argument: ArgumentRows
  ) throws -> Operator {
    if !context.options.profiles, context.frozen != nil, let (weigh, scan) = plan.totalledBranches {
      return TotalBranches(
        context, live: needed, label: scan.label,
        branches: try weigh.branches.map { try counter($0, ofMost: true) },
        slots: aggregation.aggregates.map(\.slot))
    }
    let expressions = expressions([])
    var reads: Set<Slot> = []
    let keys = try aggregation.keys.map { key in
      reads.formUnion(key.expression.freeSlots)
      return (
        slot: key.slot,
        coder: KeyCoder.make(key.expression, context, try expressions.compile(key.expression))
      )
    }
    var isContiguous = keys.isEmpty
    if aggregation.keys.count == 1, case .slot(let slot) = aggregation.keys[0].expression.kind {
      isContiguous = plan.input.isContiguous(by: slot)
    }
    var summaries: [BoundExpression: IntegerSummary] = [:]
    let aggregates = try aggregation.aggregates.map { item in
      for argument in item.aggregate.arguments { reads.formUnion(argument.freeSlots) }
      return (
        slot: item.slot, aggregate: try make(item.aggregate, isContiguous: isContiguous, &summaries)
      )
    }
    if let weight = aggregation.weight { reads.insert(weight) }
    return GroupRows(
      context, try compile(plan.input, reads, argument, locals: []), live: needed, keys: keys,
      aggregates: aggregates, weight: aggregation.weight)
  }

  /// The narrowest form of an aggregate.
  ///
  /// - Parameter summaries: Of the aggregates before, by what they are of.
  private func make(
    _ aggregate: BoundAggregate, isContiguous: Bool,
    _ summaries: inout [BoundExpression: IntegerSummary]
  ) throws -> GroupAggregate {
    guard let function = context.functions[aggregate: aggregate.function] else {
      throw InternalError.unknownFunction(aggregate.function)
    }
    let arguments = try aggregate.arguments.map(expressions([]).compile)
    let location: (ExecutionFailure) -> ExecutionError = {
      ExecutionError($0, at: aggregate.range)
    }
    guard let first = aggregate.arguments.first else { return RowCount() }
    if aggregate.function == "count", aggregate.isDistinct {
      return DistinctCount(
        KeyCoder.make(first, context, arguments[0]), isContiguous: isContiguous, context)
    }
    if !aggregate.isDistinct, let kind = IntegerAggregate.Kind(rawValue: aggregate.function),
      let summary = summaries[first] ?? IntegerSummary(first, isCount: kind == .count, context)
    {
      if summary.hasIntegers { summaries[first] = summary }
      return IntegerAggregate(kind, summary, location: location)
    }
    return ValueAggregate(
      arguments, isDistinct: aggregate.isDistinct, context, make: function.makeAccumulator,
      location: location)
  }

  /// Compiles the input once for each worker.
  private func makeGather(_ plan: LogicalPlan, _ needed: Set<Slot>) throws -> Operator {
    var bound: TopBound?
    if case .top = plan.input.operation { bound = TopBound() }
    let workers = try (0..<context.options.threads).map { _ in
      let own = ExecutionContext(workerOf: context)
      let planner = PhysicalPlanner(own, logical: logical, width: width)
      planner.depth = depth
      planner.topBound = bound
      let subplan = try planner.compile(plan.input, needed: needed)
      return GatherRows.Worker(own, subplan, planner.profiles)
    }
    if let first = workers.first { profiles += first.profiles }
    return GatherRows(context, live: needed, workers: workers)
  }

  private func makeGroup(
    _ plan: LogicalPlan, _ expand: Expand, _ group: BoundGroup, _ inner: LogicalPlan,
    _ needed: Set<Slot>, _ argument: ArgumentRows
  ) throws -> Operator {
    let outers = Set(group.exports.map(\.outer))
    let wanted = Set(group.exports.map(\.inner)).union(group.edges).union([group.last])
    let reads = expand.reads.union(inner.allReads).subtracting([group.first])
    return RepeatGroup(
      context,
      try compile(
        plan.input, needed.subtracting(outers).subtracting(expand.binds).union(reads), argument,
        locals: []),
      live: needed.subtracting(outers).subtracting(expand.binds), reads: reads.sorted(), expand,
      group, inner: try subplan(inner, wanted))
  }
}
