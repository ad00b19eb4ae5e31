import ArgumentParser
import Concentric

/// How the program ends: one documented status for each kind of end.
enum ProgramExit {
  static let done: Int32 = 0
  static let failed: Int32 = 1
  static let usage: Int32 = 2
  static let partly: Int32 = 3

  /// Tells the person what ended the program and gives the status to leave with.
  ///
  /// Help and version go to stdout, everything else to stderr.
  static func report(_ error: any Error) -> Int32 {
    if let error = error as? CommandFailure {
      error.messages.forEach { StandardError.write($0 + "\n") }
      return error.status
    }
    let code = ConcentricCommand.exitCode(for: error)
    let text = ConcentricCommand.fullMessage(for: error)
    if code == .success {
      if !text.isEmpty { StandardOutput.write(text + "\n") }
      return done
    }
    // The argument parser's own word for wrong usage is 64, as in sysexits.h.
    if code == .validationFailure {
      StandardError.write(text + "\n")
      return usage
    }
    if error is ExitCode { return code.rawValue }
    StandardError.write("error: \(describe(error).replacingControls(keepingLineBreaks: true))\n")
    return failed
  }

  private static func describe(_ error: any Error) -> String {
    if let error = error as? any DiagnosticError {
      return DiagnosticRenderer().render(error.diagnostic, in: SourceFile(name: "", text: ""))
    }
    return String(describing: error)
  }
}

/// An end of a command that has been told, or is told by these messages, with its status.
struct CommandFailure: Error {
  let messages: [String]
  let status: Int32

  init(_ message: String, status: Int32 = ProgramExit.failed) {
    messages = ["error: " + message.replacingControls(keepingLineBreaks: true)]
    self.status = status
  }

  /// A message that is complete as it is, its place in front.
  init(told message: String) {
    messages = [message]
    status = ProgramExit.failed
  }

  /// Everything has been said already.
  init(status: Int32) {
    messages = []
    self.status = status
  }

  /// A query, rule or lexicon error, shown in front of its source.
  init(_ error: any DiagnosticError, in file: SourceFile) {
    messages = [StandardError.diagnostics.render(error.diagnostic, in: file)]
    status = ProgramExit.failed
  }
}
