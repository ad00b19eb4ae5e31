extension QueryPrinter {
  func print(_ pattern: PathPattern) -> String {
    let path = chain(pattern.start, pattern.steps)
    let prefix = pattern.variable.map { variable($0) + " = " } ?? ""
    switch pattern.selector {
    case .shortestPathFunction: return prefix + "shortestPath(\(path))"
    case .allShortestPathsFunction: return prefix + "allShortestPaths(\(path))"
    default:
      return prefix
        + joined(pattern.selector.map(selector), pattern.mode?.rawValue, groups(pattern), path)
    }
  }

  private func selector(_ selector: PathSelector) -> String {
    switch selector {
    case .any(let count): "ANY \(count)"
    case .shortest(let count), .shortestGroups(let count): "SHORTEST \(count)"
    case .allShortest: "ALL SHORTEST"
    case .shortestPathFunction, .allShortestPathsFunction: ""
    }
  }

  private func groups(_ pattern: PathPattern) -> String? {
    if case .shortestGroups = pattern.selector { "GROUPS" } else { nil }
  }

  private func chain(_ start: NodePattern, _ steps: [PathPattern.Step]) -> String {
    print(start) + steps.map { print($0.link) + print($0.node) }.joined()
  }

  private func print(_ link: PathPattern.Step.Link) -> String {
    switch link {
    case .relationship(let relationship): print(relationship)
    case .group(let group):
      "("
        + joined(chain(group.start, group.steps), group.predicate.map { "WHERE " + print($0) })
        + ")" + (group.repetition.map(print) ?? "")
    }
  }

  private func print(_ node: NodePattern) -> String {
    if node.isImplicit { return "" }
    let head =
      (node.variable.map { variable($0) } ?? "") + (node.labels.map { ":" + print($0) } ?? "")
    return "(" + details(head, node.properties, node.predicate) + ")"
  }

  private func print(_ relationship: RelationshipPattern) -> String {
    var head =
      (relationship.variable.map { variable($0) } ?? "")
      + (relationship.types.map { ":" + print($0) } ?? "")
    var quantifier = ""
    if let repetition = relationship.repetition {
      switch repetition.form {
      case .starInBrackets: head += print(repetition)
      case .quantifier: quantifier = print(repetition)
      }
    }
    let details = details(head, relationship.properties, relationship.predicate)
    return (relationship.direction == .incoming ? "<-" : "-")
      + (details.isEmpty ? "" : "[\(details)]")
      + (relationship.direction == .outgoing ? "->" : "-") + quantifier
  }

  private func details(
    _ head: String, _ properties: Expression?, _ predicate: Expression?
  ) -> String {
    joined(head, properties.map { print($0) }, predicate.map { "WHERE " + condition($0) })
  }

  /// A brace right behind `WHERE` would make that word a variable with properties.
  private func condition(_ predicate: Expression) -> String {
    let text = print(predicate)
    return text.hasPrefix("{") ? "(\(text))" : text
  }

  private func print(_ repetition: Repetition) -> String {
    let (minimum, maximum) = (repetition.minimum, repetition.maximum)
    switch repetition.form {
    case .starInBrackets:
      guard let maximum else { return minimum == 1 ? "*" : "*\(minimum).." }
      return minimum == maximum ? "*\(minimum)" : "*\(minimum)..\(maximum)"
    case .quantifier:
      guard let maximum else { return minimum == 1 ? "+" : minimum == 0 ? "*" : "{\(minimum),}" }
      return minimum == maximum ? "{\(minimum)}" : "{\(minimum),\(maximum)}"
    }
  }

  // MARK: Labels

  /// Without the first colon.
  func print(_ labels: LabelExpression) -> String {
    switch labels {
    case .name(let name): self.name(name.text)
    case .any: "%"
    case .not(let part): "!" + atom(part)
    case .all(let parts):
      parts.map(atom).joined(separator: labels.conjunction == nil ? "&" : ":")
    case .either(let parts):
      parts.map { if case .either = $0 { atom($0) } else { print($0) } }.joined(separator: "|")
    }
  }

  private func atom(_ labels: LabelExpression) -> String {
    switch labels {
    case .name, .any, .not: print(labels)
    case .all, .either: "(\(print(labels)))"
    }
  }
}
