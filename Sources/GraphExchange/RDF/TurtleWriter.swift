import PropertyGraph

/// Turtle (RDF 1.1) in the terms of the W3C Organization Ontology, schema.org and PROV.
public struct TurtleWriter: GraphWriter {
  /// What the IRIs of nodes, edges, documents and own terms start with.
  public let base: String

  /// - Parameter base: An absolute IRI prefix, without characters that an IRI cannot have.
  public init(base: String = "urn:concentric:") { self.base = base }

  public func write(_ graph: Graph, to sink: any ByteSink) throws -> [ExportNote] {
    let vocabulary = OrganizationVocabulary(view: GraphView(graph), base: base)
    var out = ByteWriter(sink)
    for (prefix, iri) in RDFNamespace.all { out.append("@prefix \(prefix): <\(iri)> .\n") }
    for document in try graph.evidence.documents() {
      try append(vocabulary.resource(document), to: &out)
    }
    for node in graph.nodes { try append(try vocabulary.resource(node), to: &out) }
    for (number, edge) in graph.edges.enumerated() {
      for resource in try vocabulary.resources(edge, number: number) {
        try append(resource, to: &out)
      }
    }
    try out.flush()
    return []
  }

  private func append(_ resource: RDFResource, to out: inout ByteWriter) throws {
    guard !resource.statements.isEmpty else { return }
    out.append("\n<\(resource.subject)>")
    append(resource.statements, indent: "  ", to: &out.pending)
    out.append(" .\n")
    try out.passOn()
  }

  private func append(
    _ statements: [RDFStatement], indent: String, to bytes: inout [UInt8]
  ) {
    for (index, statement) in statements.enumerated() {
      bytes.append(index == 0 ? "\n\(indent)" : " ;\n\(indent)")
      append(statement.predicate, indent: indent, to: &bytes)
      bytes.append(" ")
      append(statement.object, indent: indent, to: &bytes)
    }
  }

  private func append(_ term: RDFTerm, indent: String, to bytes: inout [UInt8]) {
    switch term {
    case .name("rdf:type"): bytes.append("a")
    case .name(let name): bytes.append(name)
    case .iri(let iri): bytes.append("<\(iri)>")
    case .string(let text): TurtleWriter.append(text, to: &bytes)
    case .literal(let text, let type):
      TurtleWriter.append(text, to: &bytes)
      bytes.append("^^\(type)")
    case .blank(let statements):
      bytes.append("[")
      append(statements, indent: indent + "  ", to: &bytes)
      bytes.append("\n\(indent)]")
    }
  }

  /// A quoted string; JSON's escapes are all among Turtle's.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    JSONText.append(text, to: &bytes)
  }
}
