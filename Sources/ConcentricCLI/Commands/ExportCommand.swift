import ArgumentParser
import Concentric

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a graph in a format of other programs.",
    discussion: """
      The ending of the file name tells the format; --format overrules it.

        jsonl     JSON Lines with everything in it; `concentric import` reads it back
        graphml   GraphML, for yEd, Gephi, networkx, igraph
        gexf      GEXF, for Gephi
        json      node-link JSON, for networkx and d3
        ttl       Turtle, by the W3C Organization Ontology, with evidence as PROV
        jsonld    JSON-LD, the same statements
        cypher    statements that create the graph
        csv       a folder with nodes.csv and edges.csv; `import` reads them back
        sqlite    an SQLite database with tables for people
        neo4j     a folder of CSV for neo4j-admin, with the command
        ladybug   a folder of CSV for Ladybug and Kùzu, with the schema

      With --query, only the nodes and edges that stand in the query's result are written.

      EXAMPLES
        concentric export Graphs/seeds.graph -o seeds.graphml
        concentric export Graphs/seeds.graph --format neo4j -o seeds-neo4j
        concentric export Graphs/seeds.graph -o allies.ttl \\
          --query 'MATCH p = (:Organization)-[:ALLIANCE_WITH]-() RETURN p'
      """)

  /// ``ExportFormat``, our own CSV and SQLite's tables.
  enum Format: Hashable, ExpressibleByArgument {
    case exchange(ExportFormat)
    case csv
    case sqlite

    static let names = ExportFormat.allCases.map(\.rawValue) + ["csv", "sqlite"]

    init?(argument: String) {
      if argument == "sqlite" {
        self = .sqlite
      } else if argument == "csv" {
        self = .csv
      } else if let format = ExportFormat(rawValue: argument) {
        self = .exchange(format)
      } else {
        return nil
      }
    }

    init?(fileName: String) {
      if let format = ExportFormat(fileName: fileName) {
        self = .exchange(format)
      } else if fileName.lowercased().hasSuffix(".sqlite") {
        self = .sqlite
      } else {
        return nil
      }
    }

    static var allValueStrings: [String] { names }
  }

  @Argument(help: "The graph file.", completion: .file())
  var graph: String

  @Option(
    name: .shortAndLong,
    help: "The file to write, - for standard output, or for CSV the folder to make.",
    completion: .file())
  var output: String

  @Option(help: "The format, where the file name does not tell it.")
  var format: Format?

  @Option(help: "Write only what stands in this query's result.")
  var query: String?

  @Option(
    name: [.long, .customShort("p")],
    help: ArgumentHelp("A parameter of the query.", valueName: "name=value"))
  var param: [String] = []

  @Option(help: ArgumentHelp("What IRIs in ttl and jsonld start with.", valueName: "iri"))
  var base = "urn:concentric:"

  func validate() throws {
    guard let format = format ?? Format(fileName: output) else {
      throw ValidationError(
        "no format is known for '\(output)'; name one by --format, out of "
          + Format.names.joined(separator: ", "))
    }
    let isFolder = if case .exchange(let format) = format { format.isFolder } else { true }
    if output == "-" && isFolder {
      throw ValidationError("'\(format.name)' cannot be written to standard output")
    }
    let forbidden = base.unicodeScalars.contains {
      $0.value <= 0x20 || "<>\"{}|^`\\".unicodeScalars.contains($0)
    }
    if forbidden || !base.contains(":") {
      throw ValidationError("'--base \(base)' is not the start of an IRI")
    }
  }

  func run() throws {
    var graph = try GraphAccess.open(self.graph)
    if let query { graph = try subgraph(of: graph, query: query) }
    switch format ?? Format(fileName: output) {
    case .sqlite?:
      do {
        try GraphFile.exportTables(graph, to: output)
      } catch {
        throw CommandFailure(error.description)
      }
    case .csv?: try writeCSV(graph)
    case .exchange(let format)?: try write(graph, as: format)
    case nil: return  // `validate` has refused it
    }
    guard output != "-" else { return }
    StandardOutput.write(
      "\(output): \(graph.nodeCount) nodes, \(graph.edgeCount) edges\n".replacingControls(
        keepingLineBreaks: true))
  }

  private func writeCSV(_ graph: Graph) throws {
    let folder = try OutputFolder(output)
    var writer = GraphCSVWriter(graph)
    let nodes = try folder.sink(named: "nodes.csv")
    try writer.writeNodes { try nodes.write($0[...]) }
    try nodes.close()
    let edges = try folder.sink(named: "edges.csv")
    try writer.writeEdges { try edges.write($0[...]) }
    try edges.close()
    try folder.commit()
    for note in writer.notes { StandardError.warn("\(output): \(note)") }
  }

  private func write(_ graph: Graph, as format: ExportFormat) throws {
    let notes: [ExportNote]
    switch format.writer(base: base) {
    case .file(let writer) where output == "-":
      notes = try writer.write(graph, to: StandardOutputSink())
    case .file(let writer):
      let file = try OutputFile(output)
      notes = try writer.write(graph, to: file)
      try file.commit()
    case .folder(let writer):
      let folder = try OutputFolder(output)
      notes = try writer.write(graph, to: folder)
      try folder.commit()
    }
    for note in notes { StandardError.warn("\(output): \(note)") }
  }

  private func subgraph(of graph: Graph, query: String) throws -> Graph {
    var graph = graph
    let source = SourceFile(name: "query", text: query)
    let parameters = try ParameterArguments.values(of: param)
    do {
      let engine = QueryEngine()
      let prepared = try engine.prepare(source, graph: graph, parameters: parameters)
      let result = try engine.execute(
        prepared, on: &graph, parameters: parameters, options: ExecutionOptions())
      return try graph.subgraph(of: result.rows.joined())
    } catch let error as any DiagnosticError {
      throw CommandFailure(error, in: source)
    }
  }
}

extension ExportCommand.Format {
  /// As it is named on the command line.
  var name: String {
    switch self {
    case .exchange(let format): format.rawValue
    case .csv: "csv"
    case .sqlite: "sqlite"
    }
  }
}
