import Concentric

/// Commands that keep or undo several changes together.
enum TransactionVerbs {
  static let all = [begin, commit, rollback]

  private static let begin = ShellVerb(
    name: "begin", summary: "start changes that can be undone together",
    details: "The prompt shows # until :commit keeps the changes or :rollback undoes them.",
    run: { _, session in
      guard session.transaction == nil else {
        throw ShellError("a transaction is open already", notes: [":commit or :rollback ends it"])
      }
      session.transaction = (session.graph, session.hasUnsavedChanges)
      session.output.say("changes from here on are kept by :commit and undone by :rollback")
    })

  private static let commit = ShellVerb(
    name: "commit", summary: "keep the changes since :begin and write the file",
    details: "When they cannot be written, the transaction stays open.",
    run: { _, session in
      guard session.transaction != nil else { throw nothingBegun }
      if session.hasUnsavedChanges, let path = session.path {
        try session.save(to: path)
        session.output.say("saved to \(path)")
      } else if session.hasUnsavedChanges {
        session.output.say("the changes are in memory; :save FILE writes them to a file")
      }
      session.transaction = nil
    })

  private static let rollback = ShellVerb(
    name: "rollback", summary: "undo the changes since :begin",
    run: { _, session in
      guard let before = session.transaction else { throw nothingBegun }
      session.graph = before.graph
      session.graphHasChanged()
      session.hasUnsavedChanges = before.hadUnsavedChanges
      session.transaction = nil
      session.lastResult = nil
      session.output.say("the changes since :begin are undone")
    })

  private static var nothingBegun: ShellError {
    ShellError("no transaction is open", notes: [":begin starts one"])
  }
}
