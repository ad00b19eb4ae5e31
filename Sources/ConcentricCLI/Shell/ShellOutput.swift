import Concentric
import Foundation

/// Where the shell's words go: results to the screen, a pager or a file, the rest to the screen.
final class ShellOutput {
  /// Whether a person sits in front of it.
  let isInteractive: Bool
  let environment: [String: String]
  /// The file of `:output`.
  private(set) var file: String?
  /// The form that the file's name asks for.
  var fileFormat: ResultFormat?
  private var handle: FileHandle?
  private var hasWritten = false

  init(isInteractive: Bool, environment: [String: String]) {
    self.isInteractive = isInteractive
    self.environment = environment
  }

  /// Words about the work: in a pipe they do not stand between the results.
  func say(_ text: String) {
    let text = text + "\n"
    if isInteractive { StandardOutput.write(text) } else { StandardError.write(text) }
  }

  /// What was asked for, as text that is already safe for a terminal.
  func show(_ text: String, usesPager: Bool = false) {
    guard usesPager, isInteractive, StandardOutput.isTerminal, isTooLong(text),
      Pager.show(text, environment: environment)
    else {
      StandardOutput.write(text)
      return
    }
  }

  /// A query's result.
  func write(result text: String, usesPager: Bool) throws(ShellError) {
    defer { hasWritten = true }
    if let handle {
      do {
        try handle.write(contentsOf: Data(text.utf8))
      } catch {
        throw ShellError(
          "cannot write to '\(file ?? "")'", notes: [":output goes back to the screen"])
      }
    } else {
      if hasWritten, !isInteractive { StandardOutput.write("\n") }
      show(text, usesPager: usesPager)
    }
  }

  /// Sends results to a file from now on, or back to the screen.
  func redirect(to path: String?) throws(ShellError) {
    try? handle?.close()
    (handle, file, fileFormat) = (nil, nil, nil)
    guard let path else { return }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let new = FileHandle(forWritingAtPath: path)
    else { throw ShellError("cannot write '\(path)': \(String(cString: strerror(errno)))") }
    (handle, file) = (new, path)
  }

  private func isTooLong(_ text: String) -> Bool {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return false }
    var lines = 0
    for byte in text.utf8 where byte == 0x0A { lines += 1 }
    return lines > Int(size.ws_row) - 2
  }
}
