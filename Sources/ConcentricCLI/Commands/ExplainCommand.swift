import ArgumentParser
import Concentric

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows what proves a node or an edge.",
    discussion: """
      With one name: the places that name it, and why its names are one thing. With two names: the \
      places that state what is between them. The words that prove it stand in 【】.

      EXAMPLES
        concentric explain Graphs/seeds.graph 珠海路派出所
        concentric explain Graphs/seeds.graph 珠海路派出所 珠海路派出所党支部
        concentric explain Graphs/seeds.graph 珠海路派出所党支部 SUBORDINATE_TO 珠海路派出所
      """)

  @Argument(help: "The graph file.", completion: .file())
  var graph: String

  @Argument(
    help: ArgumentHelp(
      "A node's name, or two; between them an edge type, if only its edges are meant. #ID stands "
        + "for a name.", valueName: "name"))
  var names: [String]

  func validate() throws {
    if names.count > 3 { throw ValidationError("give a name, two names, or NAME TYPE NAME") }
  }

  func run() throws {
    let graph = try GraphAccess.open(self.graph)
    let explanation = FactExplanation(graph)
    let node = try NodeArgument.node(named: names[0], in: graph)
    guard names.count > 1, let other = names.last else {
      return StandardOutput.write(try NodeText(explanation).text(of: node))
    }
    let type = names.count == 3 ? try edgeType(names[1], in: graph) : nil
    let end = try NodeArgument.node(named: other, in: graph)
    let edges = explanation.edges(between: node, and: end, type: type)
    if edges.isEmpty {
      throw CommandFailure(
        "there is no \(type.map { graph.name(of: $0) } ?? "edge") between '\(names[0])' and "
          + "'\(other)'")
    }
    for edge in edges { StandardOutput.write(try NodeText(explanation).text(of: edge)) }
  }

  private func edgeType(_ name: String, in graph: Graph) throws(CommandFailure) -> TypeID {
    if let type = graph.type(named: name) { return type }
    let all = graph.types.map { graph.name(of: $0) }.joined(separator: ", ")
    throw CommandFailure("no edge has the type '\(name)'; there are \(all)")
  }
}

/// Facts with their proofs as text.
private struct NodeText {
  let explanation: FactExplanation
  private let lookup: NodeLookup

  init(_ explanation: FactExplanation) {
    self.explanation = explanation
    lookup = NodeLookup(explanation.graph)
  }

  private var graph: Graph { explanation.graph }

  func text(of node: NodeID) throws -> String {
    let labels = graph.labels(of: node).map { graph.name(of: $0) }.joined(separator: ":")
    var lines = ["\(lookup.name(of: node))  (\(labels))"]
    for (key, value) in graph.properties(of: node) where graph.name(of: key) != "name" {
      lines.append("  \(graph.name(of: key)): \(ValueText(graph: graph).readable(value))")
    }
    lines += try proofLines(.node(node))
    let mentions = try explanation.mentions(of: node)
    if !mentions.isEmpty { lines.append("  one thing because:") }
    for mention in mentions {
      lines.append("    \(mention.document)  \(mention.name): \(mention.reason)")
    }
    for edge in explanation.edges(of: node) { lines.append("  \(head(of: edge))") }
    return clean(lines)
  }

  func text(of edge: EdgeID) throws -> String {
    var lines = [head(of: edge)]
    for (key, value) in graph.properties(of: edge) {
      lines.append("  \(graph.name(of: key)): \(ValueText(graph: graph).readable(value))")
    }
    lines += try proofLines(.edge(edge))
    return clean(lines)
  }

  private func head(of edge: EdgeID) -> String {
    let type = graph.name(of: graph.type(of: edge))
    let (source, target) = (graph.source(of: edge), graph.target(of: edge))
    let arrow = type == "ALLIANCE_WITH" ? "]-" : "]->"
    return "(\(lookup.name(of: source)))-[\(type)\(arrow)(\(lookup.name(of: target)))"
  }

  private func proofLines(_ element: ElementID) throws -> [String] {
    try explanation.proofs(of: element).map { proof in
      let evidence = proof.evidence
      return """
          \(evidence.document):\(evidence.line)  \(proof.lead)【\(onOneLine(evidence.text))】\(proof.trail)\
          \u{0020} [\(evidence.rule), \(evidence.confidence)]
        """
    }
  }

  /// Evidence that goes over line breaks, each shown as a mark.
  private func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingPrefix(while: \.isWhitespace) }.joined(separator: "⏎")
  }

  private func clean(_ lines: [String]) -> String {
    lines.map { $0.replacingControls() + "\n" }.joined()
  }
}
