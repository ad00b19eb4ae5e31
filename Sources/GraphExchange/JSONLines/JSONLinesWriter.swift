import PropertyGraph

/// Our own lossless exchange format: one JSON object a line.
///
/// A `graph` line, then `document` lines, `node` lines and `edge` lines. Nodes and edges are
/// numbered from 0 without holes. Names stand in the order of their UTF-8 bytes, so that equal
/// graphs give equal bytes. A float always has a point or an exponent, an integer never; kinds of
/// values that JSON lacks are objects with one name that starts with `$`:
///
///     {"kind":"graph","format":"concentric","version":1,"nodes":2,"edges":1,"documents":1}
///     {"kind":"document","id":"a","title":"…","text":"…"}
///     {"kind":"node","id":0,"labels":["Person"],"properties":{"name":"陈明"},"evidence":[…]}
///     {"kind":"edge","id":0,"type":"SERVES","source":0,"target":1,
///      "properties":{"since":{"$date":"2020-01-01"}},"evidence":[{"document":"a","start":0,
///      "end":9,"line":1,"text":"…","rule":"post","confidence":0.9}]}      (each on one line)
public struct JSONLinesWriter: GraphWriter {
  static let version = 1

  public init() {}

  public func write(_ graph: Graph, to sink: any ByteSink) throws -> [ExportNote] {
    let view = GraphView(graph)
    var out = ByteWriter(sink)
    let documents = try graph.evidence.documents()
    out.append(
      Self.header(
        nodes: graph.nodeCount, edges: graph.edgeCount, documents: documents.count))
    for document in documents {
      Self.append(document, to: &out.pending)
      try out.passOn()
    }
    for node in graph.nodes {
      out.append("{\"kind\":\"node\",\"id\":\(view.number(of: node)),")
      Self.append(
        labels: view.labels(of: node), properties: view.properties(of: .node(node)),
        evidence: try graph.evidence.evidence(of: .node(node)), to: &out.pending)
      try out.passOn()
    }
    for (number, edge) in graph.edges.enumerated() {
      out.append("{\"kind\":\"edge\",\"id\":\(number),")
      Self.append(
        type: graph.name(of: graph.type(of: edge)),
        source: view.number(of: graph.source(of: edge)),
        target: view.number(of: graph.target(of: edge)),
        properties: view.properties(of: .edge(edge)),
        evidence: try graph.evidence.evidence(of: .edge(edge)), to: &out.pending)
      try out.passOn()
    }
    try out.flush()
    return []
  }

  // MARK: Lines

  /// The first line, with its end.
  package static func header(nodes: Int, edges: Int, documents: Int) -> String {
    """
    {"kind":"graph","format":"concentric","version":\(version),"nodes":\(nodes),\
    "edges":\(edges),"documents":\(documents)}

    """
  }

  /// A document's line, with its end.
  package static func append(_ document: Document, to bytes: inout [UInt8]) {
    bytes.append("{\"kind\":\"document\",\"id\":" as String)
    JSONText.append(document.id, to: &bytes)
    let members = [
      ("title", document.title), ("date", document.date), ("source", document.source),
      ("author", document.author), ("text", document.text),
    ]
    for case (let name, let text?) in members {
      bytes.append(",\"\(name)\":")
      JSONText.append(text, to: &bytes)
    }
    bytes.append("}\n" as String)
  }

  /// What follows the number in a node's line, with the line's end.
  ///
  /// - Parameters:
  ///   - labels: By name.
  ///   - properties: By key.
  ///   - evidence: In the order of an evidence store.
  package static func append(
    labels: [String], properties: [(key: String, value: Value)], evidence: [Evidence],
    to bytes: inout [UInt8]
  ) {
    bytes.append("\"labels\":" as String)
    JSONText.append(labels, to: &bytes)
    append(properties, evidence, to: &bytes)
  }

  /// What follows the number in an edge's line, with the line's end.
  ///
  /// - Parameters:
  ///   - source: Number of a node.
  ///   - target: Number of a node.
  ///   - properties: By key.
  ///   - evidence: In the order of an evidence store.
  package static func append(
    type: String, source: UInt32, target: UInt32, properties: [(key: String, value: Value)],
    evidence: [Evidence], to bytes: inout [UInt8]
  ) {
    bytes.append("\"type\":" as String)
    JSONText.append(type, to: &bytes)
    bytes.append(",\"source\":\(source),\"target\":\(target)")
    append(properties, evidence, to: &bytes)
  }

  private static func append(
    _ properties: [(key: String, value: Value)], _ evidence: [Evidence], to bytes: inout [UInt8]
  ) {
    bytes.append(",\"properties\":{" as String)
    for (index, property) in properties.enumerated() {
      if index > 0 { bytes.append(",") }
      JSONText.append(property.key, to: &bytes)
      bytes.append(":")
      JSONText.append(property.value, style: .lossless, to: &bytes)
    }
    bytes.append("},\"evidence\":" as String)
    JSONText.append(evidence, to: &bytes)
    bytes.append("}\n" as String)
  }
}

extension JSONText {
  /// Evidence as an array of objects.
  static func append(_ evidence: [Evidence], to bytes: inout [UInt8]) {
    bytes.append("[")
    for (index, item) in evidence.enumerated() {
      bytes.append(index > 0 ? ",{\"document\":" : "{\"document\":" as String)
      append(item.document, to: &bytes)
      bytes.append(",\"start\":\(item.start),\"end\":\(item.end),\"line\":\(item.line),\"text\":")
      append(item.text, to: &bytes)
      bytes.append(",\"rule\":" as String)
      append(item.rule, to: &bytes)
      bytes.append(",\"confidence\":" as String)
      append(.float(item.confidence), style: .lossless, to: &bytes)
      bytes.append("}")
    }
    bytes.append("]")
  }
}
