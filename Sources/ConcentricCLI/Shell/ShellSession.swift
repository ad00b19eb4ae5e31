import Concentric
import Foundation

/// The state of a shell: the open graph, parameters, settings, the last result.
final class ShellSession {
  var graph = Graph()
  /// The file that the graph came from, and which content it had then.
  private(set) var path: String?
  private var fileVersion: GraphFileVersion?
  var hasUnsavedChanges = false
  /// The graph as it was at `:begin`, and whether it had unsaved changes then.
  var transaction: (graph: Graph, hadUnsavedChanges: Bool)?
  var parameters: [String: Value] = [:]
  var settings: ShellSettings
  /// What the last query gave, for `:evidence`.
  var lastResult: ResultTable?
  /// Statements as they were entered, latest last; empty when no history is kept.
  var history: () -> [String] = { [] }
  /// Asks the person at the terminal for a line; `nil` when there is nobody, or they gave up.
  var ask: ((_ prompt: String) -> String?)?
  var wantsToQuit = false
  /// How many files are being sourced inside one another.
  var sourceDepth = 0

  let engine = QueryEngine()
  let output: ShellOutput
  let interrupts: Interrupts?
  private var names: (index: NameIndex, graphVersion: Int)?
  /// Goes up with every change of the graph.
  private(set) var graphVersion = 0

  init(settings: ShellSettings, output: ShellOutput, interrupts: Interrupts?) {
    self.settings = settings
    self.output = output
    self.interrupts = interrupts
  }

  /// The names of the open graph, made when they are first needed.
  var nameIndex: NameIndex {
    if let names, names.graphVersion == graphVersion { return names.index }
    let index = NameIndex(graph)
    names = (index, graphVersion)
    return index
  }

  /// Opens a graph file in place of the open graph.
  func open(_ path: String) throws(CommandFailure) {
    let version = GraphFileVersion(path)
    take(try GraphAccess.open(path))
    self.path = path
    fileVersion = version
  }

  /// Writes the graph to a file, which is its own from now on.
  func save(to path: String) throws(CommandFailure) {
    let isOwn = path == self.path
    try GraphAccess.write(graph, to: path, ifStill: isOwn ? fileVersion : nil)
    self.path = path
    fileVersion = GraphFileVersion(path)
    hasUnsavedChanges = false
  }

  /// Takes a graph that is in no file in place of the open one.
  func take(_ new: Graph) {
    graph = new
    path = nil
    fileVersion = nil
    hasUnsavedChanges = false
    transaction = nil
    lastResult = nil
    graphVersion += 1
  }

  /// Notes that the graph is another one now.
  func graphHasChanged() {
    hasUnsavedChanges = true
    graphVersion += 1
  }

  /// The form of results: what the file of `:output` asks for by its name, else the setting.
  var format: ResultFormat { output.fileFormat ?? settings.format }

  /// Changes a setting. A form that is asked for holds for an open file too.
  func set(_ name: String, to value: String) throws(ShellError) {
    try settings.set(name, to: value)
    if name == "format" { output.fileFormat = nil }
  }

  /// Sends results to a file from now on, or back to the screen.
  func redirect(to path: String?) throws(ShellError) {
    try output.redirect(to: path)
    // CSV for spreadsheets is CSV too: a form set before stays when the ending is its own.
    let asked = path.flatMap { ResultFormat(fileName: $0) }
    output.fileFormat = asked?.fileExtension == settings.format.fileExtension ? nil : asked
  }

  /// What stands before the cursor: the graph's name, with `*` when it has unsaved changes.
  var prompt: String {
    let name = path.map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent }
    let mark = transaction != nil ? "#" : hasUnsavedChanges ? "*" : ""
    return (name ?? "concentric").replacingControls() + mark + "> "
  }

  // MARK: Running

  /// Does what a text says: statements and shell commands, one after the other.
  ///
  /// - Parameter name: What messages call the text.
  func run(_ text: String, name: String = "query") throws {
    var script = ShellScript(name: name)
    for line in text.lines {
      for part in script.add(line) where !wantsToQuit { try run(part) }
    }
    for part in script.finish() where !wantsToQuit { try run(part) }
  }

  /// Does what a part of a script says.
  func run(_ part: ShellScript.Part) throws {
    switch part {
    case .command(let command): try ShellVerbs.run(command, in: self)
    case .statement(let statement): try run(statement)
    }
  }

  /// Runs one statement and shows its result.
  func run(
    _ statement: QueryScript.Statement, parameters given: [String: Value]? = nil
  ) throws {
    let parameters = given ?? self.parameters
    let start = ContinuousClock.now
    let result = try located(statement.source) {
      let query = try engine.prepare(statement.source, graph: graph, parameters: parameters)
      for warning in query.warnings {
        output.say(diagnostics.render(warning, in: statement.source))
      }
      return try execute(query, parameters)
    }
    let time = ContinuousClock.now - start
    if !result.changes.isEmpty { graphHasChanged() }
    try show(result, isVertical: statement.isVertical, time: time)
    if result.rows.isEmpty, !result.columns.isEmpty, output.isInteractive {
      guard graph.nodeCount > 0 else {
        return output.say("the graph is empty; :open FILE opens one, :build PATH makes one")
      }
      for hint in EmptyResultHints.hints(
        for: statement.source.text, parameters: parameters, graph: graph, names: nameIndex)
      { output.say(hint) }
    }
  }

  /// The value of an expression of the query language.
  func evaluate(_ expression: String) throws -> Value {
    let head = "RETURN "
    let source = SourceFile(name: "value", text: head + expression)
    return try located(source) {
      let query = try engine.prepare(source, graph: graph, parameters: parameters)
      guard query.isReadOnly else { throw ShellError("'\(expression)' is not an expression") }
      return try execute(query, parameters).rows.first?.first ?? .null
    }
  }

  private func execute(
    _ query: PreparedQuery, _ parameters: [String: Value]
  ) throws -> QueryResult {
    let options = ExecutionOptions(
      timeout: settings.timeout.map { .seconds($0) }, cancellation: interrupts?.cancellation)
    return try engine.execute(query, on: &graph, parameters: parameters, options: options)
  }

  /// Shows an error in front of the text that it speaks of.
  private func located<Result>(_ source: SourceFile, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as any DiagnosticError {
      throw LocatedError(diagnostic: error.diagnostic, source: source)
    }
  }

  // MARK: Showing

  func show(_ result: QueryResult, isVertical: Bool, time: Duration) throws {
    let table = ResultTable(columns: result.columns, rows: result.rows, graph: graph)
    if !result.columns.isEmpty {
      lastResult = table
      try show(table, format: isVertical ? .vertical : format)
    }
    if let profile = result.profile { output.show(profile + "\n", usesPager: settings.usesPager) }
    guard output.isInteractive else { return }
    var parts: [String] = []
    if !result.columns.isEmpty {
      parts.append("\(result.rows.count) \(result.rows.count == 1 ? "row" : "rows")")
    }
    parts += ChangeText.parts(result.changes)
    if parts.isEmpty { parts.append("done") }
    if settings.showsTime { parts.append(DurationText.text(time)) }
    output.say(parts.joined(separator: ", "))
  }

  /// Writes a table to where results go.
  func show(_ table: ResultTable, format: ResultFormat) throws(ShellError) {
    let toTerminal = output.file == nil && StandardOutput.isTerminal
    let isForPeople = format == .table || format == .vertical
    let width: Int? =
      switch settings.width {
      case .screen: toTerminal ? StandardOutput.columns : nil
      case .columns(let columns): columns
      case .unlimited: nil
      }
    let formatter = format.formatter(
      FormatOptions(
        width: width, maximumRows: isForPeople && output.file == nil ? settings.rows : nil,
        isColored: settings.isColored && toTerminal, isForTerminal: toTerminal))
    // The row count that follows says enough.
    if table.rows.isEmpty, format == .vertical || (isForPeople && output.isInteractive) { return }
    try output.write(result: formatter.text(of: table), usesPager: settings.usesPager)
  }

  private var diagnostics: DiagnosticRenderer {
    DiagnosticRenderer(
      colored: settings.isColored, fitting: output.isInteractive ? StandardOutput.columns : nil)
  }

  /// Tells what went wrong, on standard error when nobody is at the terminal.
  func tell(_ error: any Error) {
    if output.isInteractive, (error as? LocatedError)?.diagnostic.code == "Cancelled" {
      return output.say("\nstopped")  // on the row below the terminal's ^C
    }
    let renderer = diagnostics
    let nowhere = SourceFile(name: "", text: "")
    let text: String
    switch error {
    case let error as LocatedError: text = renderer.render(error.diagnostic, in: error.source)
    case let error as ShellError:
      text = renderer.render(Diagnostic(error.message, notes: error.notes), in: nowhere)
    case let error as SavedQueryError:
      text = renderer.render(error.diagnostic, in: error.source ?? nowhere)
    case let error as any DiagnosticError: text = renderer.render(error.diagnostic, in: nowhere)
    case let error as CommandFailure: text = error.messages.joined(separator: "\n")
    default: text = renderer.render(Diagnostic(String(describing: error)), in: nowhere)
    }
    if text.isEmpty { return }
    if output.isInteractive { output.say(text) } else { StandardError.write(text + "\n") }
  }
}

/// A diagnostic with the text that its range counts in.
struct LocatedError: Error {
  let diagnostic: Diagnostic
  let source: SourceFile
}
