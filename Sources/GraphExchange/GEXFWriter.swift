import PropertyGraph

/// GEXF 1.3, the format of Gephi.
///
/// A node shows its name, an edge its type; labels, properties and evidence are attributes. Kinds
/// of values that GEXF lacks are texts. Documents' texts are not there.
public struct GEXFWriter: GraphWriter {
  public init() {}

  public func write(_ graph: Graph, to sink: any ByteSink) throws -> [ExportNote] {
    let view = GraphView(graph)
    let nodes = view.columns(ofNodes: graph.nodes)
    let edges = view.columns(ofEdges: graph.edges)
    var xml = XMLWriter(sink)
    xml.markup("<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n")
    xml.markup("<meta><creator>Concentric</creator></meta>\n")
    xml.markup("<graph defaultedgetype=\"directed\" mode=\"static\">\n")
    declare(nodes, class: "node", structural: ["labels", "evidence"], in: &xml)
    declare(edges, class: "edge", structural: ["type", "evidence"], in: &xml)
    xml.markup("<nodes>\n")
    for node in graph.nodes {
      let number = view.number(of: node)
      xml.markup("<node id=\"\(number)\"")
      xml.attribute("label", view.caption(of: node) ?? String(number))
      xml.markup(">")
      let labels = view.labels(of: node).joined(separator: ", ")
      try values(of: .node(node), structure: labels, columns: nodes, view: view, in: &xml)
      xml.markup("</node>\n")
      try xml.out.passOn()
    }
    xml.markup("</nodes>\n<edges>\n")
    var number = 0
    for edge in graph.edges {
      let (source, target) = (graph.source(of: edge), graph.target(of: edge))
      let type = graph.name(of: graph.type(of: edge))
      xml.markup("<edge id=\"\(number)\" source=\"\(view.number(of: source))\"")
      xml.markup(" target=\"\(view.number(of: target))\"")
      // `kind` lets several edges join the same two nodes.
      xml.attribute("kind", type)
      xml.attribute("label", type)
      xml.markup(">")
      try values(of: .edge(edge), structure: type, columns: edges, view: view, in: &xml)
      xml.markup("</edge>\n")
      try xml.out.passOn()
      number += 1
    }
    xml.markup("</edges>\n</graph>\n</gexf>\n")
    try xml.out.flush()
    return xml.notes.notes
  }

  private func declare(
    _ columns: [Column], class name: String, structural: [String], in xml: inout XMLWriter
  ) {
    xml.markup("<attributes class=\"\(name)\">\n")
    for title in structural {
      xml.markup("<attribute id=\"\(title)\" title=\"\(title)\" type=\"string\"/>\n")
    }
    // Gephi has columns of its own under these names.
    var taken = structural + ["id", "label", "source", "target", "weight", "kind"]
    for (index, column) in columns.enumerated() {
      let title = column.name.distinct(from: taken)
      taken.append(title)
      xml.markup("<attribute id=\"\(index)\"")
      xml.attribute("title", title)
      xml.markup(" type=\"\(column.type.gexf)\"/>\n")
    }
    xml.markup("</attributes>\n")
  }

  private func values(
    of element: ElementID, structure: String, columns: [Column], view: GraphView,
    in xml: inout XMLWriter
  ) throws {
    func value(_ id: String, _ text: String) {
      xml.markup("<attvalue for=\"\(id)\"")
      xml.attribute("value", text)
      xml.markup("/>")
    }
    xml.markup("<attvalues>")
    if case .node = element { value("labels", structure) } else { value("type", structure) }
    let evidence = try view.graph.evidence.evidence(of: element)
    if !evidence.isEmpty { value("evidence", evidence.map(\.brief).joined(separator: "\n")) }
    for (index, column) in columns.enumerated() {
      let property = view.property(column.key, of: element)
      if !property.isNull { value(String(index), property.xmlSchemaText) }
    }
    xml.markup("</attvalues>")
  }
}

extension ColumnType {
  fileprivate var gexf: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "long"
    case .float: "double"
    default: "string"
    }
  }
}

extension Evidence {
  /// One line for a person: `000_a:12-40 珠海路派出所与…`, offsets in Unicode scalars.
  var brief: String { "\(document):\(start)-\(end) \(text)" }
}
