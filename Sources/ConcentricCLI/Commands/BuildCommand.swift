import ArgumentParser
import Concentric
import Foundation

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Reads texts and writes the graph of what they state.",
    discussion: """
      Reads files and folders, extracts facts, resolves which names are one thing, and writes a \
      graph file with all documents and evidence in it. The same texts give the same file. A graph \
      that was at the path stays there until the new one is whole. Status 3 when some inputs could \
      not be read; the graph of the others is written.

      EXAMPLES
        concentric build seeds -o Graphs/seeds.graph
        concentric build 2023/ 2024/ report.txt -o all.graph
        concentric build museums/ -o m.graph --rules my.rules --lexicon my.tsv
      """)

  @Argument(help: "Files and folders.", completion: .file())
  var paths: [String]

  @Option(name: .shortAndLong, help: "The graph file to write.", completion: .file())
  var output: String

  @OptionGroup var decisions: NameArguments
  @OptionGroup var input: ExtractionArguments

  func run() throws {
    let start = ContinuousClock.now
    let extraction = try input.extraction()
    let names = try decisions.decisions()
    let bar = ProgressBar("extracting")
    let outcome = extraction.run(paths, progress: bar?.show)
    bar?.finish()
    if outcome.documents.isEmpty {
      try InputFailures.report(outcome.failures, documentsRead: 0)
      throw CommandFailure("there is nothing to build from")
    }
    let graph = KnowledgeBuilder(decisions: names).build(outcome.documents)
    if let names { NameArguments.warn(of: names, outcome.documents.map(\.facts)) }
    try GraphAccess.write(graph, to: output)
    StandardOutput.write(
      GraphSummary.text(
        of: graph, documents: outcome.documents.count, elapsed: ContinuousClock.now - start,
        path: output))
    try InputFailures.report(outcome.failures, documentsRead: outcome.documents.count)
  }
}

/// Says in a few lines what a graph holds.
enum GraphSummary {
  static func text(
    of graph: Graph, documents: Int, elapsed: Duration, path: String
  ) -> String {
    let labels = graph.labels.map { "\(graph.name(of: $0)) \(graph.nodeCount(label: $0))" }
    let types = graph.types.map { "\(graph.name(of: $0)) \(graph.edgeCount(type: $0))" }
    let seconds = elapsed.formatted(
      .units(allowed: [.seconds], fractionalPart: .show(length: 2)).locale(Locale(identifier: "en"))
    )
    return """
      documents  \(documents)
      nodes      \(graph.nodeCount)  (\(labels.joined(separator: ", ")))
      edges      \(graph.edgeCount)  (\(types.joined(separator: ", ")))
      time       \(seconds)
      written    \(path)

      """
  }
}
