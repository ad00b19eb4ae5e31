import PropertyGraph

/// Node-link JSON, as `networkx.node_link_graph(data, edges="links")` and d3's forces read it.
///
/// Properties stand beside `id` and `labels` of a node, and `source`, `target`, `key` and `type` of
/// a link; one with such a name gets underscores after it. Dates are texts. Documents are not there.
public struct NodeLinkWriter: GraphWriter {
  public init() {}

  public func write(_ graph: Graph, to sink: any ByteSink) throws -> [ExportNote] {
    let view = GraphView(graph)
    var out = ByteWriter(sink)
    out.append("{\"directed\":true,\"multigraph\":true,\"graph\":{},\n\"nodes\":[")
    var isFirst = true
    for node in graph.nodes {
      let number = view.number(of: node)
      out.append("\(isFirst ? "" : ",")\n{\"id\":\(number),\"labels\":")
      JSONText.append(view.labels(of: node), to: &out.pending)
      try rest(of: .node(node), beside: ["id", "labels", "evidence"], view: view, to: &out)
      isFirst = false
    }
    out.append("\n],\n\"links\":[")
    var number = 0
    for edge in graph.edges {
      let (source, target) = (graph.source(of: edge), graph.target(of: edge))
      out.append("\(number == 0 ? "" : ",")\n{\"source\":\(view.number(of: source))")
      out.append(",\"target\":\(view.number(of: target)),\"key\":\(number),\"type\":")
      JSONText.append(graph.name(of: graph.type(of: edge)), to: &out.pending)
      let names = ["source", "target", "key", "type", "evidence"]
      try rest(of: .edge(edge), beside: names, view: view, to: &out)
      number += 1
    }
    out.append("\n]}\n")
    try out.flush()
    return []
  }

  private func rest(
    of element: ElementID, beside names: [String], view: GraphView, to out: inout ByteWriter
  ) throws {
    var taken = names
    for property in view.properties(of: element) {
      let name = property.key.distinct(from: taken)
      taken.append(name)
      out.append(",")
      JSONText.append(name, to: &out.pending)
      out.append(":")
      JSONText.append(property.value, style: .plain, to: &out.pending)
    }
    let evidence = try view.graph.evidence.evidence(of: element)
    if !evidence.isEmpty {
      out.append(",\"evidence\":")
      JSONText.append(evidence, to: &out.pending)
    }
    out.append("}")
    try out.passOn()
  }
}
