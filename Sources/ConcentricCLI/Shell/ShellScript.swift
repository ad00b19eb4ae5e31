import Concentric

/// Statements and shell commands that come line by line, from a pipe or a file.
struct ShellScript {
  /// A command, or one statement.
  struct Part {
    enum Content {
      case command(String)
      case statement(QueryScript.Statement)
    }
    let content: Content
    /// Where it comes from, for messages.
    let name: String
  }

  let name: String
  private var pending: [String] = []
  private var lineNumber = 0
  private var firstLine = 1

  init(name: String) { self.name = name }

  /// Takes a line, without its end, and gives what it completes.
  mutating func add(_ line: String) -> [Part] {
    lineNumber += 1
    if pending.isEmpty {
      let trimmed = line.trimmingBlanks()
      if trimmed.isEmpty || trimmed.hasPrefix("//") { return [] }
      if trimmed.hasPrefix(":") { return [Part(content: .command(trimmed), name: name)] }
      firstLine = lineNumber
    }
    pending.append(line)
    // Most lines end no statement: look for one only where a mark of its end stands.
    guard line.contains(";") || line.contains("\\") else { return [] }
    let script = script()
    guard script.isEnded, !script.statements.isEmpty else { return [] }
    pending = []
    return parts(script)
  }

  /// What is left at the end: a last statement without its semicolon.
  mutating func finish() -> [Part] {
    defer { pending = [] }
    return pending.isEmpty ? [] : parts(script())
  }

  private func script() -> QueryScript {
    let before = String(repeating: "\n", count: firstLine - 1)
    return QueryScript(
      SourceFile(name: name, text: before + pending.joined(separator: "\n")))
  }

  private func parts(_ script: QueryScript) -> [Part] {
    script.statements.map { Part(content: .statement($0), name: name) }
  }
}

extension ShellSession {
  /// Does what a part of a script says.
  func run(_ part: ShellScript.Part) throws {
    switch part.content {
    case .command(let command): try run(command)
    case .statement(let statement): try run(statement)
    }
  }
}
