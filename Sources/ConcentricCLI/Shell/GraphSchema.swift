import Concentric

/// What a graph holds, in words and numbers.
enum GraphSchema {
  /// Labels, types and keys, with counts and an example each.
  static func text(of graph: Graph) -> String {
    guard graph.nodeCount > 0 else { return "the graph is empty\n" }
    let name = graph.key(named: "name")
    let nodeRows: [[Value]] = graph.labels.filter { graph.nodeCount(label: $0) > 0 }.map { label in
      var keys = Set<KeyID>()
      var example: NodeID?
      for node in graph.nodes(label: label) {
        for (key, _) in graph.properties(of: node) { keys.insert(key) }
        if example == nil, let name, !graph.property(name, of: node).isNull { example = node }
      }
      return [
        .string(graph.name(of: label)), .integer(Int64(graph.nodeCount(label: label))),
        .string(list(keys, in: graph)), example.map { graph.propertyText(name, of: $0) } ?? .null,
      ]
    }
    let edgeRows: [[Value]] = graph.types.filter { graph.edgeCount(type: $0) > 0 }.map { type in
      var keys = Set<KeyID>()
      var ends: [String: Int] = [:]
      var example: EdgeID?
      for edge in graph.edges(type: type) {
        for (key, _) in graph.properties(of: edge) { keys.insert(key) }
        ends[pattern(edge, in: graph), default: 0] += 1
        if example == nil { example = edge }
      }
      let patterns = ends.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.key) \($0.value)" }
      return [
        .string(graph.name(of: type)), .integer(Int64(graph.edgeCount(type: type))),
        .string(patterns.joined(separator: ", ")), .string(list(keys, in: graph)),
        example.map(Value.edge) ?? .null,
      ]
    }
    let plain = PlainFormatter()
    let nodes = plain.text(
      of: ResultTable(columns: ["label", "nodes", "keys", "example"], rows: nodeRows, graph: graph))
    let edges = VerticalFormatter().text(
      of: ResultTable(
        columns: ["type", "edges", "ends", "keys", "example"], rows: edgeRows, graph: graph))
    return nodes + "\n" + edges
  }

  private static func list(_ keys: Set<KeyID>, in graph: Graph) -> String {
    keys.sorted().map { graph.name(of: $0) }.joined(separator: ", ")
  }

  private static func pattern(_ edge: EdgeID, in graph: Graph) -> String {
    func label(_ node: NodeID) -> String {
      graph.labels(of: node).first.map { graph.name(of: $0) } ?? ""
    }
    return "\(label(graph.source(of: edge)))→\(label(graph.target(of: edge)))"
  }
}

extension Graph {
  /// A node's property, `.null` without a key.
  fileprivate func propertyText(_ key: KeyID?, of node: NodeID) -> Value {
    key.map { property($0, of: node) } ?? .null
  }
}
