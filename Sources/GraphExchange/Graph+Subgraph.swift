import PropertyGraph

extension Graph {
  /// A graph of its own with these nodes and edges, the ends of the edges, their properties and
  /// evidence, and the documents that the evidence names. Ids are new, in the old order.
  ///
  /// - Throws: What the evidence store throws.
  public func subgraph(
    nodes: some Sequence<NodeID>, edges: some Sequence<EdgeID>
  ) throws -> Graph {
    let edges = Set(edges).filter { contains($0) }.sorted()
    var chosen = Set(nodes).filter { contains($0) }
    for edge in edges { chosen.formUnion([source(of: edge), target(of: edge)]) }
    var result = Graph()
    var proof = InMemoryEvidence()
    var documents: Set<String> = []
    var copies: [NodeID: NodeID] = [:]
    func copy(_ properties: [(KeyID, Value)]) -> [(KeyID, Value)] {
      properties.map { (result.intern(key: name(of: $0.0)), $0.1) }
    }
    func copyEvidence(of old: ElementID, to new: ElementID) throws {
      let found = try evidence.evidence(of: old)
      if found.isEmpty { return }
      proof.add(found, to: new)
      documents.formUnion(found.map(\.document))
    }
    for node in chosen.sorted() {
      let labels = labels(of: node).map { result.intern(label: name(of: $0)) }
      let new = result.createNode(labels: labels, properties: copy(properties(of: node)))
      copies[node] = new
      try copyEvidence(of: .node(node), to: .node(new))
    }
    for edge in edges {
      guard let source = copies[source(of: edge)], let target = copies[target(of: edge)] else {
        continue
      }
      let type = result.intern(type: name(of: type(of: edge)))
      let new = result.createEdge(
        type, from: source, to: target, properties: copy(properties(of: edge)))
      try copyEvidence(of: .edge(edge), to: .edge(new))
    }
    for id in documents.sorted() {
      if let document = try evidence.document(id) { proof.add(document) }
    }
    result.evidence = proof
    return result
  }

  /// The subgraph of all nodes and edges that stand in these values, also within lists, maps and
  /// paths: what a query's result shows of the graph.
  ///
  /// - Throws: What the evidence store throws.
  public func subgraph(of values: some Sequence<Value>) throws -> Graph {
    var nodes: Set<NodeID> = []
    var edges: Set<EdgeID> = []
    func gather(_ value: Value) {
      switch value {
      case .node(let node): nodes.insert(node)
      case .edge(let edge): edges.insert(edge)
      case .path(let path):
        nodes.formUnion(path.nodes)
        edges.formUnion(path.edges)
      case .list(let values): values.forEach(gather)
      case .map(let values): values.values.forEach(gather)
      default: break
      }
    }
    values.forEach(gather)
    return try subgraph(nodes: nodes, edges: edges)
  }
}
