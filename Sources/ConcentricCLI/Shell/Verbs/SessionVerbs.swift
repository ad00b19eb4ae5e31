import Concentric

/// Commands for the shell itself.
enum SessionVerbs {
  static let all = [history, quit]

  private static let history = ShellVerb(
    name: "history", arguments: "[COUNT]", summary: "what was entered last",
    run: { arguments, session in
      var count = 20
      if let word = try arguments.word() {
        guard let number = Int(word), number > 0 else {
          throw ShellError("'\(word)' is not a number of entries")
        }
        count = number
      }
      let entries = session.history()
      for entry in entries.suffix(count) {
        session.output.show(entry.replacingControls(keepingLineBreaks: true) + "\n")
      }
    })

  private static let quit = ShellVerb(
    name: "quit", summary: "leave (also Ctrl-D)",
    run: { _, session in
      if try maySetAsideChanges(of: session) { session.wantsToQuit = true }
    })

  /// Asks about changes that would be lost.
  ///
  /// - Returns: Whether to go on: they were saved, are to be lost, or there are none.
  static func maySetAsideChanges(of session: ShellSession) throws -> Bool {
    guard session.hasUnsavedChanges || session.transaction != nil, let ask = session.ask else {
      return true
    }
    let isOpen = session.transaction != nil
    let canSave = session.path != nil
    let question: String
    if let path = session.path {
      let what =
        isOpen ? "a transaction is open; commit and save" : "the graph has unsaved changes; save"
      question = "\(what) to \(path.replacingControls())? [yes/no/cancel] "
    } else {
      question = "the graph is in memory only and will be lost; go on? [yes/cancel] "
    }
    while true {
      guard let answer = ask(question)?.trimmingBlanks().lowercased() else { return false }
      switch answer {
      case "y", "yes", "是":
        if canSave {
          session.transaction = nil
          try ShellVerbs.run(":save", in: session)
        }
        return true
      case "n", "no", "否": return canSave
      case "c", "cancel", "": return false
      default: continue
      }
    }
  }

  /// One line about the open graph.
  static func description(of session: ShellSession) -> String {
    let graph = session.graph
    let counts = "\(graph.nodeCount) nodes, \(graph.edgeCount) edges"
    return "\((session.path ?? "in memory").replacingControls()): \(counts)"
  }
}
