extension QueryPrinter {
  func print(_ clause: Clause) -> String {
    switch clause {
    case .match(let match):
      joined(
        match.isOptional ? "OPTIONAL MATCH" : "MATCH", list(match.patterns, print),
        condition(match.predicate))
    case .unwind(let unwind):
      "UNWIND \(print(unwind.list)) AS \(variable(unwind.variable))"
    case .with(let projection): print(projection, "WITH")
    case .return(let projection): print(projection, "RETURN")
    case .create(let create): "CREATE " + list(create.patterns, print)
    case .merge(let merge):
      ([joined("MERGE", print(merge.pattern))] + merge.actions.map(print)).joined(separator: " ")
    case .set(let set): "SET " + list(set.items, print)
    case .remove(let remove): "REMOVE " + list(remove.items, print)
    case .delete(let delete):
      joined(delete.isDetaching ? "DETACH" : nil, "DELETE", list(delete.expressions) { print($0) })
    case .call(let call): print(call)
    case .subquery(let call): "CALL \(imports(call.imports)){ \(print(call.query)) }"
    }
  }

  private func condition(_ predicate: Expression?) -> String? {
    predicate.map { "WHERE " + print($0) }
  }

  // MARK: Projections

  private func print(_ projection: ProjectionClause, _ word: String) -> String {
    let columns =
      (projection.includesAll ? ["*"] : [])
      + projection.items.map { print($0, keepsName: word == "RETURN") }
    let order = list(projection.orderBy) { print($0.expression) + ($0.isDescending ? " DESC" : "") }
    return joined(
      word, projection.isDistinct ? "DISTINCT" : nil, columns.joined(separator: ", "),
      projection.orderBy.isEmpty ? nil : "ORDER BY " + order,
      projection.skip.map { "SKIP " + print($0) }, projection.limit.map { "LIMIT " + print($0) },
      condition(projection.predicate))
  }

  private func print(_ item: ProjectionClause.Item, keepsName: Bool) -> String {
    let text = print(item.expression)
    if let alias = item.alias { return "\(text) AS \(variable(alias))" }
    if case .variable = item.expression.kind { return text }
    return keepsName && item.name != text ? "\(text) AS \(variable(item.name))" : text
  }

  // MARK: Updates

  private func print(_ action: MergeClause.Action) -> String {
    (action.event == .create ? "ON CREATE SET " : "ON MATCH SET ") + list(action.items, print)
  }

  private func print(_ item: SetItem) -> String {
    let target = updateTarget(item.target)
    return switch item.change {
    case .property(let key, let value): "\(target).\(name(key.text)) = \(print(value))"
    case .replaceProperties(let value): "\(target) = \(print(value))"
    case .addProperties(let value): "\(target) += \(print(value))"
    case .labels(let labels): target + print(labels)
    }
  }

  private func print(_ item: RemoveClause.Item) -> String {
    let target = updateTarget(item.target)
    return switch item.change {
    case .property(let key): "\(target).\(name(key.text))"
    case .labels(let labels): target + print(labels)
    }
  }

  private func print(_ labels: [Identifier]) -> String {
    labels.map { ":" + name($0.text) }.joined()
  }

  /// What is assigned to starts with a name or a parenthesis.
  private func updateTarget(_ target: Expression) -> String {
    let text = print(target, in: .postfix)
    guard let first = text.unicodeScalars.first else { return text }
    return first.isNameStart || first == "`" || first == "(" ? text : "(\(text))"
  }

  // MARK: Calls

  private func print(_ call: ProcedureCall) -> String {
    let arguments = call.arguments.map { "(" + list($0) { print($0) } + ")" } ?? ""
    let procedure = call.name.map { name($0.text) }.joined(separator: ".")
    return joined("CALL", procedure + arguments, print(call.yield))
  }

  private func print(_ yield: ProcedureCall.Yield) -> String? {
    switch yield {
    case .none: nil
    case .all: "YIELD *"
    case .items(let items, let predicate):
      joined(
        "YIELD",
        items.isEmpty
          ? "-"
          : list(items) { item in
            name(item.field.text) + (item.alias.map { " AS " + variable($0) } ?? "")
          },
        condition(predicate))
    }
  }

  private func imports(_ imports: SubqueryCall.Imports) -> String {
    switch imports {
    case .leadingWith: ""
    case .all: "(*) "
    case .variables(let names): "(" + list(names) { variable($0) } + ") "
    }
  }
}
