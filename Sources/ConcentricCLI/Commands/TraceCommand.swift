import ArgumentParser
import Concentric

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Shows how a line of a text was read, so that a missing edge has an answer.",
    discussion: """
      For each sentence: its words, its names and what they were resolved to, the rules that \
      fired, and how far the others came.

      EXAMPLE
        concentric trace seeds/002_e926bcbe9f5a36a8.txt --line 12
      """)

  @Argument(help: "The text.", completion: .file())
  var file: String

  @Option(help: "The line, from 1; 0 for all.")
  var line = 0

  @Flag(help: "Also show rules that matched none of their parts.")
  var all = false

  @OptionGroup var input: ExtractionArguments

  func run() throws {
    let extraction = try input.extraction()
    let result: DocumentReader.Result
    do {
      result = try DocumentReader().read(file)
    } catch {
      throw CommandFailure(error.description)
    }
    for document in result.documents {
      guard (0...document.lines.count).contains(line) else {
        throw CommandFailure("'\(file)' has \(document.lines.count) lines")
      }
      if line > 0, document.lines[line - 1].kind == .boilerplate {
        StandardError.warn("line \(line) is navigation, byline or the like: it yields no facts")
      }
      let trace = extraction.trace(document, line: line)
      for sentence in trace.sentences { StandardOutput.write(text(of: sentence)) }
    }
  }

  private func text(of sentence: LineTrace.SentenceTrace) -> String {
    var lines = [sentence.text, "  words  " + sentence.words.map(\.text).joined(separator: "|")]
    for name in sentence.names {
      lines.append(
        "  name   \(name.text)  \(name.label.rawValue), \(name.form) → \(name.entity ?? "nothing")")
    }
    for rule in sentence.rules where rule.fired { lines.append("  rule   \(rule.rule)  fired") }
    for rule in sentence.rules where !rule.fired && (all || rule.matched > 0) {
      lines.append(
        "  rule   \(rule.rule)  \(rule.matched) of \(rule.length) parts"
          + (rule.stoppedAt.isEmpty ? "" : ", stopped at '\(rule.stoppedAt)'"))
    }
    return lines.map { $0.replacingControls() + "\n" }.joined() + "\n"
  }
}
