import PropertyGraph
import QuerySyntax
import SourceText

/// Turns a bound query into a plan.
package struct LogicalPlanner {
  let statistics: Statistics
  let schema: GraphSchema
  /// Whether to choose orders by cost; otherwise patterns are matched as they are written and
  /// filtered at the end. Both give the same rows.
  let optimizes: Bool
  private let leastSplitRows: Double

  /// - Parameters:
  ///   - isReadOnly: Whether the query leaves the graph as it is; then the plan may rest on what
  ///     holds for all of the graph, and serves only for this state of it.
  ///   - leastSplitRows: From how many scanned rows on several workers share a scan.
  package init(
    graph: Graph, isReadOnly: Bool = false, optimizes: Bool = true,
    leastSplitRows: Double = 8_192
  ) {
    self.leastSplitRows = leastSplitRows
    statistics = Statistics(graph: graph)
    schema = GraphSchema(graph: graph, isReadOnly: isReadOnly)
    self.optimizes = optimizes
  }

  /// A plan for a whole query.
  package func plan(_ query: BoundQuery) -> LogicalPlan {
    let plan = plan(query, imports: [])
    guard optimizes, schema.isProving else { return plan }
    return SplitScans(schema: schema, leastRows: leastSplitRows).rewrite(plan)
  }

  /// A plan for a query that reads columns of a row around it.
  package func plan(_ query: BoundQuery, imports: [Slot]) -> LogicalPlan {
    let parts = query.parts.map { plan($0, imports: imports) }
    var result: LogicalPlan
    if parts.count == 1 {
      result = parts[0]
    } else {
      let slots = query.columns.map(\.slot)
      let union = LogicalPlan(
        .union(slots, inputs: query.parts.map { $0.columns.map(\.slot) }), parts,
        rows: parts.reduce(0) { $0 + $1.rows })
      result =
        query.keepsDuplicates
        ? union : LogicalPlan(.distinct(slots), [union], rows: union.rows)
    }
    return optimizes ? rewrite(result) : result
  }

  /// Runs the rewrites, each on what the one before gives.
  private func rewrite(_ plan: LogicalPlan) -> LogicalPlan {
    var result = DropSoughtConditions.rewrite(plan)
    result = TopRows.rewrite(result)
    result = CountWithoutRows(schema: schema).rewrite(result)
    result = DistinctEnds.rewrite(result)
    result = DistinctGroups(schema: schema).rewrite(result)
    result = UniqueGroups(schema: schema).rewrite(result)
    result = CountDistinctEnds(schema: schema).rewrite(result)
    result = ComputeLate.rewrite(result)
    result = BoundNeighbours(schema: schema).rewrite(result)
    result = ScanRelationships(schema: schema).rewrite(result)
    result = CountReachableNodes(schema: schema).rewrite(result)
    result = CountJoinMatches(schema: schema).rewrite(result)
    result = GroupByEnds(schema: schema).rewrite(result)
    result = IntersectNeighbours.rewrite(result)
    result = CountTriangles(schema: schema).rewrite(result)
    result = CountByValues(schema: schema).rewrite(result)
    return result
  }

  private func plan(_ query: BoundSingleQuery, imports: [Slot]) -> LogicalPlan {
    var builder = PlanBuilder(
      plan: LogicalPlan(.argument(Set(imports)), rows: 1), bound: Set(imports), imports: imports)
    for clause in query.clauses { add(clause, to: &builder) }
    return builder.plan
  }

  private func add(_ clause: BoundClause, to builder: inout PlanBuilder) {
    switch clause {
    case .match(let match): add(match, to: &builder)
    case .unwind(let list, let slot):
      builder.add(.unwind(list, slot), rows: builder.plan.rows * 10, binds: [slot])
    case .project(let projection): add(projection, to: &builder)
    case .create(let create):
      builder.add(
        .create(create), binds: create.nodes.map(\.slot) + create.edges.map(\.slot))
      addPaths(create.paths, to: &builder)
    case .merge(let merge):
      let inner = PatternPlanner(planner: self, pattern: merge.pattern)
        .plan(merge.predicates, imports: builder.bound)
      builder.plan = LogicalPlan(
        .merge(merge), [builder.plan, inner], rows: builder.plan.rows)
      builder.bound.formUnion(merge.create.nodes.map(\.slot))
      builder.bound.formUnion(merge.create.edges.map(\.slot))
      addPaths(merge.create.paths, to: &builder)
    case .set(let items): builder.add(.set(items))
    case .remove(let items): builder.add(.remove(items))
    case .delete(let expressions, let detaches):
      builder.add(.delete(expressions, detaches: detaches))
    case .call(let call):
      builder.add(.call(call), rows: builder.plan.rows * 10, binds: call.yields.map(\.slot))
      if let predicate = call.predicate { builder.add(.filter(predicate.conjuncts)) }
    case .subquery(let query, let imports):
      let inner = plan(query, imports: imports)
      let returns = !query.columns.isEmpty
      builder.plan = LogicalPlan(
        returns ? .apply(imports: imports) : .forEach(imports: imports), [builder.plan, inner],
        rows: builder.plan.rows * (returns ? inner.rows : 1))
      builder.bound.formUnion(query.columns.map(\.slot))
    }
  }

  private func add(_ match: BoundMatch, to builder: inout PlanBuilder) {
    let planner = PatternPlanner(planner: self, pattern: match.pattern)
    if match.isOptional {
      let inner = planner.plan(match.predicates, imports: builder.bound)
      let new = Set(match.pattern.nodes + match.pattern.links.map(\.edge))
        .union(match.pattern.paths.map(\.slot))
        .union(match.pattern.groupExports).union(match.pattern.selectedSlots)
        .subtracting(builder.bound)
      builder.plan = LogicalPlan(
        .optional(new), [builder.plan, inner], rows: max(builder.plan.rows, inner.rows))
      builder.bound.formUnion(new)
    } else {
      planner.extend(&builder, match.predicates)
    }
  }

  func addPaths(_ paths: [BoundPath], to builder: inout PlanBuilder) {
    guard !paths.isEmpty else { return }
    builder.add(.compute(paths.map(\.item)), binds: paths.map(\.slot))
  }

  private func add(_ projection: BoundProjection, to builder: inout PlanBuilder) {
    if let aggregation = projection.aggregation {
      builder.add(
        .aggregate(aggregation),
        rows: aggregation.keys.isEmpty ? 1 : builder.plan.rows.squareRoot())
      builder.bound = Set(aggregation.keys.map(\.slot) + aggregation.aggregates.map(\.slot))
      builder.reimport()
    }
    let narrow = { (builder: inout PlanBuilder) in
      builder.add(.project(projection.items))
      builder.bound = Set(projection.items.map(\.slot))
      builder.reimport()
    }
    let isLast = projection.aggregation == nil && !projection.isDistinct
    if isLast {
      let needsOld =
        !projection.orderBy.isEmpty || projection.predicate != nil || projection.skip != nil
        || projection.limit != nil
      if !needsOld {
        narrow(&builder)
        return
      }
      let computed = projection.items.filter { $0.expression.kind != .slot($0.slot) }
      if projection.orderBy.isEmpty, projection.predicate == nil {
        addSkipAndLimit(projection, to: &builder)
        narrow(&builder)
        return
      }
      if !computed.isEmpty { builder.add(.compute(computed), binds: computed.map(\.slot)) }
      addOrder(projection, to: &builder)
      builder.add(
        .project(
          projection.items.map {
            BoundItem(
              slot: $0.slot, expression: .slot($0.slot, $0.expression.type, $0.expression.range))
          }))
      builder.bound = Set(projection.items.map(\.slot))
      builder.reimport()
    } else {
      narrow(&builder)
      if projection.isDistinct {
        builder.add(.distinct(projection.items.map(\.slot)))
      }
      addOrder(projection, to: &builder)
    }
  }

  private func addOrder(_ projection: BoundProjection, to builder: inout PlanBuilder) {
    if !projection.orderBy.isEmpty { builder.add(.sort(projection.orderBy)) }
    addSkipAndLimit(projection, to: &builder)
    if let predicate = projection.predicate { builder.add(.filter(predicate.conjuncts)) }
  }

  private func addSkipAndLimit(_ projection: BoundProjection, to builder: inout PlanBuilder) {
    if let skip = projection.skip { builder.add(.skip(skip)) }
    if let limit = projection.limit { builder.add(.limit(limit)) }
  }
}

/// A plan that grows clause by clause.
struct PlanBuilder {
  var plan: LogicalPlan
  /// The slots that have a column.
  var bound: Set<Slot>
  /// The columns of the row around a subquery.
  let imports: [Slot]

  mutating func add(
    _ operation: LogicalPlan.Operation, rows: Double? = nil, binds: [Slot] = []
  ) {
    plan = LogicalPlan(operation, [plan], rows: rows ?? plan.rows)
    bound.formUnion(binds)
  }

  /// Brings back the columns of the row around a subquery after a projection has dropped them.
  mutating func reimport() {
    let missing = imports.filter { !bound.contains($0) }
    guard !missing.isEmpty else { return }
    add(.reimport(missing), binds: missing)
  }
}

extension BoundPath {
  /// The path as a column to compute.
  var item: BoundItem {
    BoundItem(
      slot: slot,
      expression: BoundExpression(.path(parts), type: .path, range: .init(0, 0)))
  }
}

extension BoundPattern {
  /// The slots of path patterns with a selector of their own.
  var selectedSlots: [Slot] {
    links.flatMap { link -> [Slot] in
      if case .selected(let selection) = link.form { selection.slots } else { [] }
    }
  }

  var groupExports: [Slot] {
    links.flatMap { link -> [Slot] in
      guard case .group(let group) = link.form else { return [] }
      return group.exports.map(\.outer)
    }
  }
}
