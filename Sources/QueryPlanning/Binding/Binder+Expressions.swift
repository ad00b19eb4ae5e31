import PropertyGraph
import QuerySyntax
import SourceText

extension Binder {
  mutating func bind(_ expression: Expression) throws -> BoundExpression {
    let range = expression.range
    func made(_ kind: BoundExpression.Kind, _ type: StaticType) -> BoundExpression {
      BoundExpression(kind, type: type, range: range)
    }
    switch expression.kind {
    case .literal(let literal): return Self.bind(literal, range)
    case .parameter(let name):
      if let parameters, !parameters.contains(name) {
        throw BindError.missingParameter(name, range)
      }
      return made(.parameter(name), .any)
    case .variable(let name):
      let variable = try variable(name, at: range)
      return made(.slot(variable.slot), variable.type)
    case .list(let elements):
      let bound = try elements.map { try bind($0) }
      let type = bound.dropFirst().reduce(bound.first?.type ?? .null) { $0.union($1.type) }
      return made(.list(bound), .list(type))
    case .map(let entries):
      let bound = try entries.map {
        BoundMapEntry(key: $0.key.text, value: try bind($0.value))
      }
      return made(.map(bound), .map)
    case .mapProjection(let projection): return try bindMapProjection(projection, range)
    case .property(let base, let key): return try bindProperty(base, key, range)
    case .index(let base, let index): return try bindIndex(base, index, range)
    case .slice(let base, let from, let to):
      let list = try bind(base)
      try check(list, .list(.any), "a slice")
      let lower = try from.map { try bind($0) }
      let upper = try to.map { try bind($0) }
      for bound in [lower, upper] { if let bound { try check(bound, .integer, "a slice") } }
      return made(.slice(list, from: lower, to: upper), list.type.isList ? list.type : .any)
    case .unary(let op, let operand):
      let bound = try bind(operand)
      if op == .not {
        try check(bound, .boolean, "NOT")
        return made(.unary(op, bound), .boolean)
      }
      guard StaticType.number.overlaps(bound.type) || bound.type == .duration else {
        throw invalidArgument("'\(op.rawValue)'", bound, expected: "a number")
      }
      if op == .plus { return bound }
      return made(.unary(op, bound), bound.type)
    case .binary(let op, let left, let right): return try bindBinary(op, left, right, range)
    case .logical(let op, let operands):
      let bound = try operands.map { operand -> BoundExpression in
        let bound = try bind(operand)
        try check(bound, .boolean, op.rawValue)
        return bound
      }
      return made(.logical(op, bound), .boolean)
    case .comparison(let first, let steps): return try bindComparison(first, steps, range)
    case .isNull(let operand, let negated):
      return made(.isNull(try bind(operand), negated: negated), .boolean)
    case .hasLabels(let base, let labels):
      let bound = try bind(base)
      guard StaticType.node.overlaps(bound.type) || StaticType.edge.overlaps(bound.type) else {
        throw invalidArgument("a label test", bound, expected: "a node or a relationship")
      }
      return made(.hasLabels(bound, labels), .boolean)
    case .call(let call): return try bindFunction(call, range)
    case .countAll:
      return try bindAggregate("count", distinct: false, [], range, result: .integer)
    case .case(let form): return try bindCase(form, range)
    case .listComprehension(let comprehension):
      return try bindListComprehension(comprehension, range)
    case .patternComprehension(let comprehension):
      return try bindPatternComprehension(comprehension, range)
    case .quantifier(let quantifier): return try bindQuantifier(quantifier, range)
    case .reduce(let reduce): return try bindReduce(reduce, range)
    case .pattern(let pattern): return try bindPatternExpression(pattern, range)
    case .subquery(let subquery): return try bindSubquery(subquery, range)
    }
  }

  static func bind(_ literal: Literal, _ range: SourceRange) -> BoundExpression {
    switch literal {
    case .null: BoundExpression(.literal(.null), type: .null, range: range)
    case .boolean(let value):
      BoundExpression(.literal(.boolean(value)), type: .boolean, range: range)
    case .integer(let value):
      BoundExpression(.literal(.integer(value)), type: .integer, range: range)
    case .float(let value): BoundExpression(.literal(.float(value)), type: .float, range: range)
    case .string(let value):
      BoundExpression(.literal(.string(value)), type: .string, range: range)
    }
  }

  func invalidArgument(
    _ what: String, _ found: BoundExpression, expected: String, isTypeError: Bool = false
  ) -> BindError {
    .invalidArgumentType(
      what, found.range, expected: expected, found: found.type, isTypeError: isTypeError)
  }

  // MARK: - Access

  private mutating func bindProperty(
    _ base: Expression, _ key: Identifier, _ range: SourceRange
  ) throws -> BoundExpression {
    let bound = try bind(base)
    switch bound.type {
    case .path:
      throw invalidArgument("'.\(key.text)'", bound, expected: "a node, relationship or map")
    case .boolean, .integer, .float, .number, .string, .list:
      throw invalidArgument(
        "'.\(key.text)'", bound, expected: "a node, relationship or map", isTypeError: true)
    default: break
    }
    let type: StaticType =
      bound.type.isTemporal ? TemporalComponents.type(of: key.text, in: bound.type) : .any
    return BoundExpression(.property(bound, key: key.text), type: type, range: range)
  }

  private mutating func bindIndex(
    _ base: Expression, _ index: Expression, _ range: SourceRange
  ) throws -> BoundExpression {
    let container = try bind(base)
    let position = try bind(index)
    switch container.type {
    case .any, .null, .map, .node, .edge: break
    case .list:
      guard StaticType.integer.overlaps(position.type) else {
        throw invalidArgument(
          "a list index", position, expected: "an integer", isTypeError: true)
      }
    default:
      throw invalidArgument(
        "'[ ]'", container, expected: "a list, map, node or relationship", isTypeError: true)
    }
    let type = container.type.isList ? container.type.element : .any
    return BoundExpression(.index(container, position), type: type, range: range)
  }

  private mutating func bindMapProjection(
    _ projection: MapProjection, _ range: SourceRange
  ) throws -> BoundExpression {
    let name = projection.subject
    let known = try variable(name.text, at: name.range)
    let subject = BoundExpression.slot(known.slot, known.type, name.range)
    let items = try projection.items.map { item -> BoundMapProjectionItem in
      switch item {
      case .allProperties: return .allProperties
      case .property(let key):
        let value = BoundExpression(
          .property(subject, key: key.text), type: .any, range: key.range)
        return .entry(BoundMapEntry(key: key.text, value: value))
      case .entry(let entry):
        return .entry(BoundMapEntry(key: entry.key.text, value: try bind(entry.value)))
      case .variable(let name):
        let known = try variable(name.text, at: name.range)
        return .entry(
          BoundMapEntry(key: name.text, value: .slot(known.slot, known.type, name.range)))
      }
    }
    return BoundExpression(
      .mapProjection(subject: subject, items: items), type: .map, range: range)
  }

  // MARK: - Operators

  private mutating func bindBinary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ range: SourceRange
  ) throws -> BoundExpression {
    let first = try bind(left)
    let second = try bind(right)
    let type: StaticType
    switch op {
    case .add, .subtract, .multiply, .divide, .modulo, .power:
      type = try arithmeticType(op, first, second)
    case .in:
      try check(second, .list(.any), "IN")
      type = .boolean
    case .startsWith, .endsWith, .contains: type = .boolean
    case .matches: type = .boolean
    }
    return BoundExpression(.binary(op, first, second), type: type, range: range)
  }

  private func arithmeticType(
    _ op: BinaryOperator, _ left: BoundExpression, _ right: BoundExpression
  ) throws -> StaticType {
    let types = (left.type, right.type)
    if op == .add {
      if left.type.isList || right.type.isList {
        if left.type == .any || right.type == .any { return .list(.any) }
        let element = (left.type.isList ? left.type.element : left.type)
          .union(right.type.isList ? right.type.element : right.type)
        return .list(element)
      }
      if left.type == .string || right.type == .string {
        for side in [left, right]
        where side.type == .map || side.type == .node || side.type == .edge || side.type == .path {
          throw invalidArgument("'+'", side, expected: "a string or a number")
        }
        return left.type == .any || right.type == .any ? .any : .string
      }
    }
    for side in [left, right] {
      switch side.type {
      case .boolean, .string, .list, .map, .node, .edge, .path:
        throw invalidArgument("'\(op.rawValue)'", side, expected: "a number")
      default: break
      }
    }
    if types.0.isTemporal || types.1.isTemporal {
      if op == .multiply || op == .divide { return .duration }
      return types.0.isTemporal && types.0 != .duration
        ? types.0 : (types.1 == .any ? .any : types.1)
    }
    guard types.0.isNumeric, types.1.isNumeric else { return .any }
    if op == .power { return .float }
    if types == (.integer, .integer) { return .integer }
    return types.0 == .float || types.1 == .float ? .float : .number
  }

  private mutating func bindComparison(
    _ first: Expression, _ steps: [ComparisonStep], _ range: SourceRange
  ) throws -> BoundExpression {
    var left = try bind(first)
    var pairs: [BoundExpression] = []
    for step in steps {
      let right = try bind(step.operand)
      pairs.append(
        BoundExpression(
          .comparison(step.comparison, left, right), type: .boolean,
          range: left.range.union(right.range)))
      left = right
    }
    return pairs.count == 1
      ? pairs[0] : BoundExpression(.logical(.and, pairs), type: .boolean, range: range)
  }

  private mutating func bindCase(
    _ form: CaseExpression, _ range: SourceRange
  ) throws -> BoundExpression {
    let subject = try form.subject.map { try bind($0) }
    let branches = try form.branches.map {
      BoundCase.Branch(condition: try bind($0.condition), result: try bind($0.result))
    }
    let otherwise = try form.otherwise.map { try bind($0) }
    let type = branches.reduce(otherwise?.type ?? .null) { $0.union($1.result.type) }
    return BoundExpression(
      .case(BoundCase(subject: subject, branches: branches, otherwise: otherwise)),
      type: type, range: range)
  }

  // MARK: - Expressions with variables of their own

  private mutating func bindList(_ list: Expression, _ what: String) throws -> BoundExpression {
    let bound = try bind(list)
    try check(bound, .list(.any), what)
    return bound
  }

  private func elementType(of list: BoundExpression) -> StaticType {
    let element = list.type.isList ? list.type.element : .any
    return element == .null ? .any : element
  }

  private mutating func bindListComprehension(
    _ form: ListComprehension, _ range: SourceRange
  ) throws -> BoundExpression {
    let list = try bindList(form.list, "a list comprehension")
    let element = elementType(of: list)
    return try inInnerScope { binder in
      let slot = binder.declare(form.variable.text, element)
      let inner = Place(
        noAggregates: "a list comprehension", allowsPatterns: binder.place.allowsPatterns)
      let predicate = try form.predicate.map { predicate in
        try binder.at(Place(noAggregates: "a list comprehension", allowsPatterns: true)) {
          try $0.bind(predicate)
        }
      }
      if let predicate { try binder.check(predicate, .boolean, "WHERE") }
      let result = try form.result.map { result in
        try binder.at(inner) { try $0.bind(result) }
      }
      return BoundExpression(
        .listComprehension(slot, list: list, predicate: predicate, result: result),
        type: .list(result?.type ?? element), range: range)
    }
  }

  private mutating func bindQuantifier(
    _ form: QuantifierExpression, _ range: SourceRange
  ) throws -> BoundExpression {
    let list = try bindList(form.list, "\(form.kind.rawValue)()")
    let element = elementType(of: list)
    return try inInnerScope { binder in
      let slot = binder.declare(form.variable.text, element)
      let predicate: BoundExpression
      if let written = form.predicate {
        predicate = try binder.at(Place(noAggregates: "a quantifier", allowsPatterns: true)) {
          try $0.bind(written)
        }
      } else {
        predicate = .slot(slot, element, form.variable.range)
      }
      try binder.check(predicate, .boolean, "WHERE")
      return BoundExpression(
        .quantifier(form.kind, slot, list: list, predicate: predicate), type: .boolean,
        range: range)
    }
  }

  private mutating func bindReduce(
    _ form: ReduceExpression, _ range: SourceRange
  ) throws -> BoundExpression {
    let initial = try bind(form.initial)
    let list = try bindList(form.list, "reduce()")
    return try inInnerScope { binder in
      let accumulator = binder.declare(form.accumulator.text, .any)
      let slot = binder.declare(form.variable.text, binder.elementType(of: list))
      let step = try binder.at(Place(noAggregates: "reduce()")) { try $0.bind(form.step) }
      return BoundExpression(
        .reduce(accumulator: accumulator, initial: initial, slot, list: list, step: step),
        type: .any, range: range)
    }
  }
}
