import Concentric

/// Something that went wrong in the shell itself, told in one line with what helps.
struct ShellError: Error, Hashable {
  let message: String
  let notes: [String]

  init(_ message: String, notes: [String] = []) {
    self.message = message
    self.notes = notes
  }

  /// A name that is none of those known, with the nearest ones.
  static func unknown(
    _ what: String, _ name: String, among known: [String], help: String? = nil
  ) -> ShellError {
    let near = Spelling.suggestions(for: name, among: known)
    var notes: [String] = []
    if !near.isEmpty { notes.append("did you mean \(near.joined(separator: ", "))?") }
    if let help { notes.append(help) }
    return ShellError("no \(what) '\(name)'", notes: notes)
  }
}
