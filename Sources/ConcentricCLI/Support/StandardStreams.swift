import Concentric
import Foundation

/// Results, and nothing else, go here.
enum StandardOutput {
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes all of the text. A reader that has gone away ends the program quietly, as it does
  /// other programs in a pipe; any other failure is told and ends it with status 1.
  static func write(_ text: String) { write(bytes: Array(text.utf8)) }

  static func write(bytes: [UInt8]) {
    guard writeAll(bytes, to: STDOUT_FILENO) else {
      if errno == EPIPE { exit(ProgramExit.done) }
      StandardError.write(
        "error: cannot write to standard output: \(String(cString: strerror(errno)))\n")
      exit(ProgramExit.failed)
    }
  }

  /// Terminal columns, or 80 where there is no telling.
  static var columns: Int { terminalColumns(of: STDOUT_FILENO) ?? 80 }
}

/// Columns of the terminal behind a descriptor; `nil` for what is none.
private func terminalColumns(of descriptor: Int32) -> Int? {
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}

/// What a command is given by a pipe.
enum StandardInput {
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether a read would give something, or the end, without waiting.
  static var isReady: Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) != 0
  }

  static func bytes() -> [UInt8] { [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }

  /// - Throws: ``CommandFailure`` when it is not UTF-8.
  static func text() throws(CommandFailure) -> String {
    guard let text = String(validating: bytes(), as: UTF8.self) else {
      throw CommandFailure("standard input is not UTF-8")
    }
    return text
  }
}

/// Messages, warnings and progress go here.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether messages may be coloured: a terminal, and `NO_COLOR` not set (no-color.org).
  static var isColored: Bool {
    isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Writes diagnostics so that a line of source and its caret fit the terminal.
  static var diagnostics: DiagnosticRenderer {
    DiagnosticRenderer(colored: isColored, fitting: terminalColumns(of: STDERR_FILENO))
  }

  static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }

  static func warn(_ message: String) {
    write("warning: \(message.replacingControls(keepingLineBreaks: true))\n")
  }
}

/// Whether every byte was taken; `errno` tells why not.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    if written < 0 {
      if errno == EINTR { continue }
      return false
    }
    rest = rest.dropFirst(written)
  }
  return true
}
