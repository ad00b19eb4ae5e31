import Concentric

/// What a graph holds, in words and numbers.
enum GraphSchema {
  /// Labels, types, keys and what types join, with counts and an example each.
  static func text(of graph: Graph, as formatter: any ResultFormatter) -> String {
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
    var edgeRows: [[Value]] = []
    var endRows: [[Value]] = []
    let values = ValueText(
      graph: graph, undirectedTypes: FormatOptions().undirectedTypes, showsEdgeProperties: false)
    for type in graph.types where graph.edgeCount(type: type) > 0 {
      var keys = Set<KeyID>()
      var ends: [Ends: (count: Int, example: EdgeID)] = [:]
      for edge in graph.edges(type: type) {
        for (key, _) in graph.properties(of: edge) { keys.insert(key) }
        ends[Ends(of: edge, in: graph), default: (0, edge)].count += 1
      }
      let name = Value.string(graph.name(of: type))
      edgeRows.append(
        [name, .integer(Int64(graph.edgeCount(type: type))), .string(list(keys, in: graph))])
      for (ends, found) in ends.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
      {
        endRows.append([
          .string(ends.source), name, .string(ends.target), .integer(Int64(found.count)),
          .string(values.readable(.edge(found.example))),
        ])
      }
    }
    let nodes = formatter.text(
      of: ResultTable(columns: ["label", "nodes", "keys", "example"], rows: nodeRows, graph: graph))
    let edges = formatter.text(
      of: ResultTable(columns: ["type", "edges", "keys"], rows: edgeRows, graph: graph))
    let ends = formatter.text(
      of: ResultTable(
        columns: ["from", "type", "to", "edges", "example"], rows: endRows, graph: graph))
    return [nodes, edges, ends].joined(separator: "\n")
  }

  private static func list(_ keys: Set<KeyID>, in graph: Graph) -> String {
    keys.sorted().map { graph.name(of: $0) }.joined(separator: ", ")
  }

  /// The first labels of an edge's nodes.
  private struct Ends: Hashable, Comparable {
    let source: String
    let target: String

    init(of edge: EdgeID, in graph: Graph) {
      func label(_ node: NodeID) -> String {
        graph.labels(of: node).first.map { graph.name(of: $0) } ?? ""
      }
      source = label(graph.source(of: edge))
      target = label(graph.target(of: edge))
    }

    static func < (left: Ends, right: Ends) -> Bool {
      (left.source, left.target) < (right.source, right.target)
    }
  }
}

extension Graph {
  /// A node's property, `.null` without a key.
  fileprivate func propertyText(_ key: KeyID?, of node: NodeID) -> Value {
    key.map { property($0, of: node) } ?? .null
  }
}
