import PropertyGraph

/// Reads GraphML: our own, and that of networkx, igraph, yEd, Gephi and Neo4j's APOC.
///
/// In files that are not ours, an edge's type is its `label` or `type`, or `RELATED_TO`; a node's
/// labels are its `labels` where they have the form `:A:B`; a node's id in the file is kept as `id`,
/// and a text drawn on it by yEd as `name`, where it has no such property. Undirected edges go from
/// source to target. Nested graphs are flattened.
public struct GraphMLReader {
  static let defaultType = "RELATED_TO"

  private var xml: XMLReader
  private var keys: [String: Key] = [:]
  private var isOurs = false
  private var graph = Graph()
  private var evidence = InMemoryEvidence()
  private var nodes: [String: NodeID] = [:]
  /// Nodes and edges that are open, the innermost last.
  private var open: [Element] = []
  /// Taken when all nodes are known, since an edge may stand before its ends.
  private var edges: [Element] = []

  /// What `<key>` declares.
  private struct Key {
    let element: String
    let name: String
    let type: String
    var description = ""
    var fallback: String?

    var structure: GraphMLStructure? { GraphMLStructure(rawValue: description) }
    /// Kind of value and property name of our own files.
    var ownKind: (kind: Substring, name: String)? {
      guard description.hasPrefix("concentric:value:") else { return nil }
      let parts = description.dropFirst("concentric:value:".count)
        .split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return (parts[0], parts.count > 1 ? String(parts[1]) : name)
    }
  }

  private struct Element {
    let isNode: Bool
    let attributes: [String: String]
    /// Where it starts, for errors that are seen later.
    let place: ImportError
    var data: [(key: String, text: String)] = []
    /// Text drawn on it.
    var drawn: String?
  }

  /// Reads a whole file, which is held in memory.
  ///
  /// - Parameter skip: Told of every node and edge that cannot be taken; when it returns, it is left
  ///   out and reading goes on. Rethrow to stop.
  /// - Throws: What `skip` and the source throw, and ``ImportError`` when the file is no GraphML.
  public static func read(
    _ source: any ByteSource, onError skip: (ImportError) throws -> Void = { throw $0 }
  ) throws -> Graph {
    var reader = GraphMLReader(xml: try XMLReader(try source.readAll()))
    try reader.readAll(onError: skip)
    return reader.graph
  }

  private init(xml: XMLReader) { self.xml = xml }

  private mutating func readAll(onError skip: (ImportError) throws -> Void) throws {
    guard case .start("graphml", _)? = try xml.next() else {
      throw xml.failure("this is no GraphML: its root element should be <graphml>")
    }
    while let event = try xml.next() {
      switch event {
      case .start("key", let attributes): try readKey(attributes)
      case .start("node", let attributes), .start("edge", let attributes):
        let isNode = if case .start("node", _) = event { true } else { false }
        open.append(
          Element(isNode: isNode, attributes: attributes, place: xml.failure("")))
      case .start("data", let attributes): try readData(attributes)
      case .start("hyperedge", _):
        try skip(xml.failure("an edge with more than two ends cannot be taken"))
        try skipElement()
      case .end("node"), .end("edge"):
        guard let element = open.popLast() else { continue }
        if element.isNode {
          do throws(ImportError) { try take(node: element) } catch { try skip(error) }
        } else {
          edges.append(element)
        }
      case .start, .end, .text: continue
      }
    }
    for element in edges {
      do throws(ImportError) { try take(edge: element) } catch { try skip(error) }
    }
    graph.evidence = evidence
  }

  // MARK: XML

  private mutating func readKey(_ attributes: [String: String]) throws(ImportError) {
    guard let id = attributes["id"] else { throw xml.failure("this <key> has no 'id'") }
    var key = Key(
      element: attributes["for"] ?? "all", name: attributes["attr.name"] ?? id,
      type: attributes["attr.type"] ?? "string")
    var depth = 0
    while let event = try xml.next() {
      switch event {
      case .start("desc", _): key.description = try elementText()
      case .start("default", _): key.fallback = try elementText()
      case .start: depth += 1
      case .end where depth > 0: depth -= 1
      case .end:
        if key.description.hasPrefix("concentric:") { isOurs = true }
        keys[id] = key
        return
      case .text: continue
      }
    }
  }

  private mutating func readData(_ attributes: [String: String]) throws(ImportError) {
    guard let key = attributes["key"] else { throw xml.failure("this <data> has no 'key'") }
    var text = ""
    var drawn: String?
    var depth = 0
    while let event = try xml.next() {
      switch event {
      case .start("NodeLabel", _), .start("EdgeLabel", _):
        let label = try elementText()
        if drawn == nil, label.contains(where: { !$0.isWhitespace }) { drawn = label }
      case .start: depth += 1
      case .end where depth > 0: depth -= 1
      case .end:
        guard !open.isEmpty else { return }  // about the whole graph
        open[open.count - 1].data.append((key, text))
        if let drawn { open[open.count - 1].drawn = drawn }
        return
      case .text(let piece) where depth == 0: text += piece
      case .text: continue
      }
    }
  }

  /// The text of the element that has just started, up to its end.
  private mutating func elementText() throws(ImportError) -> String {
    var text = ""
    var depth = 0
    while let event = try xml.next() {
      switch event {
      case .start: depth += 1
      case .end where depth == 0: return text
      case .end: depth -= 1
      case .text(let piece): text += piece
      }
    }
    return text
  }

  private mutating func skipElement() throws(ImportError) { _ = try elementText() }

  // MARK: Elements

  /// What an element's data say.
  private struct Content {
    var labels: [String] = []
    var type: String?
    var properties: [(name: String, value: Value)] = []
    var evidence: [Evidence] = []

    mutating func addMissing(_ name: String, _ value: Value) {
      if !properties.contains(where: { $0.name == name }) { properties.append((name, value)) }
    }
  }

  private mutating func take(node: Element) throws(ImportError) {
    guard let id = node.attributes["id"] else { throw node.place.saying("this node has no 'id'") }
    if nodes[id] != nil { throw node.place.saying("there is a node '\(id)' already") }
    var content = try content(of: node)
    if !isOurs {
      if let drawn = node.drawn { content.addMissing("name", .string(drawn)) }
      content.addMissing("id", .string(id))
    }
    let created = graph.createNode(
      labels: content.labels.map { graph.intern(label: $0) },
      properties: content.properties.map { (graph.intern(key: $0.name), $0.value) })
    nodes[id] = created
    if !content.evidence.isEmpty { evidence.add(content.evidence, to: .node(created)) }
  }

  private mutating func take(edge: Element) throws(ImportError) {
    let content = try content(of: edge)
    let source = try end("source", of: edge)
    let target = try end("target", of: edge)
    let type = graph.intern(type: content.type ?? edge.drawn ?? GraphMLReader.defaultType)
    let created = graph.createEdge(
      type, from: source, to: target,
      properties: content.properties.map { (graph.intern(key: $0.name), $0.value) })
    if !content.evidence.isEmpty { evidence.add(content.evidence, to: .edge(created)) }
  }

  private func end(_ name: String, of edge: Element) throws(ImportError) -> NodeID {
    guard let id = edge.attributes[name] else {
      throw edge.place.saying("this edge has no '\(name)'")
    }
    guard let node = nodes[id] else {
      throw edge.place.saying("there is no node '\(id)', for '\(name)'")
    }
    return node
  }

  private func content(of element: Element) throws(ImportError) -> Content {
    var content = Content()
    let kind = element.isNode ? "node" : "edge"
    for (id, text) in element.data {
      guard let key = keys[id] else {
        throw element.place.saying("the key '\(id)' is not declared")
      }
      try add(text, key: key, of: element, to: &content)
    }
    let given = Set(element.data.map(\.key))
    for (id, key) in keys.sorted(by: { $0.key < $1.key }) {
      guard let text = key.fallback, !given.contains(id), ["all", kind].contains(key.element)
      else { continue }
      try add(text, key: key, of: element, to: &content)
    }
    return content
  }

  private func add(
    _ text: String, key: Key, of element: Element, to content: inout Content
  ) throws(ImportError) {
    do throws(LineFailure) {
      switch key.structure {
      case .labels: content.labels = try GraphMLStructure.labels(text)
      case .caption: break
      case .type: content.type = text
      case .evidence:
        guard case .array(let items) = try JSON(text) else {
          throw LineFailure("the evidence should be an array in JSON")
        }
        content.evidence = try Evidence.list(items)
      case nil:
        if isOurs {
          try addProperty(text, key: key, to: &content)
        } else if !element.isNode, ["label", "type"].contains(key.name), content.type == nil {
          content.type = text
        } else if element.isNode, key.name == "labels", text.hasPrefix(":") {
          content.labels = try GraphMLStructure.labels(text)
        } else {
          try addProperty(text, key: key, to: &content)
        }
      }
    } catch {
      throw element.place.saying(error.message)
    }
  }

  private func addProperty(
    _ text: String, key: Key, to content: inout Content
  ) throws(LineFailure) {
    if let own = key.ownKind {
      guard let value = try Value(text: text, ownKind: own.kind) else {
        throw LineFailure("'\(text.prefix(60))' cannot be read as \(own.kind), for '\(own.name)'")
      }
      content.properties.append((own.name, value))
      return
    }
    let trimmed = text.trimmingSpaces
    let value: Value? =
      switch key.type {
      case "boolean": try Value(text: trimmed.lowercased(), ownKind: "boolean")
      case "int", "long": Int64(trimmed).map(Value.integer)
      case "float", "double": try Value(text: trimmed, ownKind: "float")
      default: text.isEmpty || text.trimmingSpaces.isEmpty ? .null : .string(text)
      }
    guard let value else {
      throw LineFailure("'\(text.prefix(60))' cannot be read as \(key.type), for '\(key.name)'")
    }
    if !value.isNull { content.properties.append((key.name, value)) }
  }
}

extension ImportError {
  /// The same place with another message.
  fileprivate func saying(_ message: String) -> ImportError {
    ImportError(message, line: line, column: column)
  }
}

extension JSON {
  fileprivate init(_ text: String) throws(LineFailure) {
    do throws(JSONParser.Failure) {
      self = try JSONParser.parse(Array(text.utf8)[...])
    } catch {
      throw LineFailure(error.message)
    }
  }
}

extension GraphMLStructure {
  /// Reads what ``text(labels:)`` writes.
  fileprivate static func labels(_ text: String) throws(LineFailure) -> [String] {
    guard text.hasPrefix("[") else { return text.split(separator: ":").map(String.init) }
    guard case .list(let values) = try Value(lossless: try JSON(text)) else { return [] }
    return values.compactMap { if case .string(let label) = $0 { label } else { nil } }
  }
}

extension Value {
  /// Reads a text by the kind that our own keys tell; `nil` when it is not of that kind.
  fileprivate init?(text: String, ownKind kind: Substring) throws(LineFailure) {
    let value: Value? =
      switch kind {
      case "boolean":
        switch text {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
      case "integer": Int64(text).map(Value.integer)
      case "float":
        switch text {
        case "NaN": .float(.nan)
        case "INF", "Infinity", "+INF": .float(.infinity)
        case "-INF", "-Infinity": .float(-.infinity)
        default: Double(text).map(Value.float)
        }
      case "string": .string(text)
      case "date": (try? CalendarDate.parse(text)).map(Value.date)
      case "localTime": (try? LocalTime.parse(text)).map(Value.localTime)
      case "time": (try? ZonedTime.parse(text)).map(Value.time)
      case "localDateTime": (try? LocalDateTime.parse(text)).map(Value.localDateTime)
      case "dateTime": (try? ZonedDateTime.parse(text)).map(Value.dateTime)
      case "duration": (try? CalendarDuration.parse(text)).map(Value.duration)
      case "json": try Value(lossless: try JSON(text))
      default: nil
      }
    guard let value else { return nil }
    self = value
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
