import PropertyGraph
import QuerySyntax
import SourceText

/// Chooses where the match of a pattern starts, in which order its links are followed, and where
/// its conditions are tested.
///
/// Greedy: what is cheapest by the graph's counts comes next; a condition is tested as soon as its
/// variables are bound.
struct PatternPlanner {
  let planner: LogicalPlanner
  let pattern: BoundPattern
  /// The conditions of the whole pattern.
  private(set) var predicates: [BoundExpression] = []

  init(planner: LogicalPlanner, pattern: BoundPattern) {
    self.planner = planner
    self.pattern = pattern
  }

  /// A plan of its own, over rows that have the imported columns.
  func plan(_ predicates: [BoundExpression], imports: Set<Slot>) -> LogicalPlan {
    var builder = PlanBuilder(
      plan: LogicalPlan(.argument(imports), rows: 1), bound: imports, imports: Array(imports))
    extend(&builder, predicates)
    return builder.plan
  }

  /// Adds the pattern to a plan.
  func extend(_ builder: inout PlanBuilder, _ predicates: [BoundExpression]) {
    var planner = self
    planner.predicates = predicates
    planner.extend(&builder)
  }

  private func extend(_ builder: inout PlanBuilder) {
    var state = State(
      builder: builder, links: pattern.links, nodes: pattern.nodes, predicates: predicates,
      paths: pattern.paths)
    dropNulls(&state)
    match(&state)
    if !state.paths.isEmpty { planner.addPaths(state.paths, to: &state.builder) }
    state.paths = []
    if !state.predicates.isEmpty { state.builder.add(.filter(state.predicates)) }
    builder = state.builder
  }

  /// Follows all links and binds all nodes.
  func match(_ state: inout State) {
    place(&state)
    while !state.links.isEmpty || !state.nodes.isEmpty {
      if let index = nextLink(state), isWorthwhile(state.links[index], state) {
        follow(state.links.remove(at: index), &state)
      } else if let node = nextStart(state) {
        if !join(node, &state) { scan(node, &state) }
      } else {
        break
      }
      state.nodes.removeAll { state.builder.bound.contains($0) }
      place(&state)
    }
  }

  struct State {
    var builder: PlanBuilder
    var links: [BoundLink]
    var nodes: [Slot]
    var predicates: [BoundExpression]
    var paths: [BoundPath]
    var done: [BoundLink] = []
  }

  /// A node that was bound before may be null, which never matches.
  private func dropNulls(_ state: inout State) {
    let bound = pattern.nodes.filter { node in
      state.builder.bound.contains(node)
        && !pattern.links.contains { $0.from == node || $0.to == node }
    }
    let tests = bound.map { slot in
      BoundExpression(
        .isNull(.slot(slot, .node, .init(0, 0)), negated: true), type: .boolean,
        range: .init(0, 0))
    }
    if !tests.isEmpty { state.builder.add(.filter(tests)) }
    state.nodes.removeAll { state.builder.bound.contains($0) }
  }

  /// Tests every condition whose variables are bound; builds paths whose parts are.
  private func place(_ state: inout State) {
    let isComplete = state.links.isEmpty && state.nodes.isEmpty
    guard planner.optimizes || isComplete else { return }
    var ready: [BoundExpression] = []
    state.predicates.removeAll { predicate in
      guard predicate.freeSlots.isSubset(of: state.builder.bound) else { return false }
      ready.append(predicate)
      return true
    }
    guard !ready.isEmpty else { return }
    let selectivity = ready.reduce(1.0) { $0 * Selectivity.of($1) }
    state.builder.add(.filter(ready), rows: state.builder.plan.rows * selectivity)
  }

  // MARK: - Links

  private func nextLink(_ state: State) -> Int? {
    let bound = state.builder.bound
    var best: (index: Int, cost: Double)?
    for (index, link) in state.links.enumerated() {
      let ends = (bound.contains(link.from), bound.contains(link.to))
      let isKnown = bound.contains(link.edge) && pattern.bound.contains(link.edge)
      if case .selected = link.form {
        // Matched by itself; the later the better, since then its ends are bound.
        if best == nil { best = (index, .infinity) }
        continue
      }
      guard ends.0 || ends.1 || isKnown else { continue }
      if case .group = link.form, !ends.0 { continue }
      if case .shortest = link.form, !(ends.0 && ends.1) {
        // Both ends first, when the other can be found otherwise.
        if state.nodes.contains(ends.0 ? link.to : link.from), planner.optimizes,
          hasCheapStart(ends.0 ? link.to : link.from, state)
        {
          continue
        }
      }
      guard planner.optimizes else { return index }
      var cost = planner.statistics.degree(types: link.types, direction: link.direction)
      if ends.0 && ends.1 { cost = min(cost, 0.5) / 1000 }
      if isKnown { cost = 0 }
      switch link.form {
      case .single: break
      case .variable(let repetition):
        cost *= Double(min(repetition.maximum ?? 6, 6)) * 4
      case .shortest, .group, .selected: cost = cost * 100 + 100
      }
      if let current = best, current.cost <= cost { continue }
      best = (index, cost)
    }
    return best?.index
  }

  /// A path pattern that is chosen from waits until other nodes of the clause are bound.
  private func isWorthwhile(_ link: BoundLink, _ state: State) -> Bool {
    if case .selected = link.form { state.nodes.isEmpty } else { true }
  }

  private func hasCheapStart(_ node: Slot, _ state: State) -> Bool {
    if case .property = access(for: node, state).access { return true }
    return false
  }

  private func follow(_ link: BoundLink, _ state: inout State) {
    let bound = state.builder.bound
    let isKnown = bound.contains(link.edge) && pattern.bound.contains(link.edge)
    var expand = Expand(
      from: link.from, edge: link.edge, to: link.to, isInto: false, types: link.types,
      direction: link.direction, mode: link.mode, distinctFrom: [], distinctFromLists: [])
    if link.mode != .walk {
      for other in state.done
      where other.mode != .walk && canMeet(link, other) && !differAnyway(link, other) {
        if case .single = other.form {
          expand.distinctFrom.append(other.edge)
        } else {
          expand.distinctFromLists.append(other.edge)
        }
      }
    }
    let reversible: Bool
    switch link.form {
    case .group, .selected: reversible = false
    case .variable: reversible = !isKnown
    case .single, .shortest: reversible = true
    }
    let reverses = !bound.contains(link.from) && bound.contains(link.to) && reversible
    if reverses { expand.reverse() }
    expand.isInto = bound.contains(link.from) && bound.contains(link.to)
    let degree = planner.statistics.degree(types: link.types, direction: expand.direction)
    let rows = state.builder.plan.rows * (expand.isInto ? min(1, degree / 10) : degree)
    var binds = [expand.edge, expand.from, expand.to]
    let operation: LogicalPlan.Operation
    switch link.form {
    case .single: operation = isKnown ? .ends(expand) : .expand(expand)
    case .variable(let repetition):
      operation =
        isKnown
        ? .checkList(expand, repetition)
        : .expandVariable(expand, repetition, buildsList: true)
    case .shortest(let repetition, let selector):
      operation = .shortestPath(expand, repetition, selector)
    case .group(let group):
      let inner = PatternPlanner(planner: planner, pattern: group.innerPattern)
        .plan(
          group.predicates, imports: state.builder.bound.union([group.first]))
      operation = .expandGroup(expand, group, inner: Box(inner))
      binds += group.exports.map(\.outer)
    case .selected(let selection):
      let inner = PatternPlanner(planner: planner, pattern: selection.pattern)
        .plan(selection.predicates, imports: state.builder.bound)
      operation = .selectPaths(selection, inner: Box(inner))
      binds += selection.slots
    }
    state.builder.add(operation, rows: rows, binds: binds)
    state.done.append(link)
    guard !isKnown else { return }
    switch link.form {
    case .single: dropKnownLabels(expand, isRepeated: false, &state)
    case .variable(let repetition) where repetition.minimum > 0:
      dropKnownLabels(expand, isRepeated: true, &state)
    default: break
    }
  }

  /// Label tests that the type of the relationships already answers.
  ///
  /// - Parameter isRepeated: Whether several relationships follow each other: then a label of the
  ///   first node says something about the last only where every relationship hands it on.
  private func dropKnownLabels(_ expand: Expand, isRepeated: Bool, _ state: inout State) {
    guard planner.optimizes else { return }
    var back = expand
    back.reverse()
    state.predicates.removeAll { predicate in
      guard case .hasLabels(let element, let test) = predicate.kind,
        let names = test.conjunction, case .slot(let slot) = element.kind
      else { return false }
      if slot == expand.to {
        let near = labels(of: expand.from)
        return names.allSatisfy { name in
          planner.schema.endsIn(
            name.text, expand, near: isRepeated ? near.filter { $0 == name.text } : near)
        }
      }
      return slot == expand.from && names.allSatisfy { planner.schema.endsIn($0.text, back) }
    }
  }

  /// The labels that the pattern asks of a node. Once the node is bound they have been tested.
  func labels(of node: Slot) -> [String] {
    predicates.flatMap { predicate -> [String] in
      guard case .hasLabels(let element, let test) = predicate.kind,
        case .slot(node) = element.kind
      else { return [] }
      return test.conjunction?.map(\.text) ?? []
    }
  }

  // MARK: - Starts

  private func nextStart(_ state: State) -> Slot? {
    guard planner.optimizes else { return state.nodes.first }
    var best: (node: Slot, cost: Double)?
    for node in state.nodes {
      let cost = startCost(node, state)
      if let current = best, current.cost <= cost { continue }
      best = (node, cost)
    }
    return best?.node
  }

  /// What it costs to start at a node: the rows that are expected to pass the conditions on it, and
  /// a little for those that do not. A start from which only paths of unknown length lead on costs
  /// more than its rows say.
  private func startCost(_ node: Slot, _ state: State) -> Double {
    let access = access(for: node, state)
    var passing = access.rows
    for predicate in state.predicates where predicate.freeSlots == [node] {
      switch predicate.kind {
      case .hasLabels: break
      default: passing *= planner.schema.selectivity(of: predicate)
      }
    }
    let links = state.links.filter { $0.from == node || $0.to == node }
    let isVague = !links.isEmpty && !links.contains(where: \.isPlain)
    return (passing + access.rows / 10) * (isVague ? 4 : 1)
  }

  private func scan(_ node: Slot, _ state: inout State) {
    let (access, rows, used) = access(for: node, state)
    if let used { state.predicates.removeAll { $0 == used } }
    state.builder.add(
      .scan(NodeScan(slot: node, access: access)), rows: max(state.builder.plan.rows, 1) * rows,
      binds: [node])
  }

  /// The cheapest way to find a node, and the condition that it makes superfluous.
  func access(
    for node: Slot, _ state: State
  ) -> (access: NodeScan.Access, rows: Double, used: BoundExpression?) {
    var best: (access: NodeScan.Access, rows: Double, used: BoundExpression?) = (
      .all, planner.statistics.nodes, nil
    )
    guard planner.optimizes else { return best }
    var label: String?
    for predicate in state.predicates {
      guard case .hasLabels(let element, let test) = predicate.kind,
        case .slot(node) = element.kind, let names = test.conjunction
      else { continue }
      for name in names {
        let rows = planner.statistics.nodes(label: name.text)
        if label == nil || rows < best.rows {
          best = (.label(name.text), rows, names.count == 1 ? predicate : nil)
          label = name.text
        }
      }
    }
    for predicate in state.predicates {
      guard let (key, value) = predicate.propertyEquality(of: node),
        value.freeSlots.isSubset(of: state.builder.bound)
      else { continue }
      let isKey = key == "id" || key == "name"
      let rows = isKey ? 1 : max(best.rows / 10, 1)
      if rows < best.rows || (isKey && best.rows <= 1) {
        guard isKey else { continue }
        best = (.property(label: label, key: key, value: value), min(rows, best.rows), nil)
      }
    }
    return best
  }
}
