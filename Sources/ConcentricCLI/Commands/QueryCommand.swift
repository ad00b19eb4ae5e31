import ArgumentParser
import Concentric

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Answers one query.",
    discussion: """
      A query that writes changes the graph file only with --save.

      EXAMPLES
        concentric query Graphs/seeds.graph 'MATCH (p:Person) RETURN p.name'
        concentric query Graphs/seeds.graph --param name=珠海路派出所 \\
          'MATCH (o {name: $name})-[:ALLIANCE_WITH]-(p) RETURN p.name' --format json
        echo 'MATCH (n) RETURN count(*)' | concentric query Graphs/seeds.graph -
      """)

  @Argument(help: "The graph file.", completion: .file())
  var graph: String

  @Argument(help: "The query, or - to read it from standard input.")
  var query: String

  @OptionGroup var form: FormatArguments

  @Option(
    name: [.long, .customShort("p")],
    help: ArgumentHelp(
      "A parameter: a number, true, false, null, or a text. Quotes make it a text.",
      valueName: "name=value"))
  var param: [String] = []

  @OptionGroup var limits: LimitArguments

  @Flag(help: "Write what the query changes back to the graph file.")
  var save = false

  func run() throws {
    let version = GraphFileVersion(self.graph)
    var graph = try GraphAccess.open(self.graph)
    let text = query == "-" ? try StandardInput.text() : query
    let source = SourceFile(name: "query", text: text)
    let parameters = try ParameterArguments.values(of: param)
    let result: QueryResult
    do {
      let engine = QueryEngine()
      let prepared = try engine.prepare(source, graph: graph, parameters: parameters)
      for warning in prepared.warnings {
        StandardError.write(StandardError.diagnostics.render(warning, in: source) + "\n")
      }
      result = try engine.execute(
        prepared, on: &graph, parameters: parameters, options: limits.options)
    } catch let error as any DiagnosticError {
      throw CommandFailure(error, in: source)
    }
    if !result.columns.isEmpty {
      let table = ResultTable(columns: result.columns, rows: result.rows, graph: graph)
      let formatter = form.standardForm.formatter(form.standardOptions)
      StandardOutput.write(formatter.text(of: table))
      if result.rows.isEmpty {
        let hints = EmptyResultHints.hints(
          for: text, parameters: parameters, graph: graph, names: NameIndex(graph))
        for hint in hints { StandardError.write("note: \(hint)\n") }
      }
    }
    if let profile = result.profile { StandardError.write(profile + "\n") }
    if result.changes != ChangeSummary() {
      if save {
        try GraphAccess.write(graph, to: self.graph, ifStill: version)
      } else {
        StandardError.warn("the graph file was not changed; --save writes the changes to it")
      }
    }
  }
}
