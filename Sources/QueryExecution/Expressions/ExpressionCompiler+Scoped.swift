import PropertyGraph
import QueryPlanning
import QuerySyntax
import SourceText

/// Expressions that bring variables of their own.
extension ExpressionCompiler {
  private func with(_ slots: Slot...) -> ExpressionCompiler {
    var inner = self
    inner.locals.formUnion(slots)
    for slot in slots { planner.reserveLocal(slot) }
    return inner
  }

  func compileListComprehension(
    _ slot: Slot, _ list: BoundExpression, _ predicate: BoundExpression?,
    _ result: BoundExpression?
  ) throws -> Evaluator {
    let elements = try compile(list)
    let inner = with(slot)
    let test = try predicate.map(inner.compilePredicate)
    let value = try result.map(inner.compile)
    let context = context
    return { batch, row in
      guard let list = try Self.elements(of: elements(batch, row), list.range) else {
        return .null
      }
      var output: [Value] = []
      for element in list {
        context.locals[slot] = element
        if let test, try !test(batch, row) { continue }
        output.append(try value?(batch, row) ?? element)
      }
      return .list(output)
    }
  }

  func compileQuantifier(
    _ kind: QuantifierExpression.Kind, _ slot: Slot, _ list: BoundExpression,
    _ predicate: BoundExpression
  ) throws -> Evaluator {
    let elements = try compile(list)
    let test = try with(slot).compile(predicate)
    let context = context
    return { batch, row in
      guard let list = try Self.elements(of: elements(batch, row), list.range) else {
        return .null
      }
      var holding = 0
      var nulls = 0
      for element in list {
        context.locals[slot] = element
        switch try test(batch, row) {
        case .boolean(true): holding += 1
        case .boolean(false): if kind == .all { return .boolean(false) }
        case .null: nulls += 1
        case let other:
          throw ExecutionError(
            .invalidArgumentType("WHERE needs a boolean, not \(other.kindName)"),
            at: predicate.range)
        }
        if holding > 0 {
          if kind == .any { return .boolean(true) }
          if kind == .none { return .boolean(false) }
          if kind == .single, holding > 1 { return .boolean(false) }
        }
      }
      if nulls > 0 { return .null }
      switch kind {
      case .all, .none: return .boolean(true)
      case .any: return .boolean(false)
      case .single: return .boolean(holding == 1)
      }
    }
  }

  func compileReduce(
    _ accumulator: Slot, _ initial: BoundExpression, _ slot: Slot, _ list: BoundExpression,
    _ step: BoundExpression
  ) throws -> Evaluator {
    let start = try compile(initial)
    let elements = try compile(list)
    let body = try with(accumulator, slot).compile(step)
    let context = context
    return { batch, row in
      guard let list = try Self.elements(of: elements(batch, row), list.range) else {
        return .null
      }
      var value = try start(batch, row)
      for element in list {
        context.locals[accumulator] = value
        context.locals[slot] = element
        value = try body(batch, row)
      }
      return value
    }
  }

  private static func elements(of value: Value, _ range: SourceRange) throws -> [Value]? {
    switch value {
    case .null: return nil
    case .list(let elements): return elements
    default:
      throw ExecutionError(
        .invalidArgumentType("a list is needed, not \(value.kindName)"), at: range)
    }
  }

  // MARK: - Subqueries

  func compileSubquery(_ subquery: BoundSubquery) throws -> Evaluator {
    if let counter = try planner.counter(of: subquery), !locals.contains(counter.from) {
      let counts = subquery.kind == .count
      return { batch, row in
        let node = batch.columns[counter.from].node(at: row)
        let count = node == Column.null ? 0 : try counter.count(node)
        return counts ? .integer(count) : .boolean(count > 0)
      }
    }
    let subplan = try planner.compileSubplan(
      subquery.query, imports: subquery.imports,
      needed: Set(subquery.query.columns.prefix(1).map(\.slot)))
    let context = context
    let outer = locals
    let imports = subquery.imports
    let column = subquery.query.columns.first?.slot
    func start(_ batch: Batch, _ row: Int) {
      var columns = [Column](repeating: .absent, count: context.width)
      for slot in imports {
        columns[slot] = .constant(
          outer.contains(slot) ? context.locals[slot] : batch.columns[slot].value(at: row))
      }
      subplan.start(Batch(count: 1, columns: columns))
    }
    switch subquery.kind {
    case .exists:
      return { batch, row in
        start(batch, row)
        return .boolean(try subplan.root.next() != nil)
      }
    case .count:
      return { batch, row in
        start(batch, row)
        var count = 0
        while let found = try subplan.root.next() { count += found.count }
        return .integer(Int64(count))
      }
    case .collect:
      return { batch, row in
        start(batch, row)
        var values: [Value] = []
        while let found = try subplan.root.next() {
          guard let column else { continue }
          for row in 0..<found.count { values.append(found.value(column, row)) }
        }
        return .list(values)
      }
    case .first:
      return { batch, row in
        start(batch, row)
        guard let column, let found = try subplan.root.next() else { return .null }
        return found.value(column, 0)
      }
    }
  }

  // MARK: - Paths

  func compilePath(_ parts: [BoundPathPart]) -> Evaluator {
    let context = context
    return { batch, row in
      var nodes: [NodeID] = []
      var edges: [EdgeID] = []
      func append(_ edge: EdgeID) {
        let (source, target) = (context.graph.source(of: edge), context.graph.target(of: edge))
        edges.append(edge)
        nodes.append(nodes.last == source ? target : source)
      }
      for part in parts {
        switch part {
        case .node(let slot):
          let node = batch.columns[slot].node(at: row)
          guard node != Column.null else { return .null }
          if nodes.isEmpty { nodes.append(NodeID(node)) }
        case .edge(let slot):
          let edge = batch.columns[slot].edge(at: row)
          guard edge != Column.null else { return .null }
          append(EdgeID(edge))
        case .edges(let slot):
          guard case .list(let list) = batch.columns[slot].value(at: row) else { return .null }
          for case .edge(let edge) in list { append(edge) }
        case .group: break
        }
      }
      return .path(Path(nodes: nodes, edges: edges))
    }
  }
}
