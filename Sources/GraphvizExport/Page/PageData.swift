/// What the page's script knows about a drawing, as JSON.
struct PageData {
  let drawing: Drawing
  let link: (Network.Proof) -> String?

  func json() -> String {
    let network = drawing.network
    return object([
      ("language", string(drawing.options.language.rawValue)),
      ("labels", array(drawing.labels.map { choice($0, drawing.wording.label($0)) })),
      ("types", array(drawing.types.map { choice($0, drawing.wording.type($0)) })),
      ("nodes", array(network.nodes.indices.map(node))),
      ("edges", array(network.edges.indices.map(edge))),
    ])
  }

  private func choice(_ value: String, _ text: String) -> String {
    object([("value", string(value)), ("text", string(text))])
  }

  private func node(_ index: Int) -> String {
    let node = drawing.network.nodes[index]
    let isMore = node.omitted > 0
    return object([
      ("id", string(drawing.id(ofNode: index))),
      ("name", string(isMore ? drawing.wording.more(node.omitted) : node.name)),
      ("label", string(node.label)), ("labelName", string(drawing.wording.label(node.label))),
      ("centre", node.isCentre ? "true" : "false"), ("more", isMore ? "true" : "false"),
      ("aliases", array(node.aliases.map(string))), ("sources", "\(node.sources)"),
      ("properties", properties(node.properties)), ("proofs", array(node.proofs.map(proof))),
    ])
  }

  private func edge(_ index: Int) -> String {
    let edge = drawing.network.edges[index]
    let isDirected = drawing.style(type: edge.type).arrow != .none
    return object([
      ("id", string(drawing.id(ofEdge: index))), ("type", string(edge.type)),
      ("typeName", string(drawing.wording.type(edge.type))), ("source", "\(edge.source)"),
      ("target", "\(edge.target)"), ("arrow", isDirected ? "true" : "false"),
      ("sources", "\(edge.sources)"), ("properties", properties(edge.properties)),
      ("proofs", array(edge.proofs.map(proof))),
    ])
  }

  private func properties(_ properties: [Network.Property]) -> String {
    array(properties.map { array([string($0.key), string($0.value)]) })
  }

  private func proof(_ proof: Network.Proof) -> String {
    object([
      ("document", string(proof.document)), ("title", proof.title.map(string) ?? "null"),
      ("line", "\(proof.line)"), ("lead", string(proof.lead)), ("text", string(proof.text)),
      ("trail", string(proof.trail)), ("marked", array(proof.marked.map(string))),
      ("link", link(proof).map(string) ?? "null"),
    ])
  }

  // MARK: - JSON

  private func object(_ members: [(String, String)]) -> String {
    "{" + members.map { string($0) + ":" + $1 }.joined(separator: ",") + "}"
  }

  private func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

  /// A JSON string that also cannot end the `<script>` it stands in.
  private func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.drawable(keepingLineBreaks: true).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "<": result += "\\u003c"
      case ">": result += "\\u003e"
      case "&": result += "\\u0026"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
