import PropertyGraph

extension WrittenValue {
  /// Writes a query's value as the graph shows it.
  init(_ value: Value, in graph: Graph) {
    switch value {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .list(let elements): self = .list(elements.map { WrittenValue($0, in: graph) })
    case .map(let entries): self = .map(entries.mapValues { WrittenValue($0, in: graph) })
    case .node(let node): self = .node(node, in: graph)
    case .edge(let edge): self = .edge(edge, in: graph)
    case .path(let path): self = .path(path, in: graph)
    case .date(let value): self = .string(value.description)
    case .localTime(let value): self = .string(value.description)
    case .time(let value): self = .string(value.description)
    case .localDateTime(let value): self = .string(value.description)
    case .dateTime(let value): self = .string(value.description)
    case .duration(let value): self = .string(value.description)
    }
  }

  private static func node(_ node: NodeID, in graph: Graph) -> WrittenValue {
    .node(
      labels: Set(graph.labels(of: node).map { graph.name(of: $0) }),
      properties: properties(graph.properties(of: node), in: graph))
  }

  private static func edge(_ edge: EdgeID, in graph: Graph) -> WrittenValue {
    .relationship(
      type: graph.name(of: graph.type(of: edge)),
      properties: properties(graph.properties(of: edge), in: graph))
  }

  private static func path(_ path: Path, in graph: Graph) -> WrittenValue {
    let hops = path.edges.enumerated().map { index, edge in
      Hop(
        relationship: .edge(edge, in: graph),
        isForward: graph.source(of: edge) == path.nodes[index],
        node: .node(path.nodes[index + 1], in: graph))
    }
    return .path(start: .node(path.nodes[0], in: graph), hops: hops)
  }

  private static func properties(
    _ properties: [(KeyID, Value)], in graph: Graph
  ) -> [String: WrittenValue] {
    Dictionary(
      uniqueKeysWithValues: properties.map { (graph.name(of: $0), WrittenValue($1, in: graph)) })
  }

  /// The value itself, as a parameter or a procedure's result; `nil` for nodes and the like.
  var plainValue: Value? {
    switch self {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let value): return .string(value)
    case .list(let elements):
      let values = elements.compactMap(\.plainValue)
      return values.count == elements.count ? .list(values) : nil
    case .map(let entries):
      let values = entries.compactMapValues(\.plainValue)
      return values.count == entries.count ? .map(values) : nil
    case .node, .relationship, .path: return nil
    }
  }
}
