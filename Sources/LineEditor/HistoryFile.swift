import Glibc

/// A history kept in a file: one line an entry, line breaks as `\n` and backslashes doubled.
///
/// The file and its folder are made readable by their owner only. Several shells may append at the
/// same time: an entry is one write. What cannot be read or written is left out silently, since a
/// history is never worth an error in the middle of work; ``problem`` tells about it.
package struct HistoryFile: Sendable {
  package let path: String
  /// Why the last operation did not work.
  package private(set) var problem: String?

  package init(path: String) { self.path = path }

  /// The entries, oldest first; none when there is no file.
  ///
  /// A file that has grown to more than twice `limit` lines is cut to the latest `limit`.
  package mutating func load(limit: Int = 5_000) -> History {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno != ENOENT { problem = failure("read") }
      return History(limit: limit)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0, bytes.count < 64 << 20 else { break }
      bytes += chunk[..<count]
    }
    let lines = bytes.split(separator: 0x0A)
    let history = History(
      lines.map { HistoryFile.unescaped(String(decoding: $0, as: UTF8.self)) }, limit: limit)
    if lines.count > 2 * limit { rewrite(history) }
    return history
  }

  /// Adds an entry at the end.
  package mutating func append(_ entry: String) {
    makeFolders()
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      problem = failure("write")
      return
    }
    defer { close(file) }
    if !writeAll(HistoryFile.escaped(entry) + "\n", to: file) { problem = failure("write") }
  }

  private mutating func rewrite(_ history: History) {
    let temporary = path + ".\(getpid()).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      problem = failure("write")
      return
    }
    let text = history.entries.map { HistoryFile.escaped($0) + "\n" }.joined()
    let isWritten = writeAll(text, to: file)
    close(file)
    if !isWritten || rename(temporary, path) != 0 {
      problem = failure("write")
      unlink(temporary)
    }
  }

  private func makeFolders() {
    var offset = path.startIndex
    while let slash = path[offset...].firstIndex(of: "/") {
      let folder = String(path[..<slash])
      if !folder.isEmpty { mkdir(folder, 0o700) }
      offset = path.index(after: slash)
    }
  }

  private func writeAll(_ text: String, to file: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func failure(_ verb: String) -> String {
    "cannot \(verb) the history file '\(path)': \(String(cString: strerror(errno)))"
  }

  static func escaped(_ entry: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": line.append(contentsOf: "\\n".unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  static func unescaped(_ line: String) -> String {
    var entry = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"): isEscaped = true
      case (true, "n"):
        entry.append("\n")
        isEscaped = false
      default:
        entry.append(scalar)
        isEscaped = false
      }
    }
    return KeyReader.cleaned(String(entry))
  }
}
