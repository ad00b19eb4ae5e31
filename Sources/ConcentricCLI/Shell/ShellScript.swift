import Concentric

/// Statements and shell commands that come line by line, from a pipe or a file.
struct ShellScript {
  /// A line that begins with a colon, or one statement.
  enum Part {
    case command(String)
    case statement(QueryScript.Statement)
  }

  /// What messages call it.
  let name: String
  private var pending: [String] = []
  private var lineNumber = 0
  private var firstLine = 1

  init(name: String) { self.name = name }

  /// Whether nothing waits for its end.
  var isEnded: Bool { pending.isEmpty }

  /// Takes a line, without its end, and gives what it completes.
  mutating func add(_ line: String) -> [Part] {
    lineNumber += 1
    if pending.isEmpty {
      let trimmed = line.trimmingBlanks()
      if trimmed.isEmpty || trimmed.hasPrefix("//") { return [] }
      if trimmed.hasPrefix(":") {
        // A semicolon after a command is a habit, and not part of it.
        let isEnded = trimmed.hasSuffix(";")
        return [.command(isEnded ? String(trimmed.dropLast()).trimmingBlanks() : trimmed)]
      }
      firstLine = lineNumber
    }
    pending.append(line)
    // Most lines end no statement: look for one only where a mark of its end stands.
    guard line.contains(";") || line.contains("\\") else { return [] }
    let script = script()
    guard script.isEnded, !script.statements.isEmpty else { return [] }
    pending = []
    return script.statements.map(Part.statement)
  }

  /// What is left at the end: a last statement without its semicolon.
  mutating func finish() -> [Part] {
    defer { pending = [] }
    return pending.isEmpty ? [] : script().statements.map(Part.statement)
  }

  private func script() -> QueryScript {
    QueryScript(
      SourceFile(
        name: name, text: pending.joined(separator: "\n"),
        start: SourceFile.Position(line: firstLine, column: 1)))
  }
}

extension String {
  /// The lines, without their ends.
  var lines: [String] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }
}
