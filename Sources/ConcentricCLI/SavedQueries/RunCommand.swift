import ArgumentParser
import Concentric
import Foundation

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs saved queries.",
    discussion: """
      A saved query is a .cypher file with a comment header that tells its title and parameters; \
      'concentric queries' lists them. Without a name, all queries of the folder are run. Results \
      go to standard output, or to a file each with --output; a summary goes to standard error. \
      What a query changes is not kept.

      --update writes each result beside its query as NAME.expected; --check compares with that \
      and shows the differences. Rows without ORDER BY are compared in any order.

      With --output, a query whose header says '// render: $station' also gets a picture of that \
      node's network.

      Status 3 when some queries failed or differ; the rest were done.

      EXAMPLES
        concentric run Graphs/seeds.graph
        concentric run Graphs/seeds.graph station-allies --param station=珠海路派出所
        concentric run Graphs/seeds.graph station-allies --params stations.csv -o out
        concentric run Graphs/seeds.graph queries --check --report junit > report.xml
      """)

  @Argument(help: "The graph file.", completion: .file())
  var graph: String

  @Argument(
    help: ArgumentHelp("Names, files or folders of saved queries.", valueName: "query"),
    completion: .file())
  var items: [String] = []

  @Option(
    help: ArgumentHelp(SavedQueryPlace.help, valueName: "folder"),
    completion: .directory)
  var queries: String?

  @OptionGroup var form: FormatArguments

  @Option(
    name: [.long, .customShort("p")],
    help: ArgumentHelp("A parameter of the queries.", valueName: "name=value"))
  var param: [String] = []

  @Option(
    help: ArgumentHelp(
      "Parameters from a JSON or YAML file, or one run for each line of a CSV file with their "
        + "names in its first line (or for each object of a list).", valueName: "file"),
    completion: .file())
  var params: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write each result to a file in this folder.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(name: .shortAndLong, help: "How many queries to run at a time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var limits: LimitArguments

  @Flag(help: "Compare results with the expected ones.")
  var check = false

  @Flag(help: "Write results as the expected ones.")
  var update = false

  @Option(
    help: ArgumentHelp(
      "Print a report in place of the results: junit, tap or json.", valueName: "form"))
  var report: RunReport?

  @Flag(help: "Begin no other query after a failure.")
  var failFast = false

  @Flag(help: "Run all queries whatever fails (the default).")
  var failAtEnd = false

  func validate() throws {
    if check && update { throw ValidationError("give --check or --update, not both") }
    if failFast && failAtEnd {
      throw ValidationError("give --fail-fast or --fail-at-end, not both")
    }
    if check || update, !param.isEmpty || params != nil {
      throw ValidationError("expected results are those of the default parameters")
    }
    if jobs < 1 { throw ValidationError("'--jobs \(jobs)' is not a number from 1") }
  }

  func run() throws {
    let given = try ParameterArguments.texts(of: param)
    let variants = try variants(given)
    let plans = try PlannedRun.plan(
      items, folder: SavedQueryPlace.folder(queries), variants: variants)
    try check(given.keys.sorted(), in: variants, for: plans)
    let graph = try GraphAccess.open(self.graph)
    let printer = output(isForPeople: report == nil && !check && !update)
    try printer.prepare()
    var differences: (@Sendable (FinishedRun) -> [String])?
    if check { differences = { GoldenFiles.differences(of: $0) } }
    let outcomes = ParallelRuns.run(
      plans, on: graph, jobs: jobs, options: limits.options, stopsAtFailure: failFast,
      differences: differences)
    let finished = outcomes.compactMap { $0 }
    for (number, run) in finished.enumerated() {
      if update, run.isOK { try GoldenFiles.update(run) }
      tell(run)
      if output != nil || (report == nil && !check && !update) {
        try printer.write(run, isFirst: number == 0)
        writePicture(of: run, in: graph)
      }
    }
    if let report { StandardOutput.write(report.text(of: finished)) }
    StandardError.write(
      RunOutput.summary(of: finished, skipped: plans.count - finished.count))
    if finished.contains(where: { !$0.isOK }) { throw CommandFailure(status: ProgramExit.partly) }
  }

  /// The sets of parameters, each of which is one run of every query.
  private func variants(_ texts: [String: String]) throws -> [[String: Value]] {
    // Texts stay texts here: each query's header says what they are.
    let given = texts.mapValues { Value.string($0) }
    guard let params else { return [given] }
    do throws(ParameterFileError) {
      return try ParameterFile.read(params).map { $0.merging(given) { $1 } }
    } catch {
      throw CommandFailure(error.description)
    }
  }

  /// Refuses a parameter of the command line that no query has, and warns of one of a file.
  private func check(
    _ given: [String], in variants: [[String: Value]], for plans: [PlannedRun]
  ) throws(CommandFailure) {
    let queries = plans.compactMap(\.query)
    guard queries.count == plans.count else { return }
    let known = queries.reduce(into: Set<String>()) { $0.formUnion($1.parameterNames) }
    func complaint(_ name: String) -> String {
      let near = Spelling.suggestions(for: name, among: known.sorted())
      return (queries.count == 1 ? "'\(queries[0].name)' has no" : "no query has a")
        + " parameter '\(name)'"
        + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")
    }
    if let name = given.first(where: { !known.contains($0) }) {
      throw CommandFailure(complaint(name))
    }
    let all = variants.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    for name in all.subtracting(known).sorted() { StandardError.warn(complaint(name)) }
  }

  private func output(isForPeople: Bool) -> RunOutput {
    RunOutput(
      format: output == nil ? form.standardForm : form.format ?? .csv,
      options: form.standardOptions, folder: output)
  }

  /// Writes the picture that the query's header asks for beside the result's file.
  private func writePicture(of run: FinishedRun, in graph: Graph) {
    guard let output, run.isOK else { return }
    do {
      guard let bytes = try RunPicture.svg(for: run, in: graph) else { return }
      try OutputFile.replace("\(output)/\(run.plan.name).svg", with: bytes)
    } catch let error as CommandFailure {
      StandardError.warn(
        "no picture for '\(run.plan.name)': " + error.messages.joined(separator: " "))
    } catch {
      StandardError.warn("no picture for '\(run.plan.name)': \(error)")
    }
  }

  private func tell(_ run: FinishedRun) {
    for warning in run.run.warnings { StandardError.write(warning + "\n") }
    if run.run.changesGraph {
      StandardError.warn("what '\(run.plan.name)' changes is not kept")
    }
    guard let problem = run.problem else { return }
    let head = run.run.failure == nil ? "'\(run.plan.name)' differs from what is expected:\n" : ""
    StandardError.write(head + problem.replacingControls(keepingLineBreaks: true) + "\n")
  }
}
