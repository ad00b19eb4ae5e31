import PropertyGraph

/// CSV for Ladybug and Kùzu: a file for each table, and `import.cypher` with the statements that
/// make the tables and copy the files into them. To be run in the folder.
///
/// A node's table is named by its labels, joined by `_`; nodes without labels are in `Node`. Its
/// key is `node_id`. Evidence is a list of texts. Times of day, durations, moments with a zone and
/// properties of mixed kinds are texts. Documents are not there.
public struct LadybugWriter: GraphFolderWriter {
  public init() {}

  public func write(_ graph: Graph, to folder: any SinkFolder) throws -> [ExportNote] {
    var export = LadybugExport(view: GraphView(graph), folder: folder)
    return try export.write()
  }
}

private struct LadybugExport {
  let view: GraphView
  let folder: any SinkFolder
  var notes = NoteTaker()
  /// Statements that make tables, and those that fill them.
  private var schema: [String] = []
  private var copies: [String] = []
  /// Table names in lower case: the engine takes `A` and `a` for one.
  private var takenNames: Set<String> = []
  private var fileCount = 0

  private struct NodeTable {
    let name: String
    var nodes: [NodeID] = []
  }

  init(view: GraphView, folder: any SinkFolder) {
    self.view = view
    self.folder = folder
  }

  mutating func write() throws -> [ExportNote] {
    var (tables, tableOfNode) = nodeTables()
    for table in tables { try write(table) }
    tables.removeAll()
    try writeEdges(tableOfNode)
    let script = try folder.sink(named: "import.cypher")
    let text = (schema + copies).map { $0 + ";\n" }.joined()
    try script.write(Array(text.utf8)[...])
    try script.close()
    return notes.notes
  }

  // MARK: Nodes

  /// One table for each set of labels, and the table's name for each node.
  private mutating func nodeTables() -> ([NodeTable], [NodeID: String]) {
    var tables: [NodeTable] = []
    var places: [[String]: Int] = [:]
    var tableOfNode: [NodeID: String] = [:]
    for node in view.graph.nodes {
      let labels = view.labels(of: node)
      let place = places[labels] ?? tables.count
      if place == tables.count {
        places[labels] = place
        let name = labels.isEmpty ? "Node" : labels.joined(separator: "_")
        tables.append(NodeTable(name: tableName(name)))
      }
      tables[place].nodes.append(node)
      tableOfNode[node] = tables[place].name
    }
    return (tables, tableOfNode)
  }

  private mutating func write(_ table: NodeTable) throws {
    let columns = TableColumns(view.columns(ofNodes: table.nodes), key: ["node_id"])
    schema.append(
      "CREATE NODE TABLE \(quoted(table.name))(node_id INT64, \(columns.declarations), "
        + "PRIMARY KEY(node_id))")
    let file = fileName("nodes", table.name)
    copies.append(columns.copy(into: table.name, from: file, options: ""))
    let sink = try folder.sink(named: file)
    var out = ByteWriter(sink)
    CSVText.append(line: columns.names, to: &out.pending)
    for node in table.nodes {
      let fields = try columns.fields(of: .node(node), view: view, notes: &notes)
      CSVText.append(line: [String(view.number(of: node))] + fields, to: &out.pending)
      try out.passOn()
    }
    try out.flush()
    try sink.close()
  }

  // MARK: Edges

  private struct Ends: Hashable {
    let source: String
    let target: String
  }

  private mutating func writeEdges(_ tableOfNode: [NodeID: String]) throws {
    let graph = view.graph
    for type in graph.types where graph.edgeCount(type: type) > 0 {
      var groups: [(ends: Ends, edges: [EdgeID])] = []
      var places: [Ends: Int] = [:]
      for edge in graph.edges(type: type) {
        let ends = Ends(
          source: tableOfNode[graph.source(of: edge)] ?? "",
          target: tableOfNode[graph.target(of: edge)] ?? "")
        let place = places[ends] ?? groups.count
        if place == groups.count {
          places[ends] = place
          groups.append((ends, []))
        }
        groups[place].edges.append(edge)
      }
      let columns = TableColumns(
        view.columns(ofEdges: graph.edges(type: type)), key: ["from_id", "to_id"])
      let name = tableName(graph.name(of: type))
      let pairs = groups.map { "FROM \(quoted($0.ends.source)) TO \(quoted($0.ends.target))" }
      schema.append(
        "CREATE REL TABLE \(quoted(name))(\(pairs.joined(separator: ", ")), "
          + "\(columns.declarations))")
      for group in groups {
        try write(group.edges, ends: group.ends, columns: columns, table: name)
      }
    }
  }

  private mutating func write(
    _ edges: [EdgeID], ends: Ends, columns: TableColumns, table: String
  ) throws {
    let file = fileName("edges", table)
    let options = " (from=\(string(ends.source)), to=\(string(ends.target)))"
    copies.append(columns.copy(into: table, from: file, options: options))
    let sink = try folder.sink(named: file)
    var out = ByteWriter(sink)
    CSVText.append(line: columns.names, to: &out.pending)
    for edge in edges {
      let ids = [view.graph.source(of: edge), view.graph.target(of: edge)]
        .map { String(view.number(of: $0)) as String? }
      let fields = try columns.fields(of: .edge(edge), view: view, notes: &notes)
      CSVText.append(line: ids + fields, to: &out.pending)
      try out.passOn()
    }
    try out.flush()
    try sink.close()
  }

  // MARK: Names

  private mutating func tableName(_ name: String) -> String {
    let unique = identifier(name).distinctIgnoringCase(from: takenNames)
    takenNames.insert(unique.lowercased())
    return unique
  }

  /// `nodes-1-Person.csv`: what of the table's name is safe in every file system.
  private mutating func fileName(_ kind: String, _ table: String) -> String {
    fileCount += 1
    let safe = table.unicodeScalars.filter {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_")
    }
    let suffix = String(String.UnicodeScalarView(safe.prefix(40)))
    return "\(kind)-\(fileCount)\(suffix.isEmpty ? "" : "-" + suffix).csv"
  }
}

/// The property columns of one table, and evidence.
private struct TableColumns {
  /// Ids first, then properties, then evidence.
  let names: [String]
  private let keyCount: Int
  private let columns: [Column]

  init(_ columns: [Column], key: [String]) {
    self.columns = columns
    keyCount = key.count
    var taken: [String] = key
    for column in columns {
      let lowercased = Set(taken.map { $0.lowercased() })
      taken.append(identifier(column.name).distinctIgnoringCase(from: lowercased))
    }
    let lowercased = Set(taken.map { $0.lowercased() })
    names = taken + ["evidence".distinctIgnoringCase(from: lowercased)]
  }

  private var types: [ColumnType] { columns.map(\.type) + [.list(.string)] }

  /// `name STRING, founded DATE, …`.
  var declarations: String {
    zip(names.dropFirst(keyCount), types)
      .map { "\(quoted($0)) \($1.ladybug)" }.joined(separator: ", ")
  }

  /// Reads every field as a text and casts it; so the CSV reader guesses nothing.
  func copy(into table: String, from file: String, options: String) -> String {
    let fields = names.enumerated().map { index, name in
      let column = quoted(name)
      guard index >= keyCount else { return "CAST(\(column) AS INT64)" }
      switch types[index - keyCount] {
      case .list(let element):
        let parts =
          "string_split(substring(\(column), 2, size(\(column))), '\(ListSeparator.text)')"
        let list = element == .string ? parts : "CAST(\(parts) AS \(element.ladybug)[])"
        return "CASE WHEN \(column) = '[' THEN CAST('[]' AS \(element.ladybug)[]) ELSE \(list) END"
      case .string, .emptyList, .mixed: return column
      case let type:
        return type.ladybug == "STRING" ? column : "CAST(\(column) AS \(type.ladybug))"
      }
    }
    let header = names.map { "\(quoted($0)) STRING" }.joined(separator: ", ")
    return """
      COPY \(quoted(table)) FROM (LOAD WITH HEADERS (\(header)) FROM \(string(file)) \
      (HEADER=true, PARALLEL=false, AUTO_DETECT=false, DELIM=',', QUOTE='"', ESCAPE='"')
        RETURN \(fields.joined(separator: ", ")))\(options)
      """
  }

  func fields(
    of element: ElementID, view: GraphView, notes: inout NoteTaker
  ) throws -> [String?] {
    var fields: [String?] = columns.map { column in
      switch (view.property(column.key, of: element), column.type) {
      case (.null, _): nil
      case (.list(let values), .list): list(values.map(\.plainText), notes: &notes)
      case (.float(let number), .float) where number.isInfinite: number < 0 ? "-inf" : "inf"
      case (.localDateTime(let local), .localDateTime): "\(local.date) \(local.time.withSeconds)"
      case (let value, _): value.plainText
      }
    }
    let evidence = try view.graph.evidence.evidence(of: element).map(\.brief)
    fields.append(evidence.isEmpty ? nil : list(evidence, notes: &notes))
    return fields
  }

  /// Starts with `[`, so that an empty list, a list of one empty text and nothing all differ.
  private func list(_ elements: [String], notes: inout NoteTaker) -> String {
    "[" + ListSeparator.join(elements, notes: &notes)
  }
}

extension LocalTime {
  fileprivate var withSeconds: String {
    description.utf8.count == 5 ? description + ":00" : description
  }
}

extension ColumnType {
  fileprivate var ladybug: String {
    switch self {
    case .boolean: "BOOLEAN"
    case .integer: "INT64"
    case .float: "DOUBLE"
    case .date: "DATE"
    case .localDateTime: "TIMESTAMP"
    case .list(let element): element.ladybug + "[]"
    case .string, .localTime, .time, .dateTime, .duration, .emptyList, .mixed: "STRING"
    }
  }
}

/// A name that can stand in backticks.
private func identifier(_ name: String) -> String {
  let plain = String(name.map { $0 == "`" ? "_" : $0 })
  // The engine keeps names that start with an underscore for itself.
  return plain.isEmpty || plain.hasPrefix("_") ? "x" + plain : plain
}

private func quoted(_ identifier: String) -> String { "`\(identifier)`" }

private func string(_ text: String) -> String {
  "'"
    + text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
    .split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'") + "'"
}

extension String {
  /// Itself, or itself with underscores after it, whichever is not taken.
  ///
  /// - Parameter taken: In lower case.
  fileprivate func distinctIgnoringCase(from taken: Set<String>) -> String {
    var name = self
    while taken.contains(name.lowercased()) { name += "_" }
    return name
  }
}
