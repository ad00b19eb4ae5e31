import ArgumentParser
import Concentric

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures extraction by annotated documents.",
    discussion: """
      Prints precision, recall and F1 for each node label and edge type over all annotations of a \
      folder, each document extracted by itself. What an annotation calls optional counts neither \
      when found nor when missed.

      EXAMPLES
        concentric evaluate --gold Tests/Gold/seeds --docs seeds
        concentric evaluate --gold Tests/Gold/dev --docs Tests/Gold/dev --errors
        concentric evaluate --gold Tests/Gold/dev --predicted other-program/
      """)

  @Option(help: "Folder with the annotations (*.json).", completion: .directory)
  var gold: String

  @Option(help: "Folder with the texts; they are extracted now.", completion: .directory)
  var docs: String?

  @Option(
    help: "Folder with facts found before, as 'extract' prints them (*.jsonl).",
    completion: .directory)
  var predicted: String?

  @Flag(help: "List what was missed, wrong or split, one a line.")
  var errors = false

  @Flag(help: "Print the figures as one JSON object, in full precision.")
  var json = false

  @OptionGroup var input: ExtractionArguments

  func validate() throws {
    if (docs == nil) == (predicted == nil) {
      throw ValidationError("give either '--docs' or '--predicted'")
    }
  }

  func run() throws {
    let report: ScoreReport
    var failures: [DocumentReadingError] = []
    do {
      let folder = try GoldFolder(gold)
      if let docs {
        (report, failures) = try folder.score(try input.extraction(), textsIn: docs)
      } else {
        report = try folder.score(factsIn: predicted ?? "")
      }
    } catch let error as GoldError {
      throw CommandFailure(error.description)
    }
    StandardOutput.write(json ? report.json : report.table)
    if errors { StandardOutput.write(report.errorList) }
    try InputFailures.report(failures, documentsRead: report.documents)
  }
}
