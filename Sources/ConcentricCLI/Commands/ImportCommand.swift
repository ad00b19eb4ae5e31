import ArgumentParser
import Concentric

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a graph file of another program's export.",
    discussion: """
      Reads JSON Lines as `concentric export` writes them, and GraphML. The ending of the file name
      tells which; --format overrules it.

      EXAMPLES
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
  var file: String

  @Option(name: .shortAndLong, help: "The graph file to write.", completion: .file())
  var output: String

  @Option(help: "The format, where the file name does not tell it.")
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Leave out so many lines or elements that cannot be read before giving up.",
      valueName: "count"))
  var maxErrors = 0

  func validate() throws {
    guard format != nil || Format(fileName: file) != nil else {
      throw ValidationError(
        "no format is known for '\(file)'; name one by --format, out of "
          + Format.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if maxErrors < 0 { throw ValidationError("'--max-errors \(maxErrors)' is below 0") }
  }

  func run() throws {
    let name = file == "-" ? "<stdin>" : file
    var errors = 0
    func skip(_ error: ImportError) throws {
      errors += 1
      if errors > maxErrors { throw error }
      StandardError.write(message(name, error) + "\n")
    }
    let graph: Graph
    do {
      graph = try read(onError: skip)
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

  private func read(onError skip: (ImportError) throws -> Void) throws -> Graph {
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
