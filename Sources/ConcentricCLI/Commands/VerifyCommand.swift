import ArgumentParser
import Concentric

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a graph file, and every evidence span against the stored text.",
    discussion: """
      Looks at every byte (a checksum over the whole file), at SQLite's own structure, at every \
      number that refers to something, and at every piece of evidence: its text must be exactly what \
      stands in its document there. Status 1 when something is wrong.

      EXAMPLE
        concentric verify Graphs/seeds.graph
      """)

  @Argument(help: "The graph file.", completion: .file())
  var graph: String

  func run() throws {
    let report: GraphFile.Verification
    do {
      report = try GraphFile.verify(graph)
    } catch {
      throw CommandFailure(error.description)
    }
    guard report.problems.isEmpty else {
      report.problems.forEach { StandardError.write("error: \($0.replacingControls())\n") }
      throw CommandFailure("\(graph): \(report.problems.count) problems found")
    }
    StandardOutput.write(
      """
      \(graph): sound
      \(report.nodes) nodes, \(report.edges) edges, \(report.documents) documents, \
      \(report.evidence) pieces of evidence checked

      """)
  }
}
