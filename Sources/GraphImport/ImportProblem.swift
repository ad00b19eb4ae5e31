/// Something wrong in a file that is imported.
package struct ImportProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package let file: String
  /// From 1; `nil` when it is about the whole file.
  package let line: Int?
  /// Lower case, no full stop, names in single quotes.
  package let message: String

  package init(file: String, line: Int?, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `nodes.csv:12: message`.
  package var description: String {
    "\(file):\(line.map { "\($0):" } ?? "") \(message)"
  }
}

/// Why nothing was imported: the first problems, in the order of files and lines.
package struct ImportFailure: Error, Sendable, CustomStringConvertible {
  package let problems: [ImportProblem]
  /// How many there are in all; more than the list has when it was cut off.
  package let count: Int

  package var description: String {
    let lines = problems.map(\.description)
    let rest = count - problems.count
    let more = rest > 0 ? ["… and \(rest) more"] : []
    return (lines + more).joined(separator: "\n")
  }
}

/// How far an import has come.
package struct ImportProgress: Sendable {
  /// Of the CSV files together.
  package let bytesRead: Int
  package let bytesInAll: Int
  package let step: Step

  package enum Step: Sendable {
    case reading
    /// All files are read; adjacency and indexes are built.
    case building
  }
}

/// How an import goes.
package struct ImportOptions: Sendable {
  /// How many problems to report; the rest are counted.
  package var maximalProblems: Int
  /// Called now and then from the thread that reads.
  package var progress: (@Sendable (ImportProgress) -> Void)?

  package init(
    maximalProblems: Int = 20, progress: (@Sendable (ImportProgress) -> Void)? = nil
  ) {
    self.maximalProblems = maximalProblems
    self.progress = progress
  }
}
