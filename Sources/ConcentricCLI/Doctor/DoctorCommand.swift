import ArgumentParser
import Concentric
import Foundation

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tells what this system lacks, and how to get it.",
    discussion: """
      Looks at Graphviz and its plugins by drawing with them, at fonts with Chinese glyphs, at \
      SQLite, the word lists, the terminal, the locale, the pager and the history file. Status 1 \
      when something is missing that a command needs; a note is only to be known.

      EXAMPLE
        concentric doctor
      """)

  func run() throws {
    let checks = SystemCheck.all(environment: ProcessInfo.processInfo.environment)
    StandardOutput.write(SystemCheck.text(of: checks))
    if checks.contains(where: { $0.state == .missing }) {
      throw CommandFailure(status: ProgramExit.failed)
    }
  }
}
