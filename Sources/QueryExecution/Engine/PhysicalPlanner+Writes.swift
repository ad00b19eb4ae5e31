import PropertyGraph
import QueryPlanning
import SourceText

extension PhysicalPlanner {
  /// Compiles an operation that changes the graph.
  func makeWriting(
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
