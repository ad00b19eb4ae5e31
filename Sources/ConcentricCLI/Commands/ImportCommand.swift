import ArgumentParser
import Concentric

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a graph file of another program's export.",
    discussion: """
      Reads JSON Lines as `concentric export` writes them, and GraphML. The ending of the file \
      name tells which; --format overrules it.

      Or reads CSV, on all cores: node files with the columns id and label, edge files with \
      source, target and type; every other column is a property, with a type after a colon \
      (since:int) or one that is found out. Without the column label or type the file's name says \
      it. If anything is wrong in CSV files, no graph is made, and --max-errors says how much of \
      it is told.

      EXAMPLES
        concentric import --nodes nodes.csv --edges edges.csv -o network.graph
        concentric import seeds.jsonl -o Graphs/seeds.graph
        concentric import network.graphml -o network.graph --max-errors 10
        gunzip -c big.jsonl.gz | concentric import - --format jsonl -o big.graph
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case jsonl, graphml

    init?(fileName: String) {
      let ending = fileName.lowercased().split(separator: ".").last.map(String.init)
      self.init(rawValue: ending ?? "")
    }
  }

  @Argument(help: "The file to read, or - for standard input.", completion: .file())
  var file: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("CSV files of nodes.", valueName: "file"), completion: .file())
  var nodes: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("CSV files of edges.", valueName: "file"), completion: .file())
  var edges: [String] = []

  @Option(name: .shortAndLong, help: "The graph file to write.", completion: .file())
  var output: String

  @Option(help: "The format, where the file name does not tell it.")
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Leave out so many lines or elements that cannot be read before giving up.",
      valueName: "count"))
  var maxErrors: Int?

  /// Problems in CSV files that are told when nothing is said.
  private static let toldProblems = 20

  func validate() throws {
    if let maxErrors, maxErrors < 0 {
      throw ValidationError("'--max-errors \(maxErrors)' is below 0")
    }
    guard let file else {
      if nodes.isEmpty { throw ValidationError("name a file to read, or --nodes with CSV files") }
      return
    }
    guard nodes.isEmpty && edges.isEmpty else {
      throw ValidationError("'\(file)' cannot be read together with --nodes and --edges")
    }
    guard format != nil || Format(fileName: file) != nil else {
      throw ValidationError(
        "no format is known for '\(file)'; name one by --format, out of "
          + Format.allCases.map(\.rawValue).joined(separator: ", "))
    }
  }

  func run() throws {
    guard let file else { return try importCSV() }
    let maxErrors = maxErrors ?? 0
    let name = file == "-" ? "<stdin>" : file
    var errors = 0
    func skip(_ error: ImportError) throws {
      errors += 1
      if errors > maxErrors { throw error }
      StandardError.write(message(name, error) + "\n")
    }
    let graph: Graph
    do {
      graph = try read(file, onError: skip)
    } catch let error as ImportError {
      let hint = errors > 1 ? "\nnote: \(maxErrors) errors were let pass, by --max-errors" : ""
      throw CommandFailure(told: message(name, error) + hint)
    }
    try GraphAccess.write(graph, to: output)
    StandardOutput.write(
      "\(output): \(graph.nodeCount) nodes, \(graph.edgeCount) edges\n".replacingControls(
        keepingLineBreaks: true))
    if errors > 0 { throw CommandFailure(status: ProgramExit.partly) }
  }

  private func importCSV() throws {
    let shown = Locked(-1)
    let report: @Sendable (Int, Int) -> Void = { read, total in
      let share = total > 0 ? read * 100 / total : 100
      shown.withLock { shown in
        guard share > shown else { return }
        shown = share
        StandardError.write("\r\u{1B}[K\(total >> 20) MB of CSV: \(share) %")
      }
    }
    let isTerminal = StandardError.isTerminal
    defer { if isTerminal { StandardError.write("\r\u{1B}[K") } }
    let options = ImportOptions(maximalProblems: max(1, maxErrors ?? Self.toldProblems)) {
      if isTerminal { report($0.bytesRead, $0.bytesInAll) }
    }
    let graph: Graph
    do {
      graph = try GraphImporter.graph(nodes: nodes, edges: edges, options: options)
    } catch {
      throw CommandFailure(
        told: error.description.replacingControls(keepingLineBreaks: true)
          + "\nnothing was written")
    }
    try GraphAccess.write(graph, to: output)
    StandardOutput.write(
      "\(output): \(graph.nodeCount) nodes, \(graph.edgeCount) edges\n".replacingControls(
        keepingLineBreaks: true))
  }

  private func read(
    _ file: String, onError skip: (ImportError) throws -> Void
  ) throws -> Graph {
    var progress: ImportProgress?
    let source = try InputFile(file) { progress?.report($0) }
    progress = ImportProgress(path: file, size: source.size)
    defer { progress?.end() }
    switch format ?? Format(fileName: file) {
    case .graphml?: return try GraphMLReader.read(source, onError: skip)
    case .jsonl?, nil: return try JSONLinesReader.read(source, onError: skip)
    }
  }

  /// `seeds.jsonl:12:5: error: …`.
  private func message(_ name: String, _ error: ImportError) -> String {
    let place = [error.line, error.column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(name)\(place): error: \(error.message)".replacingControls()
  }
}
