import Concentric
import Foundation

/// Writes the results of saved queries: to standard output, or a file each.
struct RunOutput {
  let format: ResultFormat
  let options: FormatOptions
  /// The folder for a file each; `nil` for standard output.
  let folder: String?

  func write(_ run: FinishedRun, isFirst: Bool) throws(CommandFailure) {
    let results = run.run.results
    guard let folder else {
      if !isFirst, !results.isEmpty { StandardOutput.write("\n") }
      writeTitle(of: run)
      for (number, result) in results.enumerated() {
        if number > 0 { StandardOutput.write("\n") }
        StandardOutput.write(format.formatter(options).text(of: result.table))
      }
      return
    }
    for (number, result) in results.enumerated() {
      let name = results.count == 1 ? run.plan.name : "\(run.plan.name)-\(number + 1)"
      try OutputFile.replace(
        "\(folder)/\(name).\(format.fileExtension)",
        with: Array(format.formatter().text(of: result.table).utf8))
    }
  }

  /// A line above a result that people read.
  private func writeTitle(of run: FinishedRun) {
    let titles = [run.plan.query?.title, run.plan.query?.englishTitle].compactMap(\.self)
    let title = ([run.plan.name] + titles).joined(separator: " · ").replacingControls()
    switch format {
    case .table, .plain, .vertical: StandardOutput.write(title + "\n")
    case .markdown: StandardOutput.write("## \(title)\n\n")
    case .csv, .excel, .tsv, .json, .jsonl, .html: break
    }
  }

  /// Makes the folder where there is none.
  func prepare() throws(CommandFailure) {
    guard let folder else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure("cannot make the folder '\(folder)'")
    }
  }

  /// Name, rows, time and state of each run, for standard error.
  static func summary(of runs: [FinishedRun], skipped: Int) -> String {
    let rows: [[Value]] = runs.map { run in
      let state =
        run.isOK ? "ok" : run.run.failure != nil ? "failed" : "differs"
      return [
        .string(run.plan.name), .integer(Int64(run.run.rowCount)),
        .string(DurationText.text(run.run.duration)), .string(state),
      ]
    }
    let table = ResultTable(columns: ["query", "rows", "time", ""], rows: rows, graph: Graph())
    let failed = runs.filter { !$0.isOK }.count
    var last = "\(runs.count) \(runs.count == 1 ? "query" : "queries"), \(failed) failed"
    if skipped > 0 { last += ", \(skipped) not run" }
    return PlainFormatter().text(of: table) + last + "\n"
  }
}
