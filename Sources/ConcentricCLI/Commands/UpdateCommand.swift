import ArgumentParser
import Concentric

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Puts documents into a graph, replaces them, or takes them out.",
    discussion: """
      A document with the id of one that is there replaces it. Only new and changed documents are \
      extracted; the graph is the one that building anew would give. Where it was built with other \
      rules or lexicons than those given now, all of its documents are extracted again from their \
      stored texts.

      EXAMPLES
        concentric update all.graph new-texts/
        concentric update all.graph --remove report-2021
        concentric update all.graph --names names.tsv
      """)

  @Argument(help: "The graph file.", completion: .file())
  var graph: String

  @Argument(help: "Files and folders.", completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("Take out the document with this id.", valueName: "id"))
  var remove: [String] = []

  @OptionGroup var decisions: NameArguments
  @OptionGroup var input: ExtractionArguments

  func validate() throws {
    if paths.isEmpty, remove.isEmpty, decisions.names == nil, !input.language.isGiven {
      throw ValidationError("give paths, --remove, --names, --rules or --lexicon")
    }
  }

  func run() throws {
    let version = GraphFileVersion(graph)
    let old = try GraphAccess.open(graph)
    let names = try decisions.decisions()
    let bar = ProgressBar("extracting")
    let update = GraphUpdate(try input.extraction())
    let result: (graph: Graph, report: GraphUpdate.Report)
    do {
      result = try update.update(
        old, with: paths, removing: remove, decisions: names, progress: bar?.show)
    } catch let failure as GraphUpdate.Failure {
      throw CommandFailure(failure.description)
    }
    bar?.finish()
    let report = result.report
    if report.extractedAgain > 0 {
      StandardError.warn(
        "the graph was built with other rules or lexicons, or by another version: "
          + "\(report.extractedAgain) documents are extracted again")
    }
    try GraphAccess.write(result.graph, to: graph, ifStill: version)
    StandardOutput.write(
      """
      added      \(report.added.count)
      changed    \(report.changed.count)
      removed    \(report.removed.count)
      unchanged  \(report.kept)
      nodes      \(result.graph.nodeCount)
      edges      \(result.graph.edgeCount)

      """)
    try InputFailures.report(report.failures, documentsRead: report.kept + report.added.count)
  }
}
