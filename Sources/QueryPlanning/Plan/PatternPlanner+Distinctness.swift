import QuerySyntax

/// Which relationships of a pattern differ in every match, so that nothing needs to test it.
extension PatternPlanner {
  /// Whether something already makes sure that two links hold different relationships: whichever
  /// way their ends are laid on each other, two that differ would have to be one.
  func differAnyway(_ left: BoundLink, _ right: BoundLink) -> Bool {
    guard planner.optimizes, case .single = left.form, case .single = right.form else {
      return false
    }
    let distinct = distinct
    let (first, second) = (left.ends, right.ends)
    let straight = [[first.source, second.source], [first.target, second.target]]
    let crossed = [[first.source, second.target], [first.target, second.source]]
    let isDirected = left.direction != .either && right.direction != .either
    return (isDirected ? [straight] : [straight, crossed]).allSatisfy { pairs in
      pairs.contains { distinct.contains(Set($0)) }
    }
  }

  /// Pairs of nodes that differ in every match.
  private var distinct: Set<Set<Slot>> {
    var pairs: Set<Set<Slot>> = []
    var less: [String: [(Slot, Slot)]] = [:]
    for predicate in predicates {
      if let (left, right, _) = predicate.nodeInequality { pairs.insert([left, right]) }
      if let (low, high, key) = predicate.nodeOrder { less[key, default: []].append((low, high)) }
    }
    for edges in less.values {
      var all = edges
      var grows = true
      while grows, all.count < 200 {
        grows = false
        for (a, b) in all {
          for (c, d) in edges where b == c && !all.contains(where: { $0 == (a, d) }) {
            all.append((a, d))
            grows = true
          }
        }
      }
      for (low, high) in all where low != high { pairs.insert([low, high]) }
    }
    let nodes = Set(pattern.links.flatMap { [$0.from, $0.to] }).sorted()
    for (index, left) in nodes.enumerated() {
      for right in nodes[(index + 1)...]
      where planner.schema.excludes(labels(of: left), labels(of: right)) {
        pairs.insert([left, right])
      }
    }
    let simple = pattern.links.filter { link in
      if case .single = link.form { planner.schema.isSimple(link.types) } else { false }
    }
    for link in simple {
      if link.from != link.to { pairs.insert([link.from, link.to]) }
      // Two relationships in a row of a simple graph do not lead back when both have a direction.
      for next in simple
      where next.types == link.types && next.direction != .either && link.direction != .either
        && next.ends.source == link.ends.target && next.ends.target != link.ends.source
      {
        pairs.insert([link.ends.source, next.ends.target])
      }
    }
    return pairs
  }

  /// Whether two links could hold the same relationship, as far as types tell.
  func canMeet(_ left: BoundLink, _ right: BoundLink) -> Bool {
    for link in [left, right] {
      switch link.form {
      case .group, .selected: return true
      default: break
      }
    }
    if left.types.isEmpty || right.types.isEmpty { return true }
    let normal = { (name: String) in name.uppercased().split(separator: "-").joined(separator: "_")
    }
    return !Set(left.types.map(normal)).isDisjoint(with: right.types.map(normal))
  }
}
