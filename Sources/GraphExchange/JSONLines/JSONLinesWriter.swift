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
      """
      {"kind":"graph","format":"concentric","version":\(Self.version),"nodes":\(graph.nodeCount),\
      "edges":\(graph.edgeCount),"documents":\(documents.count)}

      """)
    for document in documents {
      append(document, to: &out.pending)
      try out.passOn()
    }
    for node in graph.nodes {
      out.append("{\"kind\":\"node\",\"id\":\(view.number(of: node)),\"labels\":")
      JSONText.append(view.labels(of: node), to: &out.pending)
      try appendRest(of: .node(node), in: view, to: &out)
    }
    var number = 0
    for edge in graph.edges {
      out.append("{\"kind\":\"edge\",\"id\":\(number),\"type\":")
      JSONText.append(graph.name(of: graph.type(of: edge)), to: &out.pending)
      let (source, target) = (graph.source(of: edge), graph.target(of: edge))
      out.append(",\"source\":\(view.number(of: source)),\"target\":\(view.number(of: target))")
      try appendRest(of: .edge(edge), in: view, to: &out)
      number += 1
    }
    try out.flush()
    return []
  }

  private func append(_ document: Document, to bytes: inout [UInt8]) {
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

  private func appendRest(
    of element: ElementID, in view: GraphView, to out: inout ByteWriter
  ) throws {
    out.append(",\"properties\":{")
    for (index, property) in view.properties(of: element).enumerated() {
      if index > 0 { out.append(",") }
      JSONText.append(property.name, to: &out.pending)
      out.append(":")
      JSONText.append(property.value, style: .lossless, to: &out.pending)
    }
    out.append("},\"evidence\":")
    JSONText.append(try view.graph.evidence.evidence(of: element), to: &out.pending)
    out.append("}\n")
    try out.passOn()
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
