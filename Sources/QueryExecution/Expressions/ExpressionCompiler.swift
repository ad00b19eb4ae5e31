import PropertyGraph
import QueryPlanning
import QuerySyntax
import SourceText

/// The value of an expression on a row of a batch.
typealias Evaluator = (Batch, Int) throws -> Value

/// Turns bound expressions into closures: names become ids, variables become columns.
struct ExpressionCompiler {
  let context: ExecutionContext
  let planner: PhysicalPlanner
  /// Variables that live in `context.locals` where the expression stands, not in a column.
  var locals: Set<Slot> = []

  func compile(_ expression: BoundExpression) throws -> Evaluator {
    let context = context
    switch expression.kind {
    case .literal(let value): return { _, _ in value }
    case .parameter(let name):
      let value = context.parameters[name] ?? .null
      return { _, _ in value }
    case .slot(let slot):
      if locals.contains(slot) { return { _, _ in context.locals[slot] } }
      return { batch, row in batch.columns[slot].value(at: row) }
    case .list(let elements):
      let parts = try elements.map(compile)
      return { batch, row in .list(try parts.map { try $0(batch, row) }) }
    case .map(let entries):
      let parts = try entries.map { ($0.key, try compile($0.value)) }
      return { batch, row in
        var map: [String: Value] = [:]
        for (key, value) in parts { map[key] = try value(batch, row) }
        return .map(map)
      }
    case .mapProjection(let subject, let items):
      return try compileMapProjection(subject, items)
    case .property(let base, let key): return try compileProperty(base, key, expression.range)
    case .index(let base, let index):
      let container = try compile(base)
      let position = try compile(index)
      return located(expression.range) { batch, row in
        try Access.element(
          of: try container(batch, row), at: try position(batch, row), context)
      }
    case .slice(let base, let from, let to):
      let list = try compile(base)
      let lower = try from.map(compile)
      let upper = try to.map(compile)
      return located(expression.range) { batch, row in
        try Access.slice(
          try list(batch, row), from: try lower?(batch, row), to: try upper?(batch, row))
      }
    case .unary(let op, let operand): return try compileUnary(op, operand, expression.range)
    case .binary(let op, let left, let right):
      return try compileBinary(op, left, right, expression.range)
    case .logical(let op, let operands): return try compileLogical(op, operands)
    case .comparison(let op, let left, let right): return try compileComparison(op, left, right)
    case .isNull(let operand, let negated):
      let value = try compile(operand)
      return { batch, row in .boolean(try value(batch, row).isNull != negated) }
    case .hasLabels(let base, let labels): return try compileLabelTest(base, labels)
    case .call(let name, let arguments):
      return try compileCall(name, arguments, expression.range)
    case .aggregate: throw InternalError.aggregateInExpression
    case .case(let form): return try compileCase(form)
    case .listComprehension(let slot, let list, let predicate, let result):
      return try compileListComprehension(slot, list, predicate, result)
    case .quantifier(let kind, let slot, let list, let predicate):
      return try compileQuantifier(kind, slot, list, predicate)
    case .reduce(let accumulator, let initial, let slot, let list, let step):
      return try compileReduce(accumulator, initial, slot, list, step)
    case .path(let parts): return compilePath(parts)
    case .subquery(let subquery): return try compileSubquery(subquery)
    }
  }

  /// A test that is passed only by `true`.
  func compilePredicate(_ expression: BoundExpression) throws -> (Batch, Int) throws -> Bool {
    let value = try compile(expression)
    return { batch, row in
      switch try value(batch, row) {
      case .boolean(let flag): return flag
      case .null: return false
      case let other:
        throw ExecutionError(
          .invalidArgumentType("WHERE needs a boolean, not \(other.kindName)"),
          at: expression.range)
      }
    }
  }

  /// Tells errors of the evaluator where they come from.
  func located(_ range: SourceRange, _ evaluate: @escaping Evaluator) -> Evaluator {
    { batch, row in
      do { return try evaluate(batch, row) } catch let failure as ExecutionFailure {
        throw ExecutionError(failure, at: range)
      }
    }
  }

  // MARK: - Access

  private func compileProperty(
    _ base: BoundExpression, _ key: String, _ range: SourceRange
  ) throws -> Evaluator {
    let context = context
    if let frozen = context.frozen, case .slot(let slot) = base.kind, !locals.contains(slot),
      base.type == .node || base.type == .edge
    {
      let isNode = base.type == .node
      let column = context.keyID(key).flatMap {
        isNode ? frozen.nodeColumn($0) : frozen.edgeColumn($0)
      }
      guard let column else { return { _, _ in .null } }
      return { batch, row in
        let ids = batch.columns[slot]
        let id = isNode ? ids.node(at: row) : ids.edge(at: row)
        return id == Column.null ? .null : column[id]
      }
    }
    if case .slot(let slot) = base.kind, !locals.contains(slot) {
      let id = context.keyID(key)
      switch base.type {
      case .node:
        return { batch, row in
          let node = batch.columns[slot].node(at: row)
          guard node != Column.null else { return .null }
          if context.deletes {
            do { try context.checkAlive(NodeID(node)) } catch let failure as ExecutionFailure {
              throw ExecutionError(failure, at: range)
            }
          }
          guard let id = id ?? context.keyID(key) else { return .null }
          return context.graph.property(id, of: NodeID(node))
        }
      case .edge:
        return { batch, row in
          let edge = batch.columns[slot].edge(at: row)
          guard edge != Column.null else { return .null }
          if context.deletes {
            do { try context.checkAlive(EdgeID(edge)) } catch let failure as ExecutionFailure {
              throw ExecutionError(failure, at: range)
            }
          }
          guard let id = id ?? context.keyID(key) else { return .null }
          return context.graph.property(id, of: EdgeID(edge))
        }
      default: break
      }
    }
    let value = try compile(base)
    return located(range) { batch, row in
      try Access.property(key, of: try value(batch, row), context)
    }
  }

  private func compileMapProjection(
    _ subject: BoundExpression, _ items: [BoundMapProjectionItem]
  ) throws -> Evaluator {
    let value = try compile(subject)
    let context = context
    let parts = try items.map { item -> (String, Evaluator)? in
      switch item {
      case .allProperties: nil
      case .entry(let entry): (entry.key, try compile(entry.value))
      }
    }
    return located(subject.range) { batch, row in
      let subject = try value(batch, row)
      guard !subject.isNull else { return .null }
      var map: [String: Value] = [:]
      for part in parts {
        if let (key, value) = part {
          map[key] = try value(batch, row)
        } else {
          map.merge(try Access.properties(of: subject, context)) { _, new in new }
        }
      }
      return .map(map)
    }
  }

  // MARK: - Labels

  private func compileLabelTest(
    _ base: BoundExpression, _ labels: LabelExpression
  ) throws -> Evaluator {
    let context = context
    let test = LabelTest(labels)
    if case .slot(let slot) = base.kind, base.type == .node, !locals.contains(slot),
      case .name(let name) = labels, let id = context.graph.label(named: name.text),
      !context.deletes
    {
      return { batch, row in
        let node = batch.columns[slot].node(at: row)
        return node == Column.null ? .null : .boolean(context.graph.has(id, NodeID(node)))
      }
    }
    let value = try compile(base)
    return located(base.range) { batch, row in
      switch try value(batch, row) {
      case .null: return .null
      case .node(let node):
        try context.checkAlive(node)
        return .boolean(
          test.holds(
            isEmpty: context.graph.labels(of: node).isEmpty,
            { name in
              context.graph.label(named: name).map { context.graph.has($0, node) } ?? false
            }))
      case .edge(let edge):
        let type = context.graph.type(of: edge)
        return .boolean(
          test.holds(isEmpty: false, { context.graph.type(resolving: $0) == type }))
      case let other:
        throw ExecutionFailure.invalidArgumentType(
          "a label test needs a node or a relationship, not \(other.kindName)")
      }
    }
  }

  private func compileCall(
    _ name: String, _ arguments: [BoundExpression], _ range: SourceRange
  ) throws -> Evaluator {
    guard let function = context.functions[scalar: name] else {
      throw InternalError.unknownFunction(name)
    }
    if let length = compileLength(name, arguments) { return length }
    let body = function.body
    let context = context
    if arguments.count == 1 {
      let argument = try compile(arguments[0])
      return located(range) { batch, row in try body([try argument(batch, row)], context) }
    }
    let parts = try arguments.map(compile)
    return located(range) { batch, row in
      try body(try parts.map { try $0(batch, row) }, context)
    }
  }
}

/// A condition on labels or types, asked name by name.
struct LabelTest {
  let expression: LabelExpression

  init(_ expression: LabelExpression) { self.expression = expression }

  func holds(isEmpty: Bool, _ has: (String) -> Bool) -> Bool {
    evaluate(expression, isEmpty, has)
  }

  private func evaluate(
    _ expression: LabelExpression, _ isEmpty: Bool, _ has: (String) -> Bool
  ) -> Bool {
    switch expression {
    case .name(let name): has(name.text)
    case .any: !isEmpty
    case .not(let part): !evaluate(part, isEmpty, has)
    case .all(let parts): parts.allSatisfy { evaluate($0, isEmpty, has) }
    case .either(let parts): parts.contains { evaluate($0, isEmpty, has) }
    }
  }
}

/// A broken promise between the stages: a mistake of ours, never of a query.
enum InternalError: Error {
  case aggregateInExpression
  case unknownFunction(String)
  case unknownProcedure(String)
}

extension Value {
  /// What the value is, in words for messages.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .float: "a float"
    case .string: "a string"
    case .list: "a list"
    case .map: "a map"
    case .node: "a node"
    case .edge: "a relationship"
    case .path: "a path"
    case .date: "a date"
    case .localTime: "a local time"
    case .time: "a time"
    case .localDateTime: "a local datetime"
    case .dateTime: "a datetime"
    case .duration: "a duration"
    }
  }
}
