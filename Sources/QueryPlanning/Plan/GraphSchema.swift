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
}
