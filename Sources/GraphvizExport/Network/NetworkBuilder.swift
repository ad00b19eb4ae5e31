import PropertyGraph

/// Gathers what a picture shows and says about chosen nodes and edges.
struct NetworkBuilder {
  let graph: Graph
  /// Most sentences kept for one node or edge.
  private static let proofLimit = 40
  /// Unicode scalars of context kept on either side of a sentence.
  private static let context = 60

  /// - Parameters:
  ///   - nodes: With their rings.
  ///   - edges: With both ends among the nodes.
  ///   - omitted: Nodes that get a "more" node beside them.
  func network(
    nodes: [NodeID: Int?], centres: Set<NodeID>, edges: [EdgeID],
    omitted: [(node: NodeID, count: Int)]
  ) throws -> Network {
    let order = nodes.keys.sorted()
    let index = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var texts = DocumentTexts(store: graph.evidence)
    var drawn: [Network.Node] = []
    for id in order {
      drawn.append(
        try node(id, ring: nodes[id] ?? nil, isCentre: centres.contains(id), texts: &texts))
    }
    var ties: [Network.Edge] = []
    for id in edges {
      guard let source = index[graph.source(of: id)], let target = index[graph.target(of: id)]
      else { continue }
      ties.append(
        try edge(id, from: source, to: target, between: drawn[source], drawn[target], &texts))
    }
    for (position, (node, count)) in omitted.enumerated() {
      guard let anchor = index[node] else { continue }
      drawn.append(
        Network.Node(
          id: position, name: "", label: "", ring: drawn[anchor].ring.map { $0 + 1 },
          omitted: count))
      ties.append(Network.Edge(id: position, type: "", from: anchor, to: drawn.count - 1))
    }
    return Network(nodes: drawn, edges: ties)
  }

  private func node(
    _ id: NodeID, ring: Int?, isCentre: Bool, texts: inout DocumentTexts
  ) throws -> Network.Node {
    var name: String?
    var aliases: [String] = []
    var properties: [Network.Property] = []
    for (key, value) in graph.properties(of: id) {
      switch (graph.name(of: key), value) {
      case ("name", .string(let text)): name = text
      case ("aliases", .list(let values)): aliases = values.map(PropertyText.text)
      // Counted from the evidence itself.
      case ("sources", .integer): continue
      case (let key, let value):
        properties.append(Network.Property(key, PropertyText.text(value)))
      }
    }
    let label = graph.labels(of: id).first.map { graph.name(of: $0) } ?? ""
    let shown = name ?? "\(label) \(id.index)"
    let evidence = try graph.evidence.evidence(of: .node(id))
    return Network.Node(
      id: Int(id.index), name: shown, label: label, isCentre: isCentre, ring: ring,
      aliases: aliases, properties: properties, sources: Set(evidence.map(\.document)).count,
      proofs: try proofs(evidence, naming: [shown] + aliases, &texts))
  }

  private func edge(
    _ id: EdgeID, from source: Int, to target: Int, between first: Network.Node,
    _ second: Network.Node, _ texts: inout DocumentTexts
  ) throws -> Network.Edge {
    var properties: [Network.Property] = []
    var sources: Int?
    for (key, value) in graph.properties(of: id) {
      switch (graph.name(of: key), value) {
      case ("sources", .integer(let count)): sources = Int(clamping: count)
      case (let key, let value):
        properties.append(Network.Property(key, PropertyText.text(value)))
      }
    }
    let evidence = try graph.evidence.evidence(of: .edge(id))
    let names = [first.name] + first.aliases + [second.name] + second.aliases
    return Network.Edge(
      id: Int(id.index), type: graph.name(of: graph.type(of: id)), from: source, to: target,
      sources: max(1, sources ?? Set(evidence.map(\.document)).count), properties: properties,
      proofs: try proofs(evidence, naming: names, &texts))
  }

  private func proofs(
    _ evidence: [Evidence], naming names: [String], _ texts: inout DocumentTexts
  ) throws -> [Network.Proof] {
    // Several rules may have read the same sentence.
    var seen: Set<String> = []
    var result: [Network.Proof] = []
    for item in evidence where seen.insert("\(item.document)\n\(item.start)-\(item.end)").inserted {
      guard result.count < Self.proofLimit else { break }
      let (title, lead, trail) = try texts.surroundings(of: item, length: Self.context)
      result.append(
        Network.Proof(
          document: item.document, title: title, line: item.line, lead: lead, text: item.text,
          trail: trail, marked: names.filter { !$0.isEmpty && item.text.contains($0) }))
    }
    return result
  }
}

/// Documents' texts as they are needed, each read once.
private struct DocumentTexts {
  let store: any EvidenceStore
  private var read: [String: (title: String?, text: [Unicode.Scalar])] = [:]

  init(store: any EvidenceStore) { self.store = store }

  /// The document's title, and what stands before and after the evidence in the same line.
  mutating func surroundings(
    of evidence: Evidence, length: Int
  ) throws -> (title: String?, lead: String, trail: String) {
    if read[evidence.document] == nil {
      let document = try store.document(evidence.document)
      read[evidence.document] = (document?.title, Array((document?.text ?? "").unicodeScalars))
    }
    guard let (title, text) = read[evidence.document],
      (0...text.count).contains(evidence.start),
      (evidence.start...text.count).contains(evidence.end)
    else { return (nil, "", "") }
    let lead = text[max(0, evidence.start - length)..<evidence.start]
    let trail = text[evidence.end..<min(text.count, evidence.end + length)]
    let leadStart = lead.lastIndex(of: "\n").map { $0 + 1 } ?? lead.startIndex
    let trailEnd = trail.firstIndex(of: "\n") ?? trail.endIndex
    return (title, string(lead[leadStart...]), string(trail[..<trailEnd]))
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
