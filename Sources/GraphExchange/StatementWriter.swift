import PropertyGraph

/// A script of statements in the query language that create the graph: for Neo4j, Memgraph and our
/// own engine.
///
/// While it runs, nodes carry a label and a number by which edges find them; its last statement
/// removes both. Evidence is a list of texts. Large graphs load faster from CSV.
public struct StatementWriter: GraphWriter {
  /// Elements that one statement creates at most.
  private static let batch = 500

  public init() {}

  public func write(_ graph: Graph, to sink: any ByteSink) throws -> [ExportNote] {
    let view = GraphView(graph)
    var script = Script(view: view, out: ByteWriter(sink))
    let (marker, number) = (script.marker, script.number)
    script.out.append(
      """
      // \(graph.nodeCount) nodes and \(graph.edgeCount) edges.
      // With many of them, first: CREATE INDEX FOR (n:\(marker)) ON (n.\(number))

      """)
    for (labels, nodes) in Groups(graph.nodes, by: view.labels(of:)).ordered {
      let names = labels.map { ":" + Script.name($0) }.joined() + ":" + marker
      for batch in nodes.batches(of: Self.batch) {
        try script.unwind(batch.map(ElementID.node)) { "\(number): \(view.number(of: $0))" }
        script.out.append("CREATE (n\(names)) SET n = row;\n")
      }
    }
    let edges = Groups(graph.edges) { [graph.name(of: graph.type(of: $0))] }
    for (type, edges) in edges.ordered {
      for batch in edges.batches(of: Self.batch) {
        try script.unwindEdges(batch)
        script.out.append(
          """
          MATCH (a:\(marker) {\(number): row[0]}), (b:\(marker) {\(number): row[1]})
          CREATE (a)-[r:\(Script.name(type[0]))]->(b) SET r = row[2];

          """)
      }
    }
    if graph.nodeCount > 0 {
      script.out.append("MATCH (n:\(marker)) REMOVE n:\(marker), n.\(number);\n")
    }
    try script.out.flush()
    return script.notes.notes
  }
}

/// Elements by some names of theirs, both in a fixed order.
private struct Groups<Element> {
  private(set) var ordered: [(names: [String], elements: [Element])] = []

  init(_ elements: some Sequence<Element>, by names: (Element) -> [String]) {
    var places: [[String]: Int] = [:]
    for element in elements {
      let names = names(element)
      if let place = places[names] {
        ordered[place].elements.append(element)
      } else {
        places[names] = ordered.count
        ordered.append((names, [element]))
      }
    }
  }
}

extension Array {
  fileprivate func batches(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}

private struct Script {
  let view: GraphView
  var out: ByteWriter
  var notes = NoteTaker()
  /// Label and key that nodes carry while the script runs.
  let marker: String
  let number: String
  private let evidenceKey: String

  init(view: GraphView, out: ByteWriter) {
    self.view = view
    self.out = out
    let keys = view.keys.map(\.name)
    marker = "Imported".distinct(from: view.graph.labels.map { view.graph.name(of: $0) })
    number = "importNumber".distinct(from: keys)
    evidenceKey = "evidence".distinct(from: keys)
  }

  /// `UNWIND [{…}, …] AS row`, a map for each element.
  mutating func unwind(_ elements: [ElementID], first: (NodeID) -> String) throws {
    out.append("UNWIND [\n")
    for (index, element) in elements.enumerated() {
      guard case .node(let node) = element else { continue }
      out.append(index > 0 ? ",\n  {" : "  {")
      out.append(first(node))
      try appendProperties(of: element, isFirst: false)
      out.append("}")
      try out.passOn()
    }
    out.append("\n] AS row\n")
  }

  /// `UNWIND [[source, target, {…}], …] AS row`.
  mutating func unwindEdges(_ edges: ArraySlice<EdgeID>) throws {
    out.append("UNWIND [\n")
    for edge in edges {
      let source = view.number(of: view.graph.source(of: edge))
      let target = view.number(of: view.graph.target(of: edge))
      out.append(
        edge == edges.first ? "  [\(source), \(target), {" : ",\n  [\(source), \(target), {")
      try appendProperties(of: .edge(edge), isFirst: true)
      out.append("}]")
      try out.passOn()
    }
    out.append("\n] AS row\n")
  }

  private mutating func appendProperties(of element: ElementID, isFirst: Bool) throws {
    var separator = isFirst ? "" : ", "
    for property in view.properties(of: element) {
      out.append("\(separator)\(Script.name(property.key)): \(literal(property.value))")
      separator = ", "
    }
    let evidence = try view.graph.evidence.evidence(of: element)
    if !evidence.isEmpty {
      let texts = evidence.map { Script.string($0.brief) }.joined(separator: ", ")
      out.append("\(separator)\(evidenceKey): [\(texts)]")
    }
  }

  // MARK: Literals

  /// A name as it stands where it is plain, else in backticks.
  static func name(_ name: String) -> String {
    let isPlain =
      name.utf8.first.map { !(0x30...0x39).contains($0) } == true
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
          || $0 == 0x5F
      }
    return isPlain
      ? name
      : "`"
        + name.split(separator: "`", omittingEmptySubsequences: false)
        .joined(separator: "``") + "`"
  }

  static func string(_ text: String) -> String {
    var literal = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": literal += "\\'"
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "'"
  }

  private mutating func literal(_ value: Value) -> String {
    switch value {
    case .null, .node, .edge, .path: return "null"
    case .boolean, .integer: return value.plainText
    case .float(let number):
      if number.isNaN { return "(0.0 / 0.0)" }
      if number.isInfinite { return number < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)" }
      return number.description
    case .string(let text): return Script.string(text)
    case .list(let values): return "[" + values.map { literal($0) }.joined(separator: ", ") + "]"
    case .map:
      notes.note("maps were written as JSON texts, since no engine stores them in properties")
      return Script.string(JSONText.string(value, style: .plain))
    case .date: return "date('\(value.plainText)')"
    case .localTime: return "localtime('\(value.plainText)')"
    case .time: return "time('\(value.plainText)')"
    case .localDateTime: return "localdatetime('\(value.plainText)')"
    case .dateTime: return "datetime(\(Script.string(value.plainText)))"
    case .duration: return "duration('\(value.plainText)')"
    }
  }
}
