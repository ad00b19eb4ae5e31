import Concentric

/// Finds the one node that an argument means.
enum NodeArgument {
  /// - Throws: ``CommandFailure`` that names near names, or those that share the name.
  static func node(
    named name: String, label: String? = nil, in graph: Graph
  ) throws(CommandFailure) -> NodeID {
    let lookup = NodeLookup(graph)
    let nodes = lookup.nodes(named: name, label: label)
    if nodes.count == 1 { return nodes[0] }
    if nodes.isEmpty {
      let near = lookup.suggestions(for: name).map { "'\($0)'" }.joined(separator: ", ")
      throw CommandFailure(
        "no node has the name '\(name)'" + (near.isEmpty ? "" : "\n  = did you mean \(near)?"))
    }
    let list = nodes.prefix(10).map { "  #\($0.index)  \(description(of: $0, lookup))" }
    throw CommandFailure(
      "\(nodes.count) nodes have the name '\(name)'; give one of these instead:\n"
        + list.joined(separator: "\n"))
  }

  /// A node's label, and what it belongs to.
  private static func description(of node: NodeID, _ lookup: NodeLookup) -> String {
    let graph = lookup.graph
    let labels = graph.labels(of: node).map { graph.name(of: $0) }.joined(separator: ":")
    guard let type = graph.type(named: "SUBORDINATE_TO") else { return labels }
    var above: [String] = []
    graph.forEachEdge(of: node, direction: .outgoing, types: [type]) { _, superior in
      above.append(lookup.name(of: superior))
    }
    return labels + (above.isEmpty ? "" : " of \(above.joined(separator: ", "))")
  }
}
