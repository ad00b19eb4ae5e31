import ArgumentParser
import Concentric

struct QueriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queries",
    abstract: "Lists saved queries with their parameters.",
    discussion: """
      EXAMPLES
        concentric queries
        concentric queries my-queries
      """)

  @Argument(help: "\(SavedQueryPlace.help)", completion: .directory)
  var folder: String?

  func run() throws {
    let folder = SavedQueryPlace.folder(folder)
    let plans = try PlannedRun.plan([folder], folder: folder, variants: [[:]])
    StandardOutput.write(
      SavedQueryList.text(of: plans.compactMap(\.query), width: StandardOutput.columns))
    let failures = plans.compactMap(\.failure)
    for failure in failures { StandardError.write(failure + "\n") }
    if !failures.isEmpty { throw CommandFailure(status: ProgramExit.partly) }
  }
}
