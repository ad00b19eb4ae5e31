import ArgumentParser
import Concentric

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Prints the facts of texts as JSON Lines, each document by itself.",
    discussion: """
      One line for the document, then one for each node, then one for each edge; documents in the \
      order of their files' paths, and in a .jsonl file of its lines. Offsets are half-open and count Unicode scalars of the decoded text. Status 3 when some inputs could not \
      be read.

      EXAMPLES
        concentric extract seeds
        concentric extract report.txt | grep '"kind":"edge"'
        cat report.txt | concentric extract -
        concentric extract --jsonl - < documents.jsonl

      With --jsonl, every line that is read is a document, an object with id, text and, if known, \
      title, date, source and author; and every line that is written is what that document states, \
      with the kind "facts", or why it cannot be read, with the kind "error", in the same order.
      """)

  @Argument(
    help: "Files and folders; - reads one text from standard input.", completion: .file())
  var paths: [String]

  @Flag(help: "Read documents from standard input as JSON Lines; one line of facts for each.")
  var jsonl = false

  @OptionGroup var input: ExtractionArguments

  func validate() throws {
    if jsonl && paths != ["-"] {
      throw ValidationError("--jsonl reads standard input: name it by -")
    }
  }

  func run() throws {
    let extraction = try input.extraction()
    if jsonl { return try extractLines(extraction) }
    if paths == ["-"] { return try extractStandardInput(extraction) }
    // Facts and a progress bar on one terminal would mix.
    let bar = StandardOutput.isTerminal ? nil : ProgressBar("extracting")
    let outcome = extraction.writeFacts(
      of: paths, progress: bar?.show, to: StandardOutput.write(bytes:))
    bar?.finish()
    try InputFailures.report(outcome.failures, documentsRead: outcome.documents)
  }

  /// Lines that are there are extracted together; when no more wait, those read so far are answered.
  private func extractLines(_ extraction: TextExtraction) throws {
    var work = OrderedWork<(line: [UInt8], number: Int), String>(threads: extraction.threads) {
      BuildShard.extract($0.line, number: $0.number, by: extraction)
    } deliver: {
      StandardOutput.write($0 + "\n")
    }
    try Lines.forEach { line, number in
      work.add((Array(line), number), weight: line.count)
      if !StandardInput.isReady { work.finish() }
    }
    work.finish()
  }

  private func extractStandardInput(_ extraction: TextExtraction) throws {
    let result: DocumentReader.Result
    do {
      result = try DocumentReader().read(
        bytes: StandardInput.bytes(), name: "standard input", id: "stdin")
    } catch {
      throw CommandFailure(error.description)
    }
    for document in result.documents {
      StandardOutput.write(bytes: FactLines.bytes(of: extraction.facts(of: document)))
    }
  }
}

/// What holds for commands that extract.
struct ExtractionArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Work on so many files at once.", valueName: "n"))
  var threads: Int?

  @OptionGroup var language: LanguageArguments

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("'--threads \(threads)' is not above 0") }
  }

  func extraction() throws(CommandFailure) -> TextExtraction {
    let extractor = try language.extractor()
    do {
      var extraction = try TextExtraction(extractor: extractor)
      if let threads { extraction.threads = threads }
      return extraction
    } catch {
      throw CommandFailure("the program's own data cannot be read: \(error)")
    }
  }
}

/// Tells which inputs could not be read, and ends the command with the status for that.
enum InputFailures {
  static func report(_ failures: [DocumentReadingError], documentsRead: Int) throws(CommandFailure)
  {
    guard !failures.isEmpty else { return }
    for failure in failures {
      StandardError.write("error: \(failure.description.replacingControls())\n")
    }
    throw CommandFailure(status: documentsRead > 0 ? ProgramExit.partly : ProgramExit.failed)
  }
}
