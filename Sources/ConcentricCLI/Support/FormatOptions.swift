import ArgumentParser
import Concentric

extension ResultFormat: ExpressibleByArgument {}

/// How a command writes rows.
struct FormatArguments: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The form of the result. Left out: a table on a terminal, CSV in a pipe.",
      valueName: "form"))
  var format: ResultFormat?

  @Flag(help: "Show tables as wide as they are, and not cut to the screen.")
  var wide = false

  /// The form to write to standard output.
  var standardForm: ResultFormat { format ?? (StandardOutput.isTerminal ? .table : .csv) }

  /// What holds for writing to standard output.
  var standardOptions: FormatOptions {
    FormatOptions(
      width: wide || !StandardOutput.isTerminal ? nil : StandardOutput.columns,
      isForTerminal: StandardOutput.isTerminal)
  }
}
