import PropertyGraph
import QueryPlanning

/// What a graph holds, and why.
enum SchemaProcedures {
  static let all = [schema, evidence]

  /// `graph.schema()`: labels, then relationship types, each in alphabetic order.
  ///
  /// - Complexity: O(nodes + edges), times the keys.
  static let schema = Procedure(
    ProcedureSignature(
      "graph.schema",
      results: [
        .init("kind", .string), .init("name", .string), .init("count", .integer),
        .init("properties", .list(.string)),
      ],
      summary: "labels and relationship types, how many there are, and their properties")
  ) { _, context in
    let graph = context.graph
    var labelKeys: [LabelID: Set<KeyID>] = [:]
    for node in graph.nodes {
      let keys = graph.properties(of: node).map(\.0)
      for label in graph.labels(of: node) { labelKeys[label, default: []].formUnion(keys) }
    }
    try context.checkpoint()
    var typeKeys: [TypeID: Set<KeyID>] = [:]
    for edge in graph.edges {
      typeKeys[graph.type(of: edge), default: []].formUnion(graph.properties(of: edge).map(\.0))
    }
    func names(_ keys: Set<KeyID>) -> Value {
      .list(keys.map(graph.name(of:)).sorted().map(Value.string))
    }
    let labels = labelKeys.map { label, keys in
      (graph.name(of: label), graph.nodeCount(label: label), names(keys))
    }
    let types = typeKeys.map { type, keys in
      (graph.name(of: type), graph.edgeCount(type: type), names(keys))
    }
    func rows(_ kind: String, _ entries: [(String, Int, Value)]) -> [[Value]] {
      entries.sorted { $0.0 < $1.0 }.map {
        [.string(kind), .string($0.0), .integer(Int64($0.1)), $0.2]
      }
    }
    return rows("node", labels) + rows("relationship", types)
  }

  /// `graph.evidence(element)`: the sentences that prove a node or a relationship.
  static let evidence = Procedure(
    ProcedureSignature(
      "graph.evidence", arguments: [.init("element", .any)],
      results: [
        .init("document", .string), .init("title", .string), .init("line", .integer),
        .init("text", .string), .init("rule", .string), .init("confidence", .float),
        .init("start", .integer), .init("end", .integer),
      ],
      summary: "document, line and sentence behind a node or a relationship")
  ) { arguments, context in
    let element: ElementID
    switch arguments[0] {
    case .node(let node): element = .node(node)
    case .edge(let edge): element = .edge(edge)
    case .null: return []
    default:
      throw ExecutionFailure.invalidArgument("graph.evidence takes a node or a relationship")
    }
    let store = context.graph.evidence
    do {
      return try store.evidence(of: element).map { item in
        let title = try store.document(item.document)?.title
        return [
          .string(item.document), title.map(Value.string) ?? .null, .integer(Int64(item.line)),
          .string(item.text), .string(item.rule), .float(item.confidence),
          .integer(Int64(item.start)), .integer(Int64(item.end)),
        ]
      }
    } catch {
      throw ExecutionFailure.procedureFailed("the evidence cannot be read: \(error)")
    }
  }
}
