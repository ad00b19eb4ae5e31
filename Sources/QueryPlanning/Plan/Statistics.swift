import PropertyGraph
import QuerySyntax

/// Estimates from counts that the graph keeps.
struct Statistics {
  let graph: Graph

  var nodes: Double { Double(graph.nodeCount) }

  func nodes(label: String) -> Double {
    guard let id = graph.label(named: label) else { return 0 }
    return Double(graph.nodeCount(label: id))
  }

  func edges(types: [String]) -> Double {
    if types.isEmpty { return Double(graph.edgeCount) }
    return types.reduce(0) { sum, name in
      guard let id = graph.type(resolving: name) else { return sum }
      return sum + Double(graph.edgeCount(type: id))
    }
  }

  /// The mean number of relationships that leave a node in a direction.
  func degree(types: [String], direction: RelationshipPattern.Direction) -> Double {
    guard nodes > 0 else { return 0 }
    let mean = edges(types: types) / nodes
    return direction == .either ? mean * 2 : mean
  }
}

extension Graph {
  /// A relationship type by its name; `alliance-with` finds `ALLIANCE_WITH`.
  package func type(resolving name: String) -> TypeID? {
    if let id = type(named: name) { return id }
    guard name.contains("-") else { return nil }
    return type(named: name.uppercased().split(separator: "-").joined(separator: "_"))
  }
}
