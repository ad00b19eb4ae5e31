import PropertyGraph
import QueryPlanning
import QuerySyntax
import SourceText

/// Turns a logical plan into operators.
final class PhysicalPlanner {
  let context: ExecutionContext
  private let logical: LogicalPlanner
  private var width: Int
  /// Profiles of the operators in order of the plan, top first.
  private(set) var profiles: [OperatorProfile] = []
  private var depth = 0

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

  private func expressions(_ locals: Set<Slot>) -> ExpressionCompiler {
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

  private func subplan(_ plan: LogicalPlan, _ needed: Set<Slot>) throws -> Subplan {
    try compile(plan, needed: needed)
  }

  // MARK: - Operators

  private func compile(
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

  private func make(
    _ plan: LogicalPlan, _ needed: Set<Slot>, _ argument: ArgumentRows
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
      case .all: (source, reads) = (.all, [])
      case .label(let name): (source, reads) = (.label(name), [])
      case .property(let label, let key, let value):
        reads = value.freeSlots
        source = .property(label: label, key: key, value: try expressions.compile(value))
      }
      return ScanNodes(
        context, try input(reads, without: [scan.slot]), live: needed.subtracting([scan.slot]),
        slot: scan.slot, source: source)
    case .expand(let expand):
      return ExpandEdges(
        context, try input(expand.reads, without: expand.binds),
        live: needed.subtracting(expand.binds), expand, needsEdges: needed.contains(expand.edge))
    case .scanEdges(let expand):
      let binds: Set<Slot> = [expand.edge, expand.from, expand.to]
      return ScanEdges(
        context, try input(without: binds), live: needed.subtracting(binds), expand,
        needs: (needed.contains(expand.from), needed.contains(expand.to)))
    case .intersect(let intersect):
      let binds: Set<Slot> = [intersect.first.edge, intersect.second.edge, intersect.first.to]
      var reads: Set<Slot> = [intersect.first.from, intersect.second.from]
      if let after = intersect.after { reads.insert(after) }
      return IntersectRows(
        context, try input(reads, without: binds), live: needed.subtracting(binds), intersect,
        needsEdges: needed.contains(intersect.first.edge)
          || needed.contains(intersect.second.edge))
    case .weigh(let weigh):
      return WeighRows(
        context, try input(Set(weigh.branches.map(\.from)), without: [weigh.slot]),
        live: needed.subtracting([weigh.slot]), slot: weigh.slot,
        branches: try weigh.branches.map(counter), keepsUnmatched: weigh.keepsUnmatched)
    case .ends(let expand):
      return BindEnds(context, try input(expand.allSlots), live: needed, expand)
    case .checkList(let expand, let repetition):
      return CheckList(
        context, try input(expand.allSlots), live: needed, expand, repetition)
    case .expandVariable(let expand, let repetition, _) where expand.onlyDistinctEnds:
      return ReachNodes(
        context, try input(expand.reads, without: expand.binds),
        live: needed.subtracting(expand.binds), expand, repetition)
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
    case .filter(let predicates):
      let reads = predicates.reduce(into: Set<Slot>()) { $0.formUnion($1.freeSlots) }
      return FilterRows(
        context, try input(reads), live: needed,
        conditions: try predicates.map(expressions.compileCondition))
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
    case .hashJoin(let keys):
      _ = keys
      throw InternalError.aggregateInExpression
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
    let reads = keys.reduce(into: Set<Slot>()) { $0.formUnion($1.expression.freeSlots) }
    let compiled = try keys.map {
      SortRows.Key(
        value: try expressions([]).compile($0.expression), isDescending: $0.isDescending)
    }
    return SortRows(
      context, try compile(plan.input, needed.union(reads), argument, locals: []),
      live: needed.union(reads), keys: compiled, limit: try limit.map { try count($0, "LIMIT") })
  }

  private func makeGrouping(
    _ plan: LogicalPlan, _ aggregation: BoundAggregation, _ needed: Set<Slot>,
    _ argument: ArgumentRows
  ) throws -> Operator {
    let expressions = expressions([])
    var reads: Set<Slot> = []
    let keys = try aggregation.keys.map { key in
      reads.formUnion(key.expression.freeSlots)
      return GroupRows.Key(
        slot: key.slot, type: key.expression.type,
        value: try expressions.compile(key.expression))
    }
    let aggregates = try aggregation.aggregates.map { item in
      let aggregate = item.aggregate
      for argument in aggregate.arguments { reads.formUnion(argument.freeSlots) }
      guard let function = context.functions[aggregate: aggregate.function] else {
        throw InternalError.unknownFunction(aggregate.function)
      }
      return GroupRows.Aggregate(
        slot: item.slot, arguments: try aggregate.arguments.map(expressions.compile),
        isDistinct: aggregate.isDistinct, distinctNode: aggregate.distinctCountedNode,
        isCount: aggregate.function == "count", make: function.makeAccumulator,
        location: { ExecutionError($0, at: aggregate.range) })
    }
    if let weight = aggregation.weight { reads.insert(weight) }
    var isContiguous = false
    if aggregation.keys.count == 1, case .slot(let slot) = aggregation.keys[0].expression.kind {
      isContiguous = plan.input.isContiguous(by: slot)
    }
    return GroupRows(
      context, try compile(plan.input, reads, argument, locals: []), live: needed, keys: keys,
      aggregates: aggregates, grouping: grouping(aggregation.keys), weight: aggregation.weight,
      isContiguous: isContiguous)
  }

  /// The cheapest way to tell groups apart.
  private func grouping(_ keys: [BoundItem]) -> Grouping {
    guard keys.count == 1, let frozen = context.frozen else { return ValueGrouping() }
    let key = keys[0].expression
    if case .slot(let slot) = key.kind, key.type == .node {
      return NodeGrouping(slot: slot, property: nil)
    }
    guard let (slot, isNode, column) = ColumnTest.column(key, context, frozen, []) else {
      return ValueGrouping()
    }
    if isNode, column.isAscending, column.count == context.graph.nodeCount {
      return NodeGrouping(slot: slot, property: column)
    }
    return CodeGrouping(slot: slot, isNode: isNode, property: column) ?? ValueGrouping()
  }

  private func counter(_ branch: WeighBranch) throws -> BranchCounter {
    BranchCounter(
      branch, context,
      edgeConditions: try branch.edgePredicates.map(expressions([]).compileCondition),
      nodeConditions: try branch.nodePredicates.map(expressions([]).compileCondition),
      children: try branch.children.map(counter))
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

  // MARK: - Writes

  private func makeWriting(
    _ plan: LogicalPlan, _ needed: Set<Slot>, _ argument: ArgumentRows
  ) throws -> Operator {
    let expressions = expressions([])
    switch plan.operation {
    case .create(let create):
      let maker = try maker(create, refusesNull: false)
      let made = Set(maker.slots)
      let reads = create.reads.subtracting(made)
      return CreateElements(
        context,
        try compile(plan.input, needed.subtracting(made).union(reads), argument, locals: []),
        live: needed, reads: reads, maker: maker)
    case .merge(let merge):
      let maker = try maker(merge.create, refusesNull: true)
      let made = Set(maker.slots)
      let events = merge.onCreate + merge.onMatch
      let eventReads = events.reduce(into: Set<Slot>()) { $0.formUnion($1.reads) }
      let reads = merge.create.reads.union(plan.inputs[1].allReads).union(eventReads)
        .subtracting(made)
      let inner = try subplan(plan.inputs[1], needed.union(made).union(eventReads))
      return MergeElements(
        context,
        try compile(
          plan.inputs[0], needed.subtracting(made).union(reads), argument, locals: []),
        live: needed, reads: reads, inner: inner, maker: maker,
        onCreate: try writer(merge.onCreate), onMatch: try writer(merge.onMatch),
        checksNull: try nullCheck(merge))
    case .set(let items):
      let reads = items.reduce(into: Set<Slot>()) { $0.formUnion($1.reads) }
      return SetProperties(
        context, try compile(plan.input, needed.union(reads), argument, locals: []),
        live: needed, reads: reads, writer: try writer(items))
    case .remove(let items):
      let reads = items.reduce(into: Set<Slot>()) { $0.formUnion($1.target.freeSlots) }
      let compiled = try items.map { item in
        let change: PropertyWriter.Change =
          switch item.change {
          case .property(let key): .removeProperty(key)
          case .labels(let names): .removeLabels(names)
          }
        return PropertyWriter.Item(
          target: try expressions.compile(item.target), change: change, range: item.range)
      }
      return SetProperties(
        context, try compile(plan.input, needed.union(reads), argument, locals: []),
        live: needed, reads: reads, writer: PropertyWriter(context: context, items: compiled))
    case .delete(let targets, let detaches):
      let reads = targets.reduce(into: Set<Slot>()) { $0.formUnion($1.freeSlots) }
      return DeleteElements(
        context, try compile(plan.input, needed.union(reads), argument, locals: []),
        live: needed, reads: reads,
        targets: try targets.map { (try expressions.compile($0), $0.range) }, detaches: detaches)
    default: return argument
    }
  }

  private func maker(_ create: BoundCreate, refusesNull: Bool) throws -> ElementMaker {
    let expressions = expressions([])
    return ElementMaker(
      context: context,
      nodes: try create.nodes.map {
        .init(
          slot: $0.slot, labels: $0.labels,
          properties: try $0.properties.map(expressions.compile), range: $0.properties?.range)
      },
      edges: try create.edges.map {
        .init(
          slot: $0.slot, type: $0.type, from: $0.from, to: $0.to,
          properties: try $0.properties.map(expressions.compile), range: $0.range)
      }, refusesNull: refusesNull)
  }

  private func nullCheck(_ merge: BoundMerge) throws -> (Batch, Int) throws -> Void {
    let expressions = expressions([])
    let own = Set(merge.create.nodes.map(\.slot) + merge.create.edges.map(\.slot))
    var checks: [(String, Evaluator, SourceRange)] = []
    for properties in merge.create.nodes.map(\.properties) + merge.create.edges.map(\.properties) {
      guard case .map(let entries)? = properties?.kind else { continue }
      for entry in entries where entry.value.freeSlots.isDisjoint(with: own) {
        checks.append((entry.key, try expressions.compile(entry.value), entry.value.range))
      }
    }
    return { batch, row in
      for (key, value, range) in checks where try value(batch, row).isNull {
        throw ExecutionError(
          .mergeReadOwnWrites("MERGE cannot look for null: '\(key)' is null"), at: range)
      }
    }
  }

  private func writer(_ items: [BoundSetItem]) throws -> PropertyWriter {
    let expressions = expressions([])
    return PropertyWriter(
      context: context,
      items: try items.map { item in
        let change: PropertyWriter.Change =
          switch item.change {
          case .property(let key, let value): .property(key, try expressions.compile(value))
          case .replaceProperties(let value):
            .replaceProperties(try expressions.compile(value))
          case .addProperties(let value): .addProperties(try expressions.compile(value))
          case .labels(let names): .addLabels(names)
          }
        return .init(
          target: try expressions.compile(item.target), change: change, range: item.range)
      })
  }
}

/// Gives an operator the rows from outside anew when it first runs: `UNION` shares one argument
/// between its branches.
final class RestartingRows: Operator {
  private let argument: ArgumentRows
  private var isStarted = false

  init(_ context: ExecutionContext, _ input: Operator, _ argument: ArgumentRows) {
    self.argument = argument
    super.init(context, [input], live: [])
  }

  override func reset() {
    super.reset()
    isStarted = false
  }

  override func next() throws -> Batch? {
    if !isStarted {
      argument.reset()
      isStarted = true
    }
    return try input.next()
  }
}
