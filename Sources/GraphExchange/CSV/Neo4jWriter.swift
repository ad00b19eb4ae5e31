import PropertyGraph

/// CSV for `neo4j-admin database import full`: `nodes.csv`, `relationships.csv`, and `import.sh`
/// with the command.
///
/// Evidence is a list of texts. Properties of mixed kinds, and kinds that Neo4j does not store, are
/// texts. Documents are not there.
public struct Neo4jWriter: GraphFolderWriter {
  public init() {}

  public func write(_ graph: Graph, to folder: any SinkFolder) throws -> [ExportNote] {
    let view = GraphView(graph)
    var notes = NoteTaker()
    try writeNodes(of: view, to: folder, notes: &notes)
    try writeEdges(of: view, to: folder, notes: &notes)
    let script = try folder.sink(named: "import.sh")
    try script.write(Array(Neo4jWriter.command.utf8)[...])
    try script.close()
    return notes.notes
  }

  private static let command = """
    #!/bin/sh
    # Makes a database of the files beside this script, by Neo4j 5: sh import.sh [DATABASE]
    cd "$(dirname "$0")" && exec neo4j-admin database import full --id-type=integer \\
      --array-delimiter=U+001F --multiline-fields=true \\
      --nodes=nodes.csv --relationships=relationships.csv "${1:-neo4j}"

    """

  private func writeNodes(
    of view: GraphView, to folder: any SinkFolder, notes: inout NoteTaker
  ) throws {
    let columns = view.columns(ofNodes: view.graph.nodes)
    let sink = try folder.sink(named: "nodes.csv")
    var out = ByteWriter(sink)
    let header = [":ID", ":LABEL"] + Neo4jWriter.header(columns)
    CSVText.append(line: header, to: &out.pending)
    for node in view.graph.nodes {
      let labels = ListSeparator.join(view.labels(of: node), notes: &notes)
      let fields = [String(view.number(of: node)), labels.isEmpty ? nil : labels]
      let rest = try self.fields(of: .node(node), columns, view: view, notes: &notes)
      CSVText.append(line: fields + rest, to: &out.pending)
      try out.passOn()
    }
    try out.flush()
    try sink.close()
  }

  private func writeEdges(
    of view: GraphView, to folder: any SinkFolder, notes: inout NoteTaker
  ) throws {
    let graph = view.graph
    let columns = view.columns(ofEdges: graph.edges)
    let sink = try folder.sink(named: "relationships.csv")
    var out = ByteWriter(sink)
    let header = [":START_ID", ":END_ID", ":TYPE"] + Neo4jWriter.header(columns)
    CSVText.append(line: header, to: &out.pending)
    for edge in graph.edges {
      let ends = [graph.source(of: edge), graph.target(of: edge)]
      let fields = ends.map { String(view.number(of: $0)) as String? }
      let type = graph.name(of: graph.type(of: edge))
      let rest = try self.fields(of: .edge(edge), columns, view: view, notes: &notes)
      CSVText.append(line: fields + [type] + rest, to: &out.pending)
      try out.passOn()
    }
    try out.flush()
    try sink.close()
  }

  /// `name:type` for each property; a colon would end the name.
  private static func header(_ columns: [Column]) -> [String] {
    var taken: [String] = []
    var fields: [String] = []
    for column in columns {
      let plain = column.name.split(separator: ":", omittingEmptySubsequences: false)
        .joined(separator: "_")
      let name = plain.distinct(from: taken)
      taken.append(name)
      fields.append("\(name):\(column.type.neo4j)")
    }
    return fields + ["evidence".distinct(from: taken) + ":string[]"]
  }

  private func fields(
    of element: ElementID, _ columns: [Column], view: GraphView, notes: inout NoteTaker
  ) throws -> [String?] {
    var fields: [String?] = columns.map { column in
      switch (view.property(column.key, of: element), column.type) {
      case (.null, _): nil
      case (.list(let values), .list):
        ListSeparator.join(values.map(\.plainText), notes: &notes)
      case (let value, _): value.plainText
      }
    }
    let evidence = try view.graph.evidence.evidence(of: element).map(\.brief)
    fields.append(evidence.isEmpty ? nil : ListSeparator.join(evidence, notes: &notes))
    return fields
  }
}

extension ColumnType {
  fileprivate var neo4j: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "long"
    case .float: "double"
    case .date: "date"
    case .localTime: "localtime"
    case .time: "time"
    case .localDateTime: "localdatetime"
    case .dateTime: "datetime"
    case .duration: "duration"
    case .list(let element): element.neo4j + "[]"
    case .string, .emptyList, .mixed: "string"
    }
  }
}
