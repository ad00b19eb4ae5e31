import PropertyGraph
import QuerySyntax

/// What the frozen columns of a graph prove about all its elements. Holds as long as the graph is
/// not changed, so it serves only plans that are made for one run.
struct GraphSchema {
  private let graph: Graph
  private let frozen: FrozenGraph?

  /// - Parameter isReadOnly: Whether the plan leaves the graph as it is; else nothing is proved.
  init(graph: Graph, isReadOnly: Bool) {
    self.graph = graph
    frozen = isReadOnly ? graph.frozen : nil
  }

  /// Whether anything can be proved: the graph is frozen and stays as it is.
  var isProving: Bool { frozen != nil }

  /// Whether every relationship of the types has, at the end that `expand` leads to, a node with
  /// the label.
  ///
  /// - Parameter near: Labels that the node at its start has.
  func endsIn(_ label: String, _ expand: Expand, near: [String] = []) -> Bool {
    guard let frozen, let label = graph.label(named: label) else { return false }
    let types = expand.types.compactMap { graph.type(resolving: $0) }.map(\.index)
    guard types.count == expand.types.count else { return false }
    let sets = graph.labelSets
    let entries = frozen.contents.statistics.entries.filter {
      types.isEmpty || types.contains($0.type)
    }
    guard !entries.isEmpty else { return false }
    let nearLabels = near.compactMap { graph.label(named: $0) }
    guard nearLabels.count == near.count else { return false }
    return entries.allSatisfy { entry in
      var ways: [(near: UInt32, far: UInt32)] = []
      if expand.direction != .incoming {
        ways.append((entry.sourceLabelSet, entry.targetLabelSet))
      }
      if expand.direction != .outgoing {
        ways.append((entry.targetLabelSet, entry.sourceLabelSet))
      }
      return ways.allSatisfy { way in
        let start = sets[Int(way.near)]
        guard nearLabels.allSatisfy(start.contains) else { return true }
        return sets[Int(way.far)].contains(label)
      }
    }
  }

  /// Whether no two nodes have the same value of the key and every node has one.
  func identifies(_ key: String) -> Bool {
    guard let frozen, let key = graph.key(named: key), let column = frozen.nodeColumn(key) else {
      return false
    }
    return column.isAscending && column.count == graph.nodeCount
  }

  /// Whether the key's integers ascend with the node ids.
  func ascends(_ key: String) -> Bool { identifies(key) }

  /// Whether the relationships of the types, which must be of one type, make a simple graph: no
  /// loops, and no two relationships between the same two nodes, in whatever direction.
  func isSimple(_ types: [String]) -> Bool {
    guard let frozen, types.count == 1, let type = graph.type(resolving: types[0]) else {
      return false
    }
    return frozen.isSimple(type)
  }

  /// Whether no node has a label of the one list and one of the other.
  func excludes(_ labels: [String], _ others: [String]) -> Bool {
    guard frozen != nil else { return false }
    return labels.contains { name in
      others.contains { other in
        guard let label = graph.label(named: name), let other = graph.label(named: other) else {
          return true
        }
        return !graph.labelSets.contains { $0.contains(label) && $0.contains(other) }
      }
    }
  }

  /// Whether every value of the expression is an integer or null.
  func isInteger(_ expression: BoundExpression) -> Bool {
    if expression.type == .integer { return true }
    return if case .integers? = column(expression)?.values { true } else { false }
  }

  /// How many different values an expression can have; `nil` when many or unknown.
  func fewValues(_ expression: BoundExpression) -> Int? {
    if case .booleans? = column(expression)?.values { return 3 }
    return column(expression)?.codeCount
  }

  /// How many codes the values of a property have in the column itself; `nil` when they have none.
  func fewCodes(_ key: String, ofNodes isNode: Bool) -> Int? {
    guard let frozen, let key = graph.key(named: key) else { return nil }
    return (isNode ? frozen.nodeColumn(key) : frozen.edgeColumn(key))?.codeCount
  }

  /// How many of the elements are expected to pass a condition.
  func selectivity(of predicate: BoundExpression) -> Double {
    if case .comparison(.equal, let left, let right) = predicate.kind,
      case .words(_, let dictionary)? = (column(left) ?? column(right))?.values
    {
      return 1 / Double(max(1, dictionary.strings.count))
    }
    return Selectivity.of(predicate)
  }

  private func column(_ expression: BoundExpression) -> PropertyColumn? {
    guard let frozen, case .property(let base, let name) = expression.kind,
      case .slot = base.kind, let key = graph.key(named: name)
    else { return nil }
    switch base.type {
    case .node: return frozen.nodeColumn(key)
    case .edge: return frozen.edgeColumn(key)
    default: return nil
    }
  }
}
