import PropertyGraph

extension GraphFile {
  /// Writes the graph as plain SQLite tables, for people who want SQL: `node`, `edge`, `alias`,
  /// `evidence` and `document`.
  ///
  /// `node` and `edge` have a column for every property key; lists, maps, dates and times are
  /// text. A key that is taken already, or differs from one only by letter case, gets
  /// `property_` before it.
  public static func exportTables(_ graph: Graph, to path: String) throws(GraphFileError) {
    try AtomicFile.replace(path) { temporary throws(GraphFileError) in
      let database = try Database(temporary, .create)
      try database.execute(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
      let export = TableExport(database: database, graph: graph)
      try export.writeNodes()
      try export.writeEdges()
      do { try export.writeEvidence() } catch { throw .from(error) }
      try database.execute(
        """
        CREATE INDEX edge_source ON edge(source_id);
        CREATE INDEX edge_target ON edge(target_id);
        CREATE INDEX alias_name ON alias(name);
        CREATE INDEX evidence_node ON evidence(node_id);
        CREATE INDEX evidence_edge ON evidence(edge_id);
        COMMIT;
        """)
    }
  }
}

private struct TableExport {
  let database: Database
  let graph: Graph

  /// SQLite's limit is 2,000 columns; keys beyond this many are left to the graph file.
  private static let maximalColumns = 1_900

  func writeNodes() throws(GraphFileError) {
    let keys = usedKeys { key in graph.nodes.contains { !graph.property(key, of: $0).isNull } }
    let columns = columnNames(keys, fixed: ["node_id", "labels"])
    try database.execute(
      """
      CREATE TABLE node(node_id INTEGER PRIMARY KEY, labels TEXT NOT NULL\(columns));
      CREATE TABLE alias(node_id INTEGER NOT NULL REFERENCES node, name TEXT NOT NULL);
      """)
    let insert = try insertion(into: "node", columns: keys.count + 2)
    let insertAlias = try insertion(into: "alias", columns: 2)
    let aliases = graph.key(named: "aliases")
    for node in graph.nodes {
      let labels = graph.labels(of: node).map { graph.name(of: $0) }.joined(separator: ":")
      let id = SQLValue.integer(Int64(node.index))
      try insert.run([id, .text(labels)] + keys.map { SQLValue(graph.property($0, of: node)) })
      guard let aliases, case .list(let names) = graph.property(aliases, of: node) else { continue }
      for case .string(let name) in names { try insertAlias.run(id, .text(name)) }
    }
  }

  func writeEdges() throws(GraphFileError) {
    let keys = usedKeys { key in graph.edges.contains { !graph.property(key, of: $0).isNull } }
    let columns = columnNames(keys, fixed: ["edge_id", "source_id", "target_id", "type"])
    try database.execute(
      """
      CREATE TABLE edge(
        edge_id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES node,
        target_id INTEGER NOT NULL REFERENCES node, type TEXT NOT NULL\(columns));
      """)
    let insert = try insertion(into: "edge", columns: keys.count + 4)
    for edge in graph.edges {
      let fixed: [SQLValue] = [
        .integer(Int64(edge.index)), .integer(Int64(graph.source(of: edge).index)),
        .integer(Int64(graph.target(of: edge).index)), .text(graph.name(of: graph.type(of: edge))),
      ]
      try insert.run(fixed + keys.map { SQLValue(graph.property($0, of: edge)) })
    }
  }

  func writeEvidence() throws {
    try database.execute(
      """
      CREATE TABLE document(
        id TEXT PRIMARY KEY, title TEXT, date TEXT, source TEXT, author TEXT, text TEXT NOT NULL);
      CREATE TABLE evidence(
        node_id INTEGER REFERENCES node, edge_id INTEGER REFERENCES edge,
        document TEXT NOT NULL REFERENCES document, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, line INTEGER NOT NULL, text TEXT NOT NULL, rule TEXT NOT NULL,
        confidence REAL NOT NULL);
      """)
    let insertDocument = try insertion(into: "document", columns: 6)
    for document in try graph.evidence.documents() {
      try insertDocument.run(
        .text(document.id), .text(orNull: document.title), .text(orNull: document.date),
        .text(orNull: document.source), .text(orNull: document.author), .text(document.text))
    }
    let insert = try insertion(into: "evidence", columns: 9)
    try graph.evidence.forEachElement { element, evidence in
      let place = EvidencePlace(element)
      guard place.exists(in: graph) else { return }
      let id = SQLValue.integer(Int64(place.id))
      for item in evidence {
        try insert.run(
          place.kind == 0 ? id : .null, place.kind == 1 ? id : .null, .text(item.document),
          .integer(Int64(item.start)), .integer(Int64(item.end)), .integer(Int64(item.line)),
          .text(item.text), .text(item.rule), .real(item.confidence))
      }
    }
  }

  private func usedKeys(_ isUsed: (KeyID) -> Bool) -> [KeyID] {
    Array(graph.keys.filter(isUsed).prefix(Self.maximalColumns))
  }

  /// Declarations to follow those of the fixed columns.
  private func columnNames(_ keys: [KeyID], fixed: [String]) -> String {
    var taken = Set(fixed)
    return keys.map { key in
      var name = graph.name(of: key)
      while name.isEmpty || !taken.insert(name.lowercased()).inserted { name = "property_" + name }
      let quoted = name.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
      return ", \"\(quoted)\""
    }.joined()
  }

  private func insertion(into table: String, columns: Int) throws(GraphFileError) -> Statement {
    let places = Array(repeating: "?", count: columns).joined(separator: ", ")
    return try database.prepare("INSERT INTO \(table) VALUES (\(places))")
  }
}

extension SQLValue {
  /// A property in SQL's types; what SQL does not have is text.
  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .boolean(let value): self = .integer(value ? 1 : 0)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .real(value)
    case .string(let value): self = .text(value)
    default: self = .text(value.temporalDescription ?? value.json)
    }
  }
}
