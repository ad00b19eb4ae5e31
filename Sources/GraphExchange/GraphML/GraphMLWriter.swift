import PropertyGraph

/// GraphML, as Gephi, yEd, networkx, igraph and Neo4j's APOC read it.
///
/// A node has `labels` (`:Person:Official`) and `label`, its name to show; an edge has `label`, its
/// type. Evidence is an array in JSON. Kinds of values that GraphML lacks are texts; the key's
/// `desc` tells the kind, so that ``GraphMLReader`` gets them back. Documents' texts are not there.
public struct GraphMLWriter: GraphWriter {
  public init() {}

  public func write(_ graph: Graph, to sink: any ByteSink) throws -> [ExportNote] {
    let view = GraphView(graph)
    let nodes = Keys(columns: view.columns(ofNodes: graph.nodes), prefix: "n")
    let edges = Keys(columns: view.columns(ofEdges: graph.edges), prefix: "e")
    var xml = XMLWriter(sink)
    xml.markup("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
    nodes.declare(for: "node", structural: [.labels, .caption, .evidence], in: &xml)
    edges.declare(for: "edge", structural: [.type, .evidence], in: &xml)
    xml.markup("<graph id=\"G\" edgedefault=\"directed\">\n")
    for node in graph.nodes {
      xml.markup("<node id=\"n\(view.number(of: node))\">")
      let labels = view.labels(of: node)
      if !labels.isEmpty {
        data(nodes.id(.labels), GraphMLStructure.text(labels: labels), in: &xml)
      }
      if let caption = view.caption(of: node) { data(nodes.id(.caption), caption, in: &xml) }
      try rest(of: .node(node), keys: nodes, view: view, in: &xml)
      xml.markup("</node>\n")
      try xml.out.passOn()
    }
    var number = 0
    for edge in graph.edges {
      let (source, target) = (graph.source(of: edge), graph.target(of: edge))
      xml.markup("<edge id=\"e\(number)\" source=\"n\(view.number(of: source))\"")
      xml.markup(" target=\"n\(view.number(of: target))\">")
      data(edges.id(.type), graph.name(of: graph.type(of: edge)), in: &xml)
      try rest(of: .edge(edge), keys: edges, view: view, in: &xml)
      xml.markup("</edge>\n")
      try xml.out.passOn()
      number += 1
    }
    xml.markup("</graph>\n</graphml>\n")
    try xml.out.flush()
    return xml.notes.notes
  }

  private func data(_ key: String, _ text: String, in xml: inout XMLWriter) {
    xml.markup("<data key=\"\(key)\">")
    xml.text(text)
    xml.markup("</data>")
  }

  private func rest(
    of element: ElementID, keys: Keys, view: GraphView, in xml: inout XMLWriter
  ) throws {
    for (index, column) in keys.columns.enumerated() {
      let value = view.property(column.key, of: element)
      if !value.isNull { data(keys.id(index), column.type.graphML.text(value), in: &xml) }
    }
    let evidence = try view.graph.evidence.evidence(of: element)
    if !evidence.isEmpty {
      var json: [UInt8] = []
      JSONText.append(evidence, to: &json)
      data(keys.id(.evidence), String(decoding: json, as: UTF8.self), in: &xml)
    }
  }
}

/// What a key stands for beside properties; the raw value is its `desc`.
enum GraphMLStructure: String {
  case labels = "concentric:labels"
  case caption = "concentric:caption"
  case type = "concentric:type"
  case evidence = "concentric:evidence"

  /// The `attr.name` that other programs look for.
  var name: String {
    switch self {
    case .labels: "labels"
    case .caption, .type: "label"
    case .evidence: "evidence"
    }
  }
}

extension GraphMLStructure {
  /// `:Person:Official`, as APOC writes it; a JSON array where a label has a colon in it.
  static func text(labels: [String]) -> String {
    if labels.contains(where: { $0.contains(":") || $0.isEmpty }) {
      return JSONText.string(.list(labels.map(Value.string)), style: .lossless)
    }
    return labels.map { ":\($0)" }.joined()
  }
}

/// The keys that the nodes, or the edges, of one file use.
private struct Keys {
  let columns: [Column]
  let prefix: String

  func id(_ column: Int) -> String { "\(prefix)\(column)" }
  func id(_ structure: GraphMLStructure) -> String { "\(prefix)-\(structure.name)" }

  func declare(for element: String, structural: [GraphMLStructure], in xml: inout XMLWriter) {
    for structure in structural {
      declare(id(structure), element, structure.name, "string", structure.rawValue, in: &xml)
    }
    var taken = structural.map(\.name)
    for (index, column) in columns.enumerated() {
      // Programs know an attribute by its name alone, so no two may share one; ours goes by `desc`.
      let name = column.name.distinct(from: taken)
      taken.append(name)
      let type = column.type.graphML
      let kind = name == column.name ? type.kind : "\(type.kind) \(column.name)"
      declare(id(index), element, name, type.name, "concentric:value:" + kind, in: &xml)
    }
  }

  private func declare(
    _ id: String, _ element: String, _ name: String, _ type: String, _ description: String,
    in xml: inout XMLWriter
  ) {
    xml.markup("<key id=\"\(id)\" for=\"\(element)\"")
    xml.attribute("attr.name", name)
    xml.markup(" attr.type=\"\(type)\"><desc>")
    xml.text(description)
    xml.markup("</desc></key>\n")
  }
}

extension ColumnType {
  /// How the column stands in GraphML: the attribute's type, and the kind that `desc` tells.
  fileprivate var graphML: (name: String, kind: String, text: (Value) -> String) {
    switch self {
    case .boolean: ("boolean", "boolean", \.plainText)
    case .integer: ("long", "integer", \.plainText)
    case .float: ("double", "float", \.xmlSchemaText)
    case .string: ("string", "string", \.plainText)
    case .date: ("string", "date", \.plainText)
    case .localTime: ("string", "localTime", \.plainText)
    case .time: ("string", "time", \.plainText)
    case .localDateTime: ("string", "localDateTime", \.plainText)
    case .dateTime: ("string", "dateTime", \.plainText)
    case .duration: ("string", "duration", \.plainText)
    case .list, .emptyList, .mixed:
      ("string", "json", { JSONText.string($0, style: .lossless) })
    }
  }
}

extension Value {
  /// Like ``plainText``, with XML Schema's names for what is no finite number.
  var xmlSchemaText: String {
    guard case .float(let number) = self, number.isInfinite else { return plainText }
    return number < 0 ? "-INF" : "INF"
  }
}
