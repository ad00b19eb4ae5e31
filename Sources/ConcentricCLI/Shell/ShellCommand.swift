import ArgumentParser
import Concentric
import Foundation
import LineEditor

/// When to use colours.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether to colour what goes to a terminal or not.
  func isOn(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
    }
  }
}

/// Whether to go on after an error.
enum FailureMode: String, EnumerableFlag {
  case failFast, failAtEnd

  static func help(for value: FailureMode) -> ArgumentHelp? {
    switch value {
    case .failFast: "Stop at the first error (without a terminal)."
    case .failAtEnd: "Go on after an error, and end with status 3."
    }
  }
}

struct ShellCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell",
    abstract: "Asks queries one after the other.",
    discussion: """
      On a terminal it edits, completes and colours what is typed; ':help' tells the rest. From a \
      pipe or file it reads statements and ':commands' and prints plain results.

      EXAMPLES
        concentric shell Graphs/seeds.graph
        echo "MATCH (n) RETURN count(*);" | concentric shell Graphs/seeds.graph
        concentric shell Graphs/seeds.graph --format csv < monday.cypher > monday.csv
      """)

  @Argument(help: "The graph file to open.", completion: .file())
  var graph: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The form of results. Left out: tables on a terminal, else plain columns.",
      valueName: "form"))
  var format: ResultFormat?

  @Option(
    name: [.long, .customShort("p")],
    help: ArgumentHelp("A parameter for the queries.", valueName: "name=value"))
  var param: [String] = []

  @Option(
    help: ArgumentHelp(SavedQueryPlace.help, valueName: "folder"),
    completion: .directory)
  var queries: String?

  @Option(
    help: ArgumentHelp(
      "The history file. CONCENTRIC_HISTORY names one too.", valueName: "file"),
    completion: .file())
  var history: String?

  @Flag(help: "Keep no history.")
  var noHistory = false

  @Option(help: "Colours: auto, always or never. NO_COLOR turns them off too.")
  var color = ColorChoice.auto

  @Flag var failureMode = FailureMode.failFast

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let terminal = Terminal()
    let isInteractive = terminal.isInteractive
    var settings = ShellSettings(
      format: format ?? (isInteractive ? .table : .plain),
      isColored: color.isOn(isTerminal: StandardOutput.isTerminal, environment: environment))
    settings.queriesFolder = SavedQueryPlace.folder(queries)
    let session = ShellSession(
      settings: settings,
      output: ShellOutput(isInteractive: isInteractive, environment: environment),
      interrupts: isInteractive ? Interrupts() : nil)
    session.parameters = try ParameterArguments.values(of: param)
    if let graph { try session.open(graph) }
    signal(SIGPIPE, SIG_IGN)  // a pager that is left early must not end the shell
    if isInteractive {
      let path =
        noHistory ? nil : HistoryPlace.path(option: history, environment: environment)
      InteractiveShell(session, terminal: terminal, historyPath: path).run()
    } else {
      try BatchShell(session, goesOn: failureMode == .failAtEnd).run()
    }
  }
}
