import PropertyGraph
import QuerySyntax

/// The names of variables, for showing plans.
package struct PlanNames: Sendable {
  private let slots: [Binder.SlotInfo]

  package init(slots: [Binder.SlotInfo]) { self.slots = slots }

  package subscript(slot: Slot) -> String {
    guard slot < slots.count else { return "?" }
    let name = slots[slot].name
    return name.hasPrefix("<") ? "_" : name
  }
}

/// Plans as text.
package enum Explain {
  /// One operator a line with its estimated rows, inputs indented below it.
  package static func text(_ plan: LogicalPlan, names: PlanNames) -> String {
    var lines: [String] = []
    walk(plan, depth: 0) { depth, plan in
      lines.append(String(repeating: "  ", count: depth) + line(plan, names))
    }
    return lines.joined(separator: "\n")
  }

  /// The same with what each operator did.
  package static func text(
    _ profiles: [(depth: Int, plan: LogicalPlan, rows: Int, time: Duration)], names: PlanNames
  ) -> String {
    profiles.map { profile in
      let (seconds, attoseconds) = profile.time.components
      let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
      let milliseconds = "\(microseconds / 1000).\((microseconds % 1000) / 100)"
      return String(repeating: "  ", count: profile.depth) + line(profile.plan, names)
        + "  [\(profile.rows) rows, \(milliseconds) ms]"
    }.joined(separator: "\n")
  }

  private static func walk(
    _ plan: LogicalPlan, depth: Int, _ visit: (Int, LogicalPlan) -> Void
  ) {
    if case .argument(let slots) = plan.operation, slots.isEmpty { return }
    visit(depth, plan)
    for input in plan.inputs { walk(input, depth: depth + 1, visit) }
  }

  /// What an operator does, in one line.
  package static func line(_ plan: LogicalPlan, _ names: PlanNames) -> String {
    let text = ExpressionText(names: names)
    switch plan.operation {
    case .argument: return "Argument"
    case .scan(let scan):
      let name = names[scan.slot]
      switch scan.access {
      case .all: return "ScanAll \(name)"
      case .label(let label): return "ScanLabel \(name):\(label)"
      case .property(let label, let key, let value):
        let head = label.map { ":\($0)" } ?? ""
        return "SeekProperty \(name)\(head) {\(key): \(text[value])}"
      }
    case .expand(let expand):
      return (expand.isInto ? "ExpandInto " : "Expand ") + arrow(expand, names, "")
        + bounds(expand, names)
    case .ends(let expand): return "BindEnds " + arrow(expand, names, "")
    case .checkList(let expand, let repetition):
      return "CheckList " + arrow(expand, names, range(repetition.minimum, repetition.maximum))
    case .expandVariable(let expand, let repetition, _) where expand.onlyDistinctEnds:
      return "Reach " + arrow(expand, names, range(repetition.minimum, repetition.maximum))
        + (expand.excludesStart ? " but \(names[expand.from])" : "")
    case .expandVariable(let expand, let repetition, _):
      return "ExpandPaths " + arrow(expand, names, range(repetition.minimum, repetition.maximum))
    case .shortestPath(let expand, let repetition, _):
      return "ShortestPath " + arrow(expand, names, range(repetition.minimum, repetition.maximum))
    case .expandGroup(let expand, let group, _):
      return "RepeatGroup " + arrow(expand, names, range(group.minimum, group.maximum))
    case .selectPaths(let selection, _):
      let ends = [selection.parts.first, selection.parts.last].compactMap { part -> String? in
        if case .node(let slot)? = part { "(\(names[slot]))" } else { nil }
      }
      return "SelectPaths " + ends.joined(separator: " … ")
    case .filter(let predicates):
      return "Filter " + predicates.map { text[$0] }.joined(separator: " AND ")
    case .compute(let items): return "Compute " + list(items, text, names)
    case .project(let items):
      return items.isEmpty ? "Discard" : "Project " + list(items, text, names)
    case .aggregate(let aggregation):
      let keys = list(aggregation.keys, text, names)
      let values = aggregation.aggregates.map { text.aggregate($0.aggregate) }
        .joined(separator: ", ")
      return "Aggregate" + (values.isEmpty ? "" : " " + values)
        + (keys.isEmpty ? "" : " by " + keys)
    case .scanEdges(let expand, _): return "ScanRelationships " + arrow(expand, names, "")
    case .weigh(let weigh):
      return "CountBranches "
        + weigh.branches.map { branch($0, names, text) }.joined(separator: " x ")
    case .countEnds(let ends):
      let steps = zip(ends.steps, ends.predicates).map { step, predicates in
        arrow(step, names, "") + condition(predicates, text)
      }
      return "CountDistinctEnds " + steps.joined(separator: " ")
        + (ends.excludesStart ? " but \(names[ends.steps[0].from])" : "")
    case .countReach(let reach):
      let repetition = reach.repetition
      return "CountReach "
        + arrow(reach.expand, names, range(repetition.minimum, repetition.maximum))
        + condition(reach.predicates, text)
        + (reach.expand.excludesStart ? " but \(names[reach.expand.from])" : "")
    case .countValues(let values):
      return "CountValues "
        + values.keys.map { "\(names[values.slot]).\($0)" }.joined(separator: ", ")
    case .countEndPairs(let pairs):
      return "CountEndPairs " + pairs.steps.map { arrow($0, names, "") }.joined(separator: " ")
        + condition(pairs.predicates, text) + " by " + list(pairs.keys, text, names)
    case .countTriangles(let triangles):
      let shape =
        switch triangles.shape {
        case .any: ""
        case .cycle: " in a circle"
        case .transitive: " with a shortcut"
        }
      return "CountTriangles [:\(triangles.types.joined(separator: "|"))]\(shape)"
        + (triangles.ways > 1 ? " each way round" : "")
    case .intersect(let intersect):
      return (intersect.count == nil ? "Intersect " : "CountIntersection ")
        + arrow(intersect.first, names, "") + " " + arrow(intersect.second, names, "")
        + bounds(intersect.first, names)
    case .distinct(let slots): return "Distinct " + slots.map { names[$0] }.joined(separator: ", ")
    case .sort(let keys): return "Sort " + sortKeys(keys, text)
    case .top(let keys, let count): return "Top \(text[count]) by " + sortKeys(keys, text)
    case .skip(let count): return "Skip \(text[count])"
    case .limit(let count): return "Limit \(text[count])"
    case .unwind(let list, let slot): return "Unwind \(text[list]) as \(names[slot])"
    case .optional: return "Optional"
    case .apply: return "Apply"
    case .forEach: return "ForEach"
    case .hashJoin(let key): return "HashJoin \(text[key.left]) = \(text[key.right])"
    case .countMatches(let matches):
      return "CountMatches \(text[matches.key.left]) = \(text[matches.key.right])"
        + order(matches.order, names)
    case .gather: return "Gather"
    case .union: return "Union"
    case .reimport(let slots): return "Import " + slots.map { names[$0] }.joined(separator: ", ")
    case .create: return "Create"
    case .merge: return "Merge"
    case .set: return "SetProperties"
    case .remove: return "Remove"
    case .delete(let targets, let detaches):
      return (detaches ? "DetachDelete " : "Delete ")
        + targets.map { text[$0] }.joined(separator: ", ")
    case .call(let call): return "Call \(call.name)"
    }
  }

  private static func condition(
    _ predicates: [BoundExpression], _ text: ExpressionText
  ) -> String {
    predicates.isEmpty ? "" : " WHERE " + predicates.map { text[$0] }.joined(separator: " AND ")
  }

  private static func order(_ order: CountMatches.Order?, _ names: PlanNames) -> String {
    guard let order else { return "" }
    let relation =
      switch order.relation {
      case .greater: "after"
      case .less: "before"
      case .different: "but"
      }
    return ", \(names[order.partner]) \(relation) \(names[order.node])"
  }

  private static func bounds(_ expand: Expand, _ names: PlanNames) -> String {
    (expand.after.map { " after \(names[$0])" } ?? "")
      + (expand.before.map { " before \(names[$0])" } ?? "")
  }

  private static func branch(
    _ branch: WeighBranch, _ names: PlanNames, _ text: ExpressionText
  ) -> String {
    let expand = Expand(
      from: branch.from, edge: branch.edge, to: branch.to, isInto: false, types: branch.types,
      direction: branch.direction, mode: .trail, distinctFrom: [], distinctFromLists: [])
    let condition = condition(branch.edgePredicates + branch.nodePredicates, text)
    let children = branch.children.map { " {" + self.branch($0, names, text) + "}" }.joined()
    return arrow(expand, names, "") + condition + children + (branch.distinctPairs ? " pairs" : "")
  }

  private static func sortKeys(_ keys: [BoundSortKey], _ text: ExpressionText) -> String {
    keys.map { text[$0.expression] + ($0.isDescending ? " DESC" : "") }.joined(separator: ", ")
  }

  private static func list(
    _ items: [BoundItem], _ text: ExpressionText, _ names: PlanNames
  ) -> String {
    items.map { item in
      let value = text[item.expression]
      let name = names[item.slot]
      return value == name || name == "_" ? value : "\(value) AS \(name)"
    }.joined(separator: ", ")
  }

  private static func range(_ minimum: Int, _ maximum: Int?) -> String {
    "*\(minimum)..\(maximum.map { "\($0)" } ?? "")"
  }

  private static func arrow(_ expand: Expand, _ names: PlanNames, _ range: String) -> String {
    let types = expand.types.isEmpty ? "" : ":" + expand.types.joined(separator: "|")
    let name = names[expand.edge] == "_" ? "" : names[expand.edge]
    let middle = "[\(name)\(types)\(range)]"
    let (left, right) =
      switch expand.direction {
      case .outgoing: ("-", "->")
      case .incoming: ("<-", "-")
      case .either: ("-", "-")
      }
    return "(\(names[expand.from]))\(left)\(middle)\(right)(\(names[expand.to]))"
  }
}

/// Bound expressions as text, close to how a query writes them.
package struct ExpressionText {
  let names: PlanNames

  package init(names: PlanNames) { self.names = names }

  package subscript(expression: BoundExpression) -> String {
    switch expression.kind {
    case .literal(let value): return literal(value)
    case .parameter(let name): return "$\(name)"
    case .slot(let slot): return names[slot]
    case .list(let elements): return "[" + join(elements) + "]"
    case .map(let entries):
      return "{" + entries.map { "\($0.key): \(self[$0.value])" }.joined(separator: ", ") + "}"
    case .mapProjection(let subject, _): return "\(self[subject]) {…}"
    case .property(let base, let key): return "\(self[base]).\(key)"
    case .index(let base, let index): return "\(self[base])[\(self[index])]"
    case .slice(let base, let from, let to):
      return "\(self[base])[\(from.map { self[$0] } ?? "")..\(to.map { self[$0] } ?? "")]"
    case .unary(let op, let operand):
      return op == .not ? "NOT \(self[operand])" : "\(op.rawValue)\(self[operand])"
    case .binary(let op, let left, let right): return "\(self[left]) \(op.rawValue) \(self[right])"
    case .logical(let op, let operands):
      return "(" + operands.map { self[$0] }.joined(separator: " \(op.rawValue) ") + ")"
    case .comparison(let op, let left, let right):
      return "\(self[left]) \(op.rawValue) \(self[right])"
    case .isNull(let operand, let negated):
      return "\(self[operand]) IS \(negated ? "NOT " : "")NULL"
    case .hasLabels(let base, let labels): return "\(self[base]):\(text(of: labels))"
    case .call(let name, let arguments): return "\(name)(\(join(arguments)))"
    case .aggregate(let aggregate): return self.aggregate(aggregate)
    case .case: return "CASE … END"
    case .listComprehension(let slot, let list, _, _):
      return "[\(names[slot]) IN \(self[list]) …]"
    case .quantifier(let kind, let slot, let list, let predicate):
      return "\(kind.rawValue)(\(names[slot]) IN \(self[list]) WHERE \(self[predicate]))"
    case .reduce: return "reduce(…)"
    case .path: return "path"
    case .subquery(let subquery):
      switch subquery.kind {
      case .exists: return "EXISTS {…}"
      case .count: return "COUNT {…}"
      case .collect: return "COLLECT {…}"
      case .first: return "shortestPath(…)"
      }
    }
  }

  func aggregate(_ aggregate: BoundAggregate) -> String {
    let arguments = aggregate.arguments.isEmpty ? "*" : join(aggregate.arguments)
    return "\(aggregate.function)(\(aggregate.isDistinct ? "DISTINCT " : "")\(arguments))"
  }

  private func join(_ expressions: [BoundExpression]) -> String {
    expressions.map { self[$0] }.joined(separator: ", ")
  }

  private func text(of labels: LabelExpression) -> String {
    switch labels {
    case .name(let name): name.text
    case .any: "%"
    case .not(let part): "!" + text(of: part)
    case .all(let parts): parts.map { text(of: $0) }.joined(separator: "&")
    case .either(let parts): parts.map { text(of: $0) }.joined(separator: "|")
    }
  }

  private func literal(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .float(let value): "\(value)"
    case .string(let value): "'\(value)'"
    default: "…"
    }
  }
}
