import PropertyGraph

/// JSON: every row an object with the columns as members, in their order.
///
/// - A node is `{"id", "labels", "properties"}`, an edge `{"id", "type", "source", "target",
///   "properties"}` with node ids as ends, a path `{"nodes", "edges"}`.
/// - Dates, times and durations are ISO 8601 strings; NaN and the infinities, which JSON does not
///   have, strings too. Integers keep all their digits.
/// - Controls and direction marks are escaped, so that a terminal may show the text.
public struct JSONFormatter: ResultFormatter {
  public enum Layout: Sendable {
    /// One array, a row a line.
    case array
    /// An object a line, without an array around (JSON Lines).
    case lines
  }

  var layout: Layout

  public init(layout: Layout) { self.layout = layout }

  public func write<Output: TextOutputStream>(_ result: ResultTable, to output: inout Output) {
    let json = JSONText(graph: result.graph)
    let names = result.columns.map(JSONText.quoted)
    if layout == .array { output.write("[") }
    for (number, row) in result.rows.enumerated() {
      if layout == .array { output.write(number == 0 ? "\n  " : ",\n  ") }
      let members = zip(names, row).map { "\($0): \(json.text($1))" }
      output.write("{" + members.joined(separator: ", ") + "}")
      if layout == .lines { output.write("\n") }
    }
    if layout == .array { output.write(result.rows.isEmpty ? "]\n" : "\n]\n") }
  }
}

/// Values as JSON.
public struct JSONText: Sendable {
  let graph: Graph

  public init(graph: Graph) { self.graph = graph }

  public func text(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .float(let number):
      number.isFinite ? String(number) : JSONText.quoted(ValueText.float(number))
    case .string(let text): JSONText.quoted(text)
    case .list(let values): array(values.map(text))
    case .map(let map): object(map.sorted { $0.key < $1.key }.map { ($0.key, text($0.value)) })
    case .node(let node): text(node)
    case .edge(let edge): text(edge)
    case .path(let path):
      object([("nodes", array(path.nodes.map(text))), ("edges", array(path.edges.map(text)))])
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      JSONText.quoted(ValueText.temporal(value) ?? "")
    }
  }

  private func text(_ node: NodeID) -> String {
    let isThere = graph.contains(node)
    let labels = isThere ? graph.labels(of: node).map { JSONText.quoted(graph.name(of: $0)) } : []
    return object([
      ("id", String(node.index)), ("labels", array(labels)),
      ("properties", properties(isThere ? graph.properties(of: node) : [])),
    ])
  }

  private func text(_ edge: EdgeID) -> String {
    object([
      ("id", String(edge.index)),
      ("type", JSONText.quoted(graph.name(of: graph.type(of: edge)))),
      ("source", String(graph.source(of: edge).index)),
      ("target", String(graph.target(of: edge).index)),
      ("properties", properties(graph.contains(edge) ? graph.properties(of: edge) : [])),
    ])
  }

  private func properties(_ pairs: [(KeyID, Value)]) -> String {
    object(pairs.map { (graph.name(of: $0.0), text($0.1)) })
  }

  private func array(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

  private func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(JSONText.quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }

  /// A JSON string in double quotes.
  public static func quoted(_ text: String) -> String {
    let escaped = text.replacingScalars { scalar in
      switch scalar {
      case "\"": return "\\\""
      case "\\": return "\\\\"
      case "\n": return "\\n"
      case "\r": return "\\r"
      case "\t": return "\\t"
      default:
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x200E...0x200F, 0x061C:
          return "\\u" + ValueText.hexadecimal(scalar)
        default: return nil
        }
      }
    }
    return "\"" + escaped + "\""
  }
}
