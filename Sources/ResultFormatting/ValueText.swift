import PropertyGraph
import SourceText

/// Values as people read them, and as the query language writes them.
public struct ValueText: Sendable {
  let graph: Graph
  let undirectedTypes: Set<String>
  let showsEdgeProperties: Bool
  private let nameKey: KeyID?

  /// - Parameters:
  ///   - undirectedTypes: Edge types shown without an arrow head.
  ///   - showsEdgeProperties: Whether ``readable(_:)`` tells the properties of an edge.
  public init(
    graph: Graph, undirectedTypes: Set<String> = [], showsEdgeProperties: Bool = true
  ) {
    self.graph = graph
    self.undirectedTypes = undirectedTypes
    self.showsEdgeProperties = showsEdgeProperties
    nameKey = graph.key(named: "name")
  }

  /// For reading: a string stands alone without quotes, a node is known by its name.
  ///
  /// `珠海路派出所`, `(珠海路派出所:Organization)`, `(甲)-[SERVES {role: '所长'}]->(乙)`,
  /// `(甲)-[ALLIANCE_WITH]-(乙)`, `['一', '二']`. Line breaks are kept.
  public func readable(_ value: Value) -> String {
    switch value {
    case .string(let text): text
    case .node(let node): readable(node, withLabels: true)
    case .edge(let edge):
      readable(graph.source(of: edge), withLabels: false)
        + arrow(edge, from: graph.source(of: edge), withProperties: showsEdgeProperties)
        + readable(graph.target(of: edge), withLabels: false)
    case .path(let path): readable(path)
    case .list(let values): "[" + values.map(readableInside).joined(separator: ", ") + "]"
    case .map(let map): braces(map.sorted { $0.key < $1.key }, readableInside)
    default: literal(value)
    }
  }

  /// Exactly, as the query language writes it: `'it\'s'`, `(:Place {name: '大嶝街道'})`,
  /// `[:SERVES {role: '所长'}]`, `<(:A)-[:T]->(:B)>`. Properties stand in the order of their names,
  /// so that the text does not depend on which key the graph met first.
  public func literal(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .float(let number): ValueText.float(number)
    case .string(let text): ValueText.quoted(text)
    case .list(let values): "[" + values.map(literal).joined(separator: ", ") + "]"
    case .map(let map): braces(map.sorted { $0.key < $1.key }, literal)
    case .node(let node): literal(node)
    case .edge(let edge): "[" + literal(edge) + "]"
    case .path(let path): literal(path)
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      ValueText.temporal(value) ?? "null"
    }
  }

  /// ISO 8601 for dates, times and durations; `nil` for anything else.
  public static func temporal(_ value: Value) -> String? {
    switch value {
    case .date(let date): date.description
    case .localTime(let time): time.description
    case .time(let time): time.description
    case .localDateTime(let moment): moment.description
    case .dateTime(let moment): moment.description
    case .duration(let duration): duration.description
    default: nil
    }
  }

  static func float(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    return String(number)
  }

  /// In single quotes, with the escapes that the query language knows.
  public static func quoted(_ text: String) -> String {
    let escaped = text.replacingScalars { scalar in
      switch scalar {
      case "'": "\\'"
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      default: scalar.value < 0x20 ? "\\u" + hexadecimal(scalar) : nil
      }
    }
    return "'" + escaped + "'"
  }

  /// Four hexadecimal digits.
  static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  // MARK: For reading

  private func readableInside(_ value: Value) -> String {
    if case .string(let text) = value { ValueText.quoted(text) } else { readable(value) }
  }

  private func readable(_ node: NodeID, withLabels: Bool) -> String {
    guard graph.contains(node) else { return "(deleted)" }
    let labels = withLabels ? graph.labels(of: node).map { ":" + graph.name(of: $0) }.joined() : ""
    if let nameKey, case .string(let name) = graph.property(nameKey, of: node), !name.isEmpty {
      return "(\(name)\(labels))"
    }
    return literal(node)
  }

  private func readable(_ path: Path) -> String {
    var text = readable(path.nodes[0], withLabels: false)
    for (index, edge) in path.edges.enumerated() {
      text += arrow(edge, from: path.nodes[index], withProperties: false)
      text += readable(path.nodes[index + 1], withLabels: false)
    }
    return text
  }

  private func arrow(_ edge: EdgeID, from node: NodeID, withProperties: Bool) -> String {
    let type = graph.name(of: graph.type(of: edge))
    let properties = withProperties ? named(graph.properties(of: edge)) : []
    let inner = properties.isEmpty ? type : "\(type) \(braces(properties, readableInside))"
    if undirectedTypes.contains(type) { return "-[\(inner)]-" }
    return graph.source(of: edge) == node ? "-[\(inner)]->" : "<-[\(inner)]-"
  }

  // MARK: Exactly

  private func literal(_ node: NodeID) -> String {
    guard graph.contains(node) else { return "()" }
    let labels = graph.labels(of: node).map { ":" + ValueText.identifier(graph.name(of: $0)) }
    let properties = named(graph.properties(of: node)).sorted { $0.key < $1.key }
    return "("
      + [labels.joined(), properties.isEmpty ? "" : braces(properties, literal)]
      .filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }

  private func literal(_ edge: EdgeID) -> String {
    let type = ":" + ValueText.identifier(graph.name(of: graph.type(of: edge)))
    let properties = graph.contains(edge) ? named(graph.properties(of: edge)) : []
    if properties.isEmpty { return type }
    return "\(type) \(braces(properties.sorted { $0.key < $1.key }, literal))"
  }

  private func literal(_ path: Path) -> String {
    var text = "<" + literal(path.nodes[0])
    for (index, edge) in path.edges.enumerated() {
      let isForward = graph.source(of: edge) == path.nodes[index]
      text += (isForward ? "-[" : "<-[") + literal(edge) + (isForward ? "]->" : "]-")
      text += literal(path.nodes[index + 1])
    }
    return text + ">"
  }

  private func named(_ properties: [(KeyID, Value)]) -> [(key: String, value: Value)] {
    properties.map { (graph.name(of: $0.0), $0.1) }
  }

  private func braces(
    _ pairs: [(key: String, value: Value)], _ text: (Value) -> String
  ) -> String {
    "{"
      + pairs.map { "\(ValueText.identifier($0.key)): \(text($0.value))" }
      .joined(separator: ", ") + "}"
  }

  /// A name as the query language writes it: in backquotes unless it is a plain word.
  public static func identifier(_ name: String) -> String {
    let isWord =
      name.first.map { $0.isLetter || $0 == "_" } == true
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isWord ? name : "`" + name.replacingScalars { $0 == "`" ? "``" : nil } + "`"
  }
}
