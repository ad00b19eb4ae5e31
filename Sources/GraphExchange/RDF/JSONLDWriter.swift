import PropertyGraph

/// JSON-LD 1.1 with the same statements as ``TurtleWriter``, one resource a line.
public struct JSONLDWriter: GraphWriter {
  /// What the IRIs of nodes, edges, documents and own terms start with.
  public let base: String

  /// - Parameter base: An absolute IRI prefix, without characters that an IRI cannot have.
  public init(base: String = "urn:concentric:") { self.base = base }

  public func write(_ graph: Graph, to sink: any ByteSink) throws -> [ExportNote] {
    let vocabulary = OrganizationVocabulary(view: GraphView(graph), base: base)
    var out = ByteWriter(sink)
    let context = RDFNamespace.all.map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",\n")
    out.append("{\"@context\":{\n\(context)\n},\n\"@graph\":[")
    var separator = "\n"
    func append(_ resource: RDFResource) throws {
      guard !resource.statements.isEmpty else { return }
      out.append("\(separator){\"@id\":")
      separator = ",\n"
      JSONText.append(resource.subject, to: &out.pending)
      self.append(resource.statements, to: &out.pending)
      out.append("}")
      try out.passOn()
    }
    for document in try graph.evidence.documents() { try append(vocabulary.resource(document)) }
    for node in graph.nodes { try append(try vocabulary.resource(node)) }
    for (number, edge) in graph.edges.enumerated() {
      for resource in try vocabulary.resources(edge, number: number) { try append(resource) }
    }
    out.append("\n]}\n")
    try out.flush()
    return []
  }

  /// `,"predicate":[object,…]` for each predicate, in the order of first use.
  private func append(_ statements: [RDFStatement], to bytes: inout [UInt8]) {
    var predicates: [RDFTerm] = []
    var objects: [RDFTerm: [RDFTerm]] = [:]
    for statement in statements {
      if objects[statement.predicate] == nil { predicates.append(statement.predicate) }
      objects[statement.predicate, default: []].append(statement.object)
    }
    for predicate in predicates {
      let isType = predicate == .name("rdf:type")
      bytes.append(isType ? ",\"@type\":" : ",\(name(predicate)):")
      bytes.append("[")
      for (index, object) in (objects[predicate] ?? []).enumerated() {
        if index > 0 { bytes.append(",") }
        if isType { bytes.append(name(object)) } else { append(object, to: &bytes) }
      }
      bytes.append("]")
    }
  }

  private func append(_ term: RDFTerm, to bytes: inout [UInt8]) {
    switch term {
    case .name, .iri: bytes.append("{\"@id\":\(name(term))}")
    case .string(let text): JSONText.append(text, to: &bytes)
    case .literal(let text, "rdf:JSON"): bytes.append("{\"@value\":\(text),\"@type\":\"@json\"}")
    case .literal(let text, let type):
      bytes.append("{\"@value\":" as String)
      JSONText.append(text, to: &bytes)
      bytes.append(",\"@type\":\"\(type)\"}")
    case .blank(let statements):
      var inner: [UInt8] = []
      append(statements, to: &inner)
      bytes.append("{")
      bytes.append(contentsOf: inner.dropFirst())
      bytes.append("}")
    }
  }

  private func name(_ term: RDFTerm) -> String {
    switch term {
    case .name(let text), .iri(let text): JSONText.string(text)
    case .string, .literal, .blank: "\"\""
    }
  }
}
