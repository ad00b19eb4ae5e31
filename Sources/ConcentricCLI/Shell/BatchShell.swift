import Concentric

/// The shell without a terminal: statements from standard input, results on standard output.
struct BatchShell {
  let session: ShellSession
  /// Whether to go on after an error.
  let goesOn: Bool

  init(_ session: ShellSession, goesOn: Bool) {
    self.session = session
    self.goesOn = goesOn
  }

  /// - Throws: ``CommandFailure`` with status 1 at the first error, or 3 at the end after some.
  func run() throws(CommandFailure) {
    var script = ShellScript(name: "stdin")
    var hasFailed = false
    func run(_ parts: [ShellScript.Part]) throws(CommandFailure) {
      for part in parts where !session.wantsToQuit {
        do {
          try session.run(part)
        } catch {
          session.tell(error)
          hasFailed = true
          if !goesOn { throw CommandFailure(status: ProgramExit.failed) }
        }
      }
    }
    while !session.wantsToQuit, let line = readLine() { try run(script.add(line)) }
    if !session.wantsToQuit { try run(script.finish()) }
    if session.hasUnsavedChanges {
      StandardError.warn("changes of the graph were not saved; ':save' writes them to its file")
    }
    if hasFailed { throw CommandFailure(status: ProgramExit.partly) }
  }
}
