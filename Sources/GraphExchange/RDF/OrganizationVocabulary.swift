import PropertyGraph

/// A graph in the terms of the W3C Organization Ontology, schema.org, PROV and Web Annotation.
///
/// Every edge is one plain statement between its ends, and a `rdf:Statement` about it that carries
/// its properties and evidence; a person's post is also an `org:Membership`. Evidence is
/// `prov:wasDerivedFrom` a quotation with its place in the document, counted in Unicode scalars.
/// Labels, types and keys for which there is no term stand below `BASE vocabulary:`.
struct OrganizationVocabulary {
  let view: GraphView
  /// What IRIs of nodes, edges, documents and own terms start with.
  let base: String

  // MARK: IRIs

  private func iri(_ node: NodeID) -> String { "\(base)node:\(view.number(of: node))" }
  private func iri(document id: String) -> String {
    "\(base)document:\(RDFNamespace.segment(id))"
  }
  private func own(_ term: String) -> RDFTerm {
    .iri("\(base)vocabulary:\(RDFNamespace.segment(term))")
  }

  // MARK: Resources

  func resource(_ document: Document) -> RDFResource {
    var statements = [RDFStatement("rdf:type", .name("prov:Entity"))]
    for case (let predicate, let text?) in [
      ("dcterms:identifier", document.id), ("dcterms:title", document.title),
      ("dcterms:date", document.date), ("dcterms:source", document.source),
      ("dcterms:creator", document.author), ("schema:text", document.text),
    ] {
      statements.append(RDFStatement(predicate, .string(text)))
    }
    return RDFResource(subject: iri(document: document.id), statements: statements)
  }

  func resource(_ node: NodeID) throws -> RDFResource {
    var statements: [RDFStatement] = []
    for label in view.labels(of: node) {
      for term in classes[label] ?? [own(label)] {
        statements.append(RDFStatement("rdf:type", term))
      }
    }
    for (name, value) in view.properties(of: .node(node)) {
      statements += self.statements(name, value, terms: nodeTerms)
    }
    statements += try evidence(of: .node(node))
    return RDFResource(subject: iri(node), statements: statements)
  }

  /// The plain statement, then what is known about it.
  ///
  /// - Parameter number: The edge's number in this export.
  func resources(_ edge: EdgeID, number: Int) throws -> [RDFResource] {
    let graph = view.graph
    let (source, target) = (graph.source(of: edge), graph.target(of: edge))
    let predicate = predicate(of: edge)
    let object = RDFTerm.iri(iri(target))
    var about = [
      RDFStatement("rdf:type", .name("rdf:Statement")),
      RDFStatement("rdf:subject", .iri(iri(source))),
      RDFStatement("rdf:predicate", predicate),
      RDFStatement("rdf:object", object),
    ]
    let isMembership = predicate == .name("org:memberOf")
    if isMembership {
      about.append(RDFStatement("rdf:type", .name("org:Membership")))
      about.append(RDFStatement("org:member", .iri(iri(source))))
      about.append(RDFStatement("org:organization", object))
    }
    for (name, value) in view.properties(of: .edge(edge)) {
      if isMembership, name == "role", case .string(let role) = value {
        about.append(
          RDFStatement(
            "org:role",
            .blank([
              RDFStatement("rdf:type", .name("org:Role")),
              RDFStatement("skos:prefLabel", .string(role)),
            ])))
      } else {
        about += statements(name, value, terms: [:])
      }
    }
    about += try evidence(of: .edge(edge))
    return [
      RDFResource(subject: iri(source), statements: [RDFStatement(predicate, object)]),
      RDFResource(subject: "\(base)edge:\(number)", statements: about),
    ]
  }

  // MARK: Terms

  private let classes: [String: [RDFTerm]] = [
    "Organization": [.name("org:Organization")],
    "Place": [.name("schema:Place")],
    "Program": [.name("schema:Service")],
    "Person": [.name("foaf:Person"), .name("schema:Person")],
  ]

  private let nodeTerms: [String: [String]] = [
    "name": ["skos:prefLabel", "schema:name"],
    "aliases": ["skos:altLabel"],
    "founded": ["schema:foundingDate"],
  ]

  /// What an edge says, by its type and the labels of its ends.
  private func predicate(of edge: EdgeID) -> RDFTerm {
    let graph = view.graph
    let type = graph.name(of: graph.type(of: edge))
    let sources = view.labels(of: graph.source(of: edge))
    let targets = view.labels(of: graph.target(of: edge))
    for (rule, source, target, term) in OrganizationVocabulary.predicates
    where rule == type && sources.contains(source) && targets.contains(target) {
      return .name(term)
    }
    return own(type)
  }

  private static let predicates = [
    ("ALLIANCE_WITH", "Organization", "Organization", "org:linkedTo"),
    ("SERVES", "Organization", "Place", "schema:areaServed"),
    ("SERVES", "Person", "Organization", "org:memberOf"),
    ("SERVES", "Program", "Place", "schema:areaServed"),
    ("SERVES", "Program", "Organization", "schema:areaServed"),
    ("SUBORDINATE_TO", "Organization", "Organization", "org:subOrganizationOf"),
    ("SUBORDINATE_TO", "Place", "Place", "schema:containedInPlace"),
    ("SUBORDINATE_TO", "Program", "Organization", "schema:provider"),
    ("SUBORDINATE_TO", "Program", "Program", "dcterms:isPartOf"),
  ]

  private func statements(
    _ name: String, _ value: Value, terms: [String: [String]]
  ) -> [RDFStatement] {
    let predicates = terms[name].map { $0.map(RDFTerm.name) } ?? [own(name)]
    return predicates.flatMap { predicate in
      value.rdfTerms.map { RDFStatement(predicate, $0) }
    }
  }

  private func evidence(of element: ElementID) throws -> [RDFStatement] {
    try view.graph.evidence.evidence(of: element).map { evidence in
      let position = [
        RDFStatement("rdf:type", .name("oa:TextPositionSelector")),
        RDFStatement("oa:start", .literal(String(evidence.start), "xsd:nonNegativeInteger")),
        RDFStatement("oa:end", .literal(String(evidence.end), "xsd:nonNegativeInteger")),
      ]
      let document = RDFTerm.iri(iri(document: evidence.document))
      return RDFStatement(
        "prov:wasDerivedFrom",
        .blank([
          RDFStatement("rdf:type", .name("prov:Entity")),
          RDFStatement("rdf:type", .name("oa:SpecificResource")),
          RDFStatement("prov:value", .string(evidence.text)),
          RDFStatement("prov:wasQuotedFrom", document),
          RDFStatement("oa:hasSource", document),
          RDFStatement("oa:hasSelector", .blank(position)),
          RDFStatement(own("line"), .literal(String(evidence.line), "xsd:integer")),
          RDFStatement(own("rule"), .string(evidence.rule)),
          RDFStatement(own("confidence"), Value.float(evidence.confidence).rdfTerm),
        ]))
    }
  }
}

extension Value {
  /// A list is as many objects; its order is not kept.
  fileprivate var rdfTerms: [RDFTerm] {
    guard case .list(let values) = self else { return [rdfTerm] }
    return values.map(\.rdfTerm)
  }

  fileprivate var rdfTerm: RDFTerm {
    switch self {
    case .string(let text): .string(text)
    case .boolean: .literal(plainText, "xsd:boolean")
    case .integer: .literal(plainText, "xsd:integer")
    case .float: .literal(xmlSchemaText, "xsd:double")
    case .date(let date): .literal(date.schemaText, "xsd:date")
    case .localTime(let time): .literal(time.schemaText, "xsd:time")
    case .time(let zoned):
      .literal(zoned.time.schemaText + zoned.description.offsetSuffix, "xsd:time")
    case .localDateTime(let local): .literal(local.schemaText, "xsd:dateTime")
    case .dateTime(let zoned):
      .literal(
        zoned.local.schemaText
          + ZonedTime(time: zoned.local.time, offset: zoned.offset)
          .description.offsetSuffix, "xsd:dateTime")
    case .duration(let duration):
      // XML Schema knows one sign for the whole only.
      duration.description.contains("-")
        ? .string(plainText) : .literal(plainText, "xsd:duration")
    case .map, .list: .literal(JSONText.string(self, style: .plain), "rdf:JSON")
    case .null, .node, .edge, .path: .literal("null", "rdf:JSON")
    }
  }
}

// XML Schema wants seconds in every time and no plus sign before a year.

extension CalendarDate {
  fileprivate var schemaText: String {
    description.hasPrefix("+") ? String(description.dropFirst()) : description
  }
}

extension LocalTime {
  fileprivate var schemaText: String {
    description.utf8.count == 5 ? description + ":00" : description
  }
}

extension LocalDateTime {
  fileprivate var schemaText: String { "\(date.schemaText)T\(time.schemaText)" }
}

extension String {
  /// `Z` or `+08:00` at the end of a time; XML Schema has no seconds there.
  fileprivate var offsetSuffix: String {
    guard let start = lastIndex(where: { "Z+-".contains($0) }) else { return "" }
    return String(self[start...].prefix(6))
  }
}
