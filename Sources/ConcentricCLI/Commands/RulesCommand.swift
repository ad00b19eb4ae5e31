import ArgumentParser
import Concentric

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists the rules that find relations, and checks rules of your own.",
    discussion: """
      EXAMPLES
        concentric rules list
        concentric rules check my-rules --lexicon my-words.tsv
      """,
    subcommands: [List.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists rules with what they yield, what makes them fire, and what they are for.",
      discussion: """
        In the order in which they are tried. A trigger is a class of words in <>, or words in ''.

        EXAMPLES
          concentric rules list
          concentric rules list --rules my-rules --lexicon my-words.tsv --format json
        """)

    @OptionGroup var language: LanguageArguments
    @OptionGroup var format: FormatArguments

    func run() throws {
      let rows = try language.extractor().ruleSet.rules.map { rule -> [Value] in
        [
          .string(rule.name), .string(rule.types.map(\.rawValue).joined(separator: ", ")),
          .string(rule.triggers.joined(separator: " | ")), .string(rule.note),
          .string(rule.file.name),
        ]
      }
      let table = ResultTable(
        columns: ["name", "type", "trigger", "description", "file"], rows: rows, graph: Graph())
      StandardOutput.write(
        format.standardForm.formatter(format.standardOptions).text(of: table))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Runs every rule on the sentences that it must and must not match.",
      discussion: """
        Your own rules are checked together with the program's, as they would run. Prints each \
        sentence that fails: behind - what is missing, behind + what the rule gave. Status 1 when \
        one fails or a file is wrong.

        EXAMPLES
          concentric rules check
          concentric rules check my-rules --lexicon my-words.tsv
        """)

    @Argument(help: "Rule files of your own, and folders of *.rules.", completion: .file())
    var paths: [String] = []

    @OptionGroup var language: LanguageArguments

    func run() throws {
      let extractor = try language.extractor(rules: language.rules + paths)
      let rules = extractor.ruleSet.rules
      let sentences = rules.reduce(0) { $0 + $1.examples.count + $1.counterexamples.count }
      let failures = extractor.checkRules()
      let renderer = DiagnosticRenderer(colored: StandardError.isColored)
      for failure in failures {
        StandardError.write(renderer.render(failure.diagnostic, in: failure.file) + "\n")
      }
      for rule in rules where rule.examples.isEmpty {
        StandardError.warn("rule '\(rule.name)' in \(rule.file.name) has no sentence to match")
      }
      StandardOutput.write(
        "\(rules.count) rules, \(sentences) sentences, \(failures.count) failed\n")
      if !failures.isEmpty { throw CommandFailure(status: ProgramExit.failed) }
    }
  }
}
