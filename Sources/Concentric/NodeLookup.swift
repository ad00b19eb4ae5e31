/// Finds the node that someone means by a name.
public struct NodeLookup: Sendable {
  public let graph: Graph

  public init(_ graph: Graph) {
    self.graph = graph
  }

  /// The nodes that bear a name: those called so, else those that have it as an alias. `#12` is the
  /// node with that id.
  ///
  /// - Parameter label: Only nodes with this label; `nil` takes all.
  /// - Returns: In the order of the graph; several when things share a name.
  /// - Complexity: O(1) by the name index, O(nodes) for aliases.
  public func nodes(named name: String, label: String? = nil) -> [NodeID] {
    if name.hasPrefix("#"), let index = UInt32(name.dropFirst()) {
      let node = NodeID(index)
      return graph.contains(node) ? [node] : []
    }
    guard let key = graph.key(named: "name") else { return [] }
    let wanted = label.flatMap { graph.label(named: $0) }
    if label != nil, wanted == nil { return [] }
    let called = graph.nodes(label: wanted, key: key, equals: .string(name))
    return called.isEmpty ? nodes(alias: name, label: wanted) : called
  }

  /// The one node that bears a name.
  ///
  /// - Throws: ``Failure`` with near names, or with the nodes that share the name.
  public func node(named name: String, label: String? = nil) throws(Failure) -> NodeID {
    let nodes = nodes(named: name, label: label)
    if nodes.isEmpty { throw .unknown(name, near: suggestions(for: name)) }
    guard nodes.count == 1 else {
      throw .ambiguous(name, nodes.map { ($0, description(of: $0)) })
    }
    return nodes[0]
  }

  /// Why a name does not mean one node.
  public enum Failure: Error, CustomStringConvertible {
    case unknown(String, near: [String])
    /// The nodes that share the name, each with its label and what it belongs to.
    case ambiguous(String, [(node: NodeID, description: String)])

    public var description: String {
      switch self {
      case .unknown(let name, let near):
        let list = near.map { "'\($0)'" }.joined(separator: ", ")
        return "no node has the name '\(name)'"
          + (near.isEmpty ? "" : "\n  = did you mean \(list)?")
      case .ambiguous(let name, let nodes):
        let list = nodes.prefix(10).map { "  #\($0.node.index)  \($0.description)" }
        return "\(nodes.count) nodes have the name '\(name)'; give one of these instead:\n"
          + list.joined(separator: "\n")
      }
    }
  }

  /// A node's label, and what it belongs to.
  private func description(of node: NodeID) -> String {
    let labels = graph.labels(of: node).map { graph.name(of: $0) }.joined(separator: ":")
    guard let type = graph.type(named: "SUBORDINATE_TO") else { return labels }
    var above: [String] = []
    graph.forEachEdge(of: node, direction: .outgoing, types: [type]) { _, superior in
      above.append(name(of: superior))
    }
    return labels + (above.isEmpty ? "" : " of \(above.joined(separator: ", "))")
  }

  private func nodes(alias: String, label: LabelID?) -> [NodeID] {
    guard let key = graph.key(named: "aliases") else { return [] }
    return graph.nodes.filter { node in
      if let label, !graph.has(label, node) { return false }
      guard case .list(let aliases) = graph.property(key, of: node) else { return false }
      return aliases.contains { if case .string(alias) = $0 { true } else { false } }
    }
  }

  /// Names near a name that no node bears: those that contain it, else those spelt almost so.
  ///
  /// - Complexity: O(nodes).
  public func suggestions(for name: String, limit: Int = 5) -> [String] {
    let names = allNames()
    let holding = names.filter { $0.contains(name) }
      .sorted { ($0.count, $0) < ($1.count, $1) }
    if !holding.isEmpty { return Array(holding.prefix(limit)) }
    return Spelling.suggestions(for: name, among: names, limit: limit)
  }

  private func allNames() -> Set<String> {
    guard let key = graph.key(named: "name") else { return [] }
    var names: Set<String> = []
    for node in graph.nodes {
      if case .string(let name) = graph.property(key, of: node) { names.insert(name) }
    }
    return names
  }

  /// The name to show for a node; its id where it has none.
  public func name(of node: NodeID) -> String {
    if let key = graph.key(named: "name"), case .string(let name) = graph.property(key, of: node) {
      return name
    }
    return "#\(node.index)"
  }
}
