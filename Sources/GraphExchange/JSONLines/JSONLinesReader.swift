import PropertyGraph

/// Reads what ``JSONLinesWriter`` writes.
public struct JSONLinesReader {
  private var graph = Graph()
  private var evidence = InMemoryEvidence()
  private var nodes: [Int64: NodeID] = [:]
  private var edges: Set<Int64> = []
  private var documents: Set<String> = []
  private var announced: Announced?

  private struct Announced {
    let nodes: Int64
    let edges: Int64
    let documents: Int64
  }

  private init() {}

  /// Reads a whole file.
  ///
  /// - Parameter skip: Told of every line that cannot be taken; when it returns, the line is left
  ///   out and reading goes on. Rethrow to stop.
  /// - Throws: What `skip` and the source throw, and ``ImportError`` when the file is not ours or
  ///   ends early.
  public static func read(
    _ source: any ByteSource, onError skip: (ImportError) throws -> Void = { throw $0 }
  ) throws -> Graph {
    var reader = JSONLinesReader()
    var number = 0
    var skipped = false
    try source.forEachLine { line in
      number += 1
      do throws(LineFailure) {
        try reader.take(line, isFirst: number == 1)
      } catch {
        let error = ImportError(error.message, line: number, column: error.column)
        if number == 1 { throw error }
        skipped = true
        try skip(error)
      }
    }
    if number == 0 { throw ImportError("the file is empty") }
    if !skipped { try reader.checkCounts() }
    reader.graph.evidence = reader.evidence
    return reader.graph
  }

  /// A file that was cut off at a line's end must not pass for a whole one.
  private func checkCounts() throws(ImportError) {
    guard let announced else { return }
    let found = Announced(
      nodes: Int64(nodes.count), edges: Int64(edges.count), documents: Int64(documents.count))
    for (name, expected, actual) in [
      ("documents", announced.documents, found.documents),
      ("nodes", announced.nodes, found.nodes), ("edges", announced.edges, found.edges),
    ] where expected != actual {
      throw ImportError(
        "the first line announces \(expected) \(name), the file has \(actual): it is not whole")
    }
  }

  private mutating func take(
    _ line: ArraySlice<UInt8>, isFirst: Bool
  ) throws(LineFailure) {
    let json: JSON
    do throws(JSONParser.Failure) {
      json = try JSONParser.parse(line)
    } catch {
      throw LineFailure(error.message, column: error.offset + 1)
    }
    let fields = try Fields(json)
    let kind = try fields.string("kind")
    if isFirst != (kind == "graph") {
      throw LineFailure("the first line, and no other, has \"kind\":\"graph\"")
    }
    switch kind {
    case "graph": try takeHeader(fields)
    case "document": try takeDocument(fields)
    case "node": try takeNode(fields)
    case "edge": try takeEdge(fields)
    default: throw LineFailure("no lines of kind '\(kind)' are known")
    }
  }

  private mutating func takeHeader(_ fields: Fields) throws(LineFailure) {
    guard try fields.string("format") == "concentric" else {
      throw LineFailure("this is not a graph written by concentric")
    }
    let version = try fields.integer("version")
    guard version == JSONLinesWriter.version else {
      throw LineFailure(
        "the file has version \(version) of the format; this program reads version "
          + "\(JSONLinesWriter.version)")
    }
    announced = Announced(
      nodes: try fields.integer("nodes"), edges: try fields.integer("edges"),
      documents: try fields.integer("documents"))
  }

  private mutating func takeDocument(_ fields: Fields) throws(LineFailure) {
    let id = try fields.string("id")
    guard documents.insert(id).inserted else {
      throw LineFailure("there is a document '\(id)' already")
    }
    evidence.add(
      Document(
        id: id, title: try fields.optionalString("title"), date: try fields.optionalString("date"),
        source: try fields.optionalString("source"), author: try fields.optionalString("author"),
        text: try fields.string("text")))
  }

  private mutating func takeNode(_ fields: Fields) throws(LineFailure) {
    let id = try fields.integer("id")
    if nodes[id] != nil { throw LineFailure("there is a node \(id) already") }
    let labels = try fields.strings("labels")
    let properties = try properties(fields)
    let proof = try fields.evidence()
    let node = graph.createNode(
      labels: labels.map { graph.intern(label: $0) },
      properties: properties.map { (graph.intern(key: $0.0), $0.1) })
    nodes[id] = node
    if !proof.isEmpty { evidence.add(proof, to: .node(node)) }
  }

  private mutating func takeEdge(_ fields: Fields) throws(LineFailure) {
    let id = try fields.integer("id")
    if edges.contains(id) { throw LineFailure("there is an edge \(id) already") }
    let type = try fields.string("type")
    let source = try node(fields, "source")
    let target = try node(fields, "target")
    let properties = try properties(fields)
    let proof = try fields.evidence()
    edges.insert(id)
    let edge = graph.createEdge(
      graph.intern(type: type), from: source, to: target,
      properties: properties.map { (graph.intern(key: $0.0), $0.1) })
    if !proof.isEmpty { evidence.add(proof, to: .edge(edge)) }
  }

  private func node(_ fields: Fields, _ name: String) throws(LineFailure) -> NodeID {
    let id = try fields.integer(name)
    guard let node = nodes[id] else {
      throw LineFailure("there is no node \(id) before this line, for '\(name)'")
    }
    return node
  }

  private func properties(_ fields: Fields) throws(LineFailure) -> [(String, Value)] {
    var properties: [(String, Value)] = []
    for member in try fields.object("properties") {
      properties.append((member.name, try Value(lossless: member.value)))
    }
    return properties
  }
}

/// What is wrong in one line.
struct LineFailure: Error {
  let message: String
  let column: Int?

  init(_ message: String, column: Int? = nil) {
    self.message = message
    self.column = column
  }
}

/// The members of a line's object, taken by name and kind.
struct Fields {
  private let members: [JSON.Member]

  init(_ json: JSON) throws(LineFailure) {
    guard case .object(let members) = json else {
      throw LineFailure("an object should stand here, not \(json.kind)")
    }
    self.members = members
  }

  private subscript(name: String) -> JSON? { members.first { $0.name == name }?.value }

  private func wrong(_ name: String, _ expected: String) -> LineFailure {
    guard let found = self[name] else { return LineFailure("'\(name)' is missing") }
    return LineFailure("'\(name)' should be \(expected), not \(found.kind)")
  }

  func string(_ name: String) throws(LineFailure) -> String {
    guard case .string(let text)? = self[name] else { throw wrong(name, "a string") }
    return text
  }

  func optionalString(_ name: String) throws(LineFailure) -> String? {
    self[name] == nil ? nil : try string(name)
  }

  func integer(_ name: String) throws(LineFailure) -> Int64 {
    guard case .number(let text)? = self[name], let number = Int64(text) else {
      throw wrong(name, "a whole number")
    }
    return number
  }

  func float(_ name: String) throws(LineFailure) -> Double {
    guard let json = self[name], case .float(let number) = try Value(lossless: json) else {
      throw wrong(name, "a number with a point")
    }
    return number
  }

  func strings(_ name: String) throws(LineFailure) -> [String] {
    var texts: [String] = []
    for case let element in try array(name) {
      guard case .string(let text) = element else { throw wrong(name, "an array of strings") }
      texts.append(text)
    }
    return texts
  }

  func array(_ name: String) throws(LineFailure) -> [JSON] {
    guard case .array(let elements)? = self[name] else { throw wrong(name, "an array") }
    return elements
  }

  func object(_ name: String) throws(LineFailure) -> [JSON.Member] {
    guard case .object(let members)? = self[name] else { throw wrong(name, "an object") }
    return members
  }

  func evidence() throws(LineFailure) -> [Evidence] {
    try Evidence.list(try array("evidence"))
  }
}

extension Evidence {
  static func list(_ elements: [JSON]) throws(LineFailure) -> [Evidence] {
    var evidence: [Evidence] = []
    for element in elements {
      let fields = try Fields(element)
      evidence.append(
        Evidence(
          document: try fields.string("document"), start: Int(try fields.integer("start")),
          end: Int(try fields.integer("end")), line: Int(try fields.integer("line")),
          text: try fields.string("text"), rule: try fields.string("rule"),
          confidence: try fields.float("confidence")))
    }
    return evidence
  }
}
