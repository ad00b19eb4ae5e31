import PropertyGraph
import QueryExecution
import QuerySyntax
import SourceText

/// A small graph and queries on it, with results as text that is easy to compare.
struct QueryFixture {
  var graph = Graph()
  var engine = QueryEngine()

  /// A graph made by `CREATE` statements.
  init(_ setup: String...) throws {
    for text in setup { try run(text) }
  }

  @discardableResult
  mutating func run(
    _ text: String, _ parameters: [String: Value] = [:],
    options: ExecutionOptions = ExecutionOptions()
  ) throws -> QueryResult {
    let query = try engine.prepare(
      SourceFile(name: "query", text: text), graph: graph, parameters: parameters)
    return try engine.execute(query, on: &graph, parameters: parameters, options: options)
  }

  /// The rows, values separated by ` | `.
  mutating func rows(_ text: String, _ parameters: [String: Value] = [:]) throws -> [String] {
    try run(text, parameters).rows.map { row in
      row.map { Self.text($0, graph) }.joined(separator: " | ")
    }
  }

  /// The same in alphabetic order, for results without an order of their own.
  mutating func sortedRows(_ text: String, _ parameters: [String: Value] = [:]) throws -> [String] {
    try rows(text, parameters).sorted()
  }

  /// Type, phase and detail of the error that a query gives, as in the TCK.
  mutating func error(_ text: String, _ parameters: [String: Value] = [:]) -> String {
    do {
      try run(text, parameters)
      return "no error"
    } catch let error as any QueryError {
      return "\(error.type.rawValue) at \(error.phase.rawValue): \(error.detail)"
    } catch {
      return "\(error)"
    }
  }

  static func text(_ value: Value, _ graph: Graph) -> String {
    switch value {
    case .null: return "null"
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .float(let value): return "\(value)"
    case .string(let value): return value
    case .list(let values):
      return "[" + values.map { text($0, graph) }.joined(separator: ", ") + "]"
    case .map(let map):
      return "{"
        + map.sorted { $0.key < $1.key }.map { "\($0.key): \(text($0.value, graph))" }
        .joined(separator: ", ") + "}"
    case .node(let node):
      let labels = graph.labels(of: node).map { ":" + graph.name(of: $0) }.joined()
      return "(\(labels)\(properties(graph.properties(of: node), graph)))"
    case .edge(let edge):
      let type = graph.name(of: graph.type(of: edge))
      return "[:\(type)\(properties(graph.properties(of: edge), graph))]"
    case .path(let path):
      var result = text(.node(path.nodes[0]), graph)
      for (index, edge) in path.edges.enumerated() {
        let forward = graph.source(of: edge) == path.nodes[index]
        let shown = text(.edge(edge), graph)
        result += forward ? "-\(shown)->" : "<-\(shown)-"
        result += text(.node(path.nodes[index + 1]), graph)
      }
      return "<\(result)>"
    case .date(let value): return "\(value)"
    case .localTime(let value): return "\(value)"
    case .time(let value): return "\(value)"
    case .localDateTime(let value): return "\(value)"
    case .dateTime(let value): return "\(value)"
    case .duration(let value): return "\(value)"
    }
  }

  private static func properties(_ pairs: [(KeyID, Value)], _ graph: Graph) -> String {
    guard !pairs.isEmpty else { return "" }
    return " {"
      + pairs.map { "\(graph.name(of: $0.0)): \(text($0.1, graph))" }.sorted()
      .joined(separator: ", ") + "}"
  }
}
