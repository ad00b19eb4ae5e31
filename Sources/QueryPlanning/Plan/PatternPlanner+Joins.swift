/// Parts of a pattern that share no variable.
extension PatternPlanner {
  /// Matches the part of the pattern around a node by itself and joins it, when a condition says
  /// that a value of it equals one of the rows so far; better than the part once for each row.
  func join(_ start: Slot, _ state: inout State) -> Bool {
    guard planner.optimizes, state.builder.imports.isEmpty, !state.builder.bound.isEmpty else {
      return false
    }
    if case .property = access(for: start, state).access,
      state.builder.plan.rows * 8 < planner.statistics.nodes
    {
      // Few rows: an index is asked for each.
      return false
    }
    let part = part(around: start, state)
    guard part.nodes.isDisjoint(with: state.builder.bound), part.isPlain,
      state.done.allSatisfy(\.isPlain)
    else { return false }
    let bound = state.builder.bound
    let own = part.slots
    var key: JoinKey?
    for predicate in state.predicates where key == nil {
      guard case .comparison(.equal, let left, let right) = predicate.kind else { continue }
      for (outer, inner) in [(left, right), (right, left)]
      where !outer.freeSlots.isEmpty && outer.freeSlots.isSubset(of: bound)
        && !inner.freeSlots.isEmpty && inner.freeSlots.isSubset(of: own)
      {
        key = JoinKey(left: outer, right: inner)
        state.predicates.removeAll { $0 == predicate }
        break
      }
    }
    guard let key else { return false }
    var inner = State(
      builder: PlanBuilder(plan: LogicalPlan(.argument([]), rows: 1), bound: [], imports: []),
      links: part.links, nodes: state.nodes.filter(part.nodes.contains),
      predicates: state.predicates.filter { $0.freeSlots.isSubset(of: own) }, paths: [])
    let ownPredicates = inner.predicates
    match(&inner)
    let rows = state.builder.plan.rows * inner.builder.plan.rows
    // What was matched apart may have taken the same relationship.
    for link in part.links {
      for other in state.done where canMeet(link, other) && !differAnyway(link, other) {
        state.predicates.append(.differ(link.edge, other.edge))
      }
    }
    state.builder.plan = LogicalPlan(
      .hashJoin(key), [state.builder.plan, inner.builder.plan],
      rows: rows / max(inner.builder.plan.rows.squareRoot(), 1))
    state.builder.bound.formUnion(inner.builder.bound)
    state.links.removeAll { link in part.links.contains { $0.edge == link.edge } }
    state.done += inner.done
    state.predicates.removeAll(where: ownPredicates.contains)
    return true
  }

  private struct Part {
    var nodes: Set<Slot>
    var links: [BoundLink]
    var slots: Set<Slot> { nodes.union(links.map(\.edge)) }
    var isPlain: Bool { links.allSatisfy(\.isPlain) }
  }

  /// The nodes and links that hang together with a node. Only plain links: of others it cannot be
  /// said afterwards whether they share relationships with the rest.
  private func part(around start: Slot, _ state: State) -> Part {
    var part = Part(nodes: [start], links: [])
    var grows = true
    while grows {
      grows = false
      for link in state.links
      where !part.links.contains(where: { $0.edge == link.edge })
        && (part.nodes.contains(link.from) || part.nodes.contains(link.to))
      {
        part.nodes.formUnion([link.from, link.to])
        part.links.append(link)
        grows = true
      }
    }
    return part
  }
}
