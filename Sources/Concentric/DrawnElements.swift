/// The nodes and edges that a query's result holds, also inside paths, lists and maps.
public struct DrawnElements: Sendable {
  public private(set) var nodes: [NodeID] = []
  public private(set) var edges: [EdgeID] = []

  public init(_ result: QueryResult) {
    for row in result.rows { row.forEach { add($0) } }
  }

  private mutating func add(_ value: Value) {
    switch value {
    case .node(let node): nodes.append(node)
    case .edge(let edge): edges.append(edge)
    case .path(let path):
      nodes += path.nodes
      edges += path.edges
    case .list(let items): items.forEach { add($0) }
    case .map(let members): members.values.forEach { add($0) }
    default: break
    }
  }
}
