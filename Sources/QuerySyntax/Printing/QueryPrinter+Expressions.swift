extension QueryPrinter {
  /// How tightly printed text holds together; what is looser than its place gets parentheses.
  enum Tightness: Comparable {
    case operators(Precedence)
    case labels
    case postfix
    case atom

    static let loosest = operators(.or)
  }

  func print(_ expression: Expression) -> String { print(expression, in: .loosest) }

  func print(_ expression: Expression, in place: Tightness) -> String {
    let text = text(of: expression.kind)
    return tightness(of: expression.kind) < place ? "(\(text))" : text
  }

  private func print(_ expression: Expression, in precedence: Precedence) -> String {
    print(expression, in: .operators(precedence))
  }

  private func tightness(of kind: Expression.Kind) -> Tightness {
    switch kind {
    case .logical(let logical, _): .operators(InfixOperator.logical(logical).precedence)
    case .comparison: .operators(.comparison)
    case .isNull: .operators(.predicate)
    case .binary(let binary, _, _): .operators(InfixOperator.binary(binary).precedence)
    case .unary(.not, _): .operators(.not)
    case .unary: .operators(.unary)
    // An operator behind a path could be read as its next relationship.
    case .pattern(let pattern): pattern.selector == nil ? .operators(.not) : .atom
    case .literal(.integer(let value)): value < 0 ? .operators(.unary) : .atom
    case .hasLabels: .labels
    case .property, .index, .slice: .postfix
    default: .atom
    }
  }

  private func text(of kind: Expression.Kind) -> String {
    switch kind {
    case .literal(let literal): print(literal)
    case .parameter(let text): "$" + parameterName(text)
    case .variable(let text): variable(text)
    case .list(let elements): "[" + print(elements: elements) + "]"
    case .map(let entries): "{" + list(entries, print) + "}"
    case .mapProjection(let projection):
      variable(projection.subject) + " {" + list(projection.items, print) + "}"
    case .property(let base, let key): print(base, in: .postfix) + "." + name(key.text)
    case .index(let base, let index): "\(print(base, in: .postfix))[\(print(index))]"
    case .slice(let base, let from, let to):
      "\(print(base, in: .postfix))[\(from.map { print($0) } ?? "")..\(to.map { print($0) } ?? "")]"
    case .unary(.not, let operand): "NOT " + print(operand, in: .not)
    case .unary(let sign, let operand): sign.rawValue + unsigned(print(operand, in: .unary))
    case .binary(let binary, let left, let right): print(binary, left, right)
    case .logical(let logical, let operands):
      operands.map { print($0, in: InfixOperator.logical(logical).precedence.tighter) }
        .joined(separator: " \(logical.rawValue) ")
    case .comparison(let first, let steps):
      ([print(first, in: .predicate)]
        + steps.map { "\($0.comparison.rawValue) \(print($0.operand, in: .predicate))" })
        .joined(separator: " ")
    case .isNull(let operand, let negated):
      print(operand, in: .predicate) + (negated ? " IS NOT NULL" : " IS NULL")
    case .hasLabels(let operand, let labels):
      print(operand, in: .postfix) + ":" + print(labels: labels)
    case .call(let call): print(call)
    case .countAll: "count(*)"
    case .case(let expression): print(expression)
    case .listComprehension(let comprehension): print(comprehension)
    case .patternComprehension(let comprehension): print(comprehension)
    case .quantifier(let quantifier): print(quantifier)
    case .reduce(let reduce): print(reduce)
    case .pattern(let pattern): print(pattern)
    case .subquery(let subquery): "\(subquery.kind.rawValue) { \(print(subquery.query)) }"
    }
  }

  // MARK: Literals and names

  private func print(_ literal: Literal) -> String {
    switch literal {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): value.description
    case .string(let value): print(string: value)
    }
  }

  private func print(string: String) -> String {
    var text = "'"
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "'": text += "\\'"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case ..<" ", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "'"
  }

  private func parameterName(_ text: String) -> String {
    !text.isEmpty && text.unicodeScalars.allSatisfy(\.isNamePart)
      ? text : "`\(text.replacing("`", with: "``"))`"
  }

  /// A single `x IN list` would read as a comprehension.
  private func print(elements: [Expression]) -> String {
    elements.count == 1 ? print(elements[0], in: .labels) : list(elements) { print($0) }
  }

  private func print(_ entry: MapEntry) -> String {
    "\(name(entry.key.text)): \(print(entry.value))"
  }

  private func print(_ item: MapProjection.Item) -> String {
    switch item {
    case .property(let key): "." + name(key.text)
    case .allProperties: ".*"
    case .entry(let entry): print(entry)
    case .variable(let identifier): variable(identifier)
    }
  }

  /// In parentheses where a bar might end the expression around it.
  private func print(labels: LabelExpression) -> String {
    if case .either = labels { "(\(print(labels)))" } else { print(labels) }
  }

  // MARK: Operators and calls

  private func print(_ binary: BinaryOperator, _ left: Expression, _ right: Expression) -> String {
    let precedence = InfixOperator.binary(binary).precedence
    let operand = print(right, in: precedence.tighter)
    return print(left, in: precedence) + " \(binary.rawValue) "
      + (binary == .subtract ? unsigned(operand) : operand)
  }

  /// Two minus signs in a row could be read as a relationship.
  private func unsigned(_ text: String) -> String { text.hasPrefix("-") ? "(\(text))" : text }

  private func print(_ call: FunctionCall) -> String {
    let function = call.name.map { functionName($0.text) }.joined(separator: ".")
    return "\(function)(\(call.isDistinct ? "DISTINCT " : "")\(list(call.arguments) { print($0) }))"
  }

  /// Words that also start other expressions stand in backticks.
  private func functionName(_ text: String) -> String {
    switch Keyword(text) {
    case nil, .exists?, .count?, .collect?: name(text)
    default: "`\(text)`"
    }
  }

  private func print(_ expression: CaseExpression) -> String {
    let branches = expression.branches.map {
      "WHEN \(print($0.condition)) THEN \(print($0.result))"
    }
    return joined(
      "CASE", expression.subject.map { print($0) }, branches.joined(separator: " "),
      expression.otherwise.map { "ELSE " + print($0) }, "END")
  }

  // MARK: Comprehensions

  private func print(_ comprehension: ListComprehension) -> String {
    "["
      + joined(
        element(comprehension.variable, of: comprehension.list),
        comprehension.predicate.map { "WHERE " + print($0) },
        comprehension.result.map { "| " + print($0) }) + "]"
  }

  private func print(_ comprehension: PatternComprehension) -> String {
    "["
      + joined(
        print(comprehension.pattern), comprehension.predicate.map { "WHERE " + print($0) },
        "| " + print(comprehension.result)) + "]"
  }

  private func print(_ quantifier: QuantifierExpression) -> String {
    quantifier.kind.rawValue + "("
      + joined(
        element(quantifier.variable, of: quantifier.list),
        quantifier.predicate.map { "WHERE " + print($0) }) + ")"
  }

  private func print(_ reduce: ReduceExpression) -> String {
    "reduce(\(variable(reduce.accumulator)) = \(print(reduce.initial)), "
      + "\(element(reduce.variable, of: reduce.list)) | \(print(reduce.step)))"
  }

  private func element(_ variable: Identifier, of list: Expression) -> String {
    "\(self.variable(variable)) IN \(print(list))"
  }
}
