import PropertyGraph
import QuerySyntax
import SourceText

extension Binder {
  /// Binds one clause. The columns are those that the query gives when it ends here.
  mutating func bindClause(_ clause: Clause) throws -> ([BoundClause], [BoundColumn]) {
    if clause.isUpdating, frames.contains(where: \.isExpression) {
      throw BindError.invalidClauseComposition(
        clause.range, reason: "a subquery in an expression can only read")
    }
    switch clause {
    case .match(let match): return ([.match(try bindMatch(match))], [])
    case .unwind(let unwind): return ([try bindUnwind(unwind)], [])
    case .with(let projection):
      return ([.project(try bindProjection(projection, isReturn: false).0)], [])
    case .return(let projection):
      let (bound, columns) = try bindProjection(projection, isReturn: true)
      return ([.project(bound)], columns)
    case .create(let create): return ([.create(try bindCreate(create))], [])
    case .merge(let merge): return ([.merge(try bindMerge(merge))], [])
    case .set(let set):
      return ([.set(try set.items.map { try bindSetItem($0) })], [])
    case .remove(let remove):
      return ([.remove(try remove.items.map { try bindRemoveItem($0) })], [])
    case .delete(let delete): return ([try bindDelete(delete)], [])
    case .call(let call): return try bindCall(call)
    case .subquery(let call): return ([try bindSubqueryCall(call)], [])
    }
  }

  private mutating func bindUnwind(_ clause: UnwindClause) throws -> BoundClause {
    let list = try at(Place(noAggregates: "UNWIND")) { try $0.bind(clause.list) }
    guard scope[clause.variable.text] == nil else {
      throw BindError.variableAlreadyBound(clause.variable.text, clause.variable.range)
    }
    let type = list.type.isList ? list.type.element : .any
    return .unwind(list, declare(clause.variable.text, type == .null ? .any : type))
  }

  private mutating func bindSubqueryCall(_ call: SubqueryCall) throws -> BoundClause {
    var inner = Scope()
    for variable in scope.variables {
      let isVisible: Bool
      switch call.imports {
      case .all: isVisible = true
      case .variables(let names): isVisible = names.contains { $0.text == variable.name }
      case .leadingWith: isVisible = true
      }
      if isVisible {
        var outer = variable
        outer.isOuter = true
        inner.declare(outer)
      }
    }
    if case .variables(let names) = call.imports {
      for name in names { _ = try self.variable(name.text, at: name.range) }
    }
    let query = call.query
    let isCorrelated: Bool
    if case .leadingWith = call.imports { isCorrelated = false } else { isCorrelated = true }
    let (bound, imports) = try inFrame(isExpression: false, scope: inner) { binder in
      guard !isCorrelated else { return try binder.bindQuery(query, needsColumns: true) }
      return try binder.bindImportingQuery(query)
    }
    for column in bound.columns {
      guard scope[column.name] == nil else {
        throw BindError.variableAlreadyBound(column.name, call.range)
      }
      scope.declare(Scope.Variable(name: column.name, slot: column.slot, type: column.type))
    }
    return .subquery(bound, imports: imports)
  }

  /// Binds the body of `CALL { }`, which sees only what the first `WITH` of each part names.
  private mutating func bindImportingQuery(_ query: Query) throws -> BoundQuery {
    let outer = scope
    let importing = query.parts.map { part -> Set<String> in
      guard case .with(let with)? = part.clauses.first else { return [] }
      if with.includesAll { return Set(outer.names) }
      return Set(
        with.items.compactMap {
          if case .variable(let name) = $0.expression.kind { name } else { nil }
        })
    }
    let names = importing.reduce(into: Set<String>()) { $0.formUnion($1) }
    var visible = Scope()
    for var variable in outer.variables where names.contains(variable.name) {
      variable.isOuter = false
      visible.declare(variable)
    }
    scope = visible
    return try bindQuery(query, needsColumns: true)
  }

  private mutating func bindCall(_ call: ProcedureCall) throws -> ([BoundClause], [BoundColumn]) {
    let name = call.qualifiedName
    let nameRange = call.name.dropFirst().reduce(call.name[0].range) { $0.union($1.range) }
    guard let signature = procedures[name] else {
      throw BindError.procedureNotFound(
        name, nameRange, near: Spelling.suggestions(for: name, among: procedures.names))
    }
    let arguments = try bindArguments(of: call, signature: signature, at: nameRange)
    var yields: [BoundProcedureCall.Yield] = []
    var columns: [BoundColumn] = []
    var predicate: BoundExpression?
    func yieldAll(_ binder: inout Binder) {
      for (index, field) in signature.results.enumerated() {
        let slot = binder.declare(field.name, field.type)
        yields.append(.init(column: index, slot: slot))
        columns.append(BoundColumn(name: field.name, slot: slot, type: field.type))
      }
    }
    switch call.yield {
    case .none:
      if call.isStandalone {
        yieldAll(&self)
      }
    case .all: yieldAll(&self)
    case .items(let items, let condition):
      for item in items {
        guard let index = signature.results.firstIndex(where: { $0.name == item.field.text })
        else {
          throw BindError.unknownProcedureColumn(
            item.field.text, procedure: signature.name, item.range,
            columns: signature.results.map(\.name))
        }
        guard scope[item.variable.text] == nil else {
          throw BindError.variableAlreadyBound(item.variable.text, item.variable.range)
        }
        let type = signature.results[index].type
        let slot = declare(item.variable.text, type)
        yields.append(.init(column: index, slot: slot))
        columns.append(BoundColumn(name: item.variable.text, slot: slot, type: type))
      }
      if let condition { predicate = try bindPredicate(condition) }
    }
    let bound = BoundProcedureCall(
      name: signature.name, arguments: arguments, yields: yields, predicate: predicate,
      keepsRows: signature.results.isEmpty, range: call.range)
    return ([.call(bound)], call.isStandalone ? columns : [])
  }

  private mutating func bindArguments(
    of call: ProcedureCall, signature: ProcedureSignature, at range: SourceRange
  ) throws -> [BoundExpression] {
    guard let written = call.arguments else {
      guard call.isStandalone || signature.arguments.isEmpty else {
        throw BindError.invalidArgumentPassingMode(signature.name, range)
      }
      return try signature.arguments.filter { !$0.isOptional }.map { field in
        if let parameters, !parameters.contains(field.name) {
          throw BindError.missingParameter(field.name, range)
        }
        return BoundExpression(.parameter(field.name), type: .any, range: range)
      }
    }
    let least = signature.arguments.filter { !$0.isOptional }.count
    guard written.count >= least, written.count <= signature.arguments.count else {
      throw BindError.wrongNumberOfArguments(
        signature.name, range,
        expected: Self.countText(least...max(least, signature.arguments.count)),
        found: written.count)
    }
    return try zip(written, signature.arguments).map { expression, field in
      let bound = try at(Place(noAggregates: "CALL")) { try $0.bind(expression) }
      let isInteger = bound.type == .integer && field.type == .float
      guard isInteger || field.type.overlaps(bound.type) else {
        throw BindError.invalidArgumentType(
          "argument '\(field.name)' of '\(signature.name)'", expression.range,
          expected: field.type.description, found: bound.type, isTypeError: false)
      }
      return bound
    }
  }

  static func countText(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (0, 0): "no arguments"
    case (1, 1): "one argument"
    case (let low, Int.max): "at least \(low) argument\(low == 1 ? "" : "s")"
    case (let low, let high) where low == high: "\(low) arguments"
    case (let low, let high): "\(low) to \(high) arguments"
    }
  }

  mutating func bindPredicate(_ expression: Expression) throws -> BoundExpression {
    let bound = try at(.predicate) { try $0.bind(expression) }
    try check(bound, .boolean, "WHERE")
    return bound
  }

  func check(_ expression: BoundExpression, _ type: StaticType, _ what: String) throws {
    guard !type.overlaps(expression.type) else { return }
    throw BindError.invalidArgumentType(
      what, expression.range, expected: type.description, found: expression.type,
      isTypeError: false)
  }
}
