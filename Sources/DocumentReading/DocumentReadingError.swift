import SourceText

/// Why an input gave no document. Each names the input, so that the others can go on.
public enum DocumentReadingError: Error, Hashable, Sendable {
  case notFound(path: String)
  /// The system refused; `reason` is its word for it.
  case unreadable(path: String, reason: String)
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// A folder without a file of a kind that can be read.
  case nothingToRead(path: String)
  /// `offset` is the first wrong byte, from 0.
  case invalidBytes(name: String, encoding: TextEncoding, offset: Int)
  /// A file that is no text: it holds zero bytes.
  case binary(name: String, offset: Int)
  /// `line` counts from 1.
  case invalidJSON(name: String, line: Int, reason: String)
  /// A field is missing, empty or of the wrong kind.
  case badField(name: String, line: Int, field: String, wanted: String)
  case duplicateID(id: String, first: String, second: String)
}

extension DocumentReadingError: DiagnosticError, CustomStringConvertible {
  /// The message names the input itself: none of these has a place in a text that could be shown.
  public var diagnostic: Diagnostic {
    switch self {
    case .notFound(let path):
      Diagnostic("there is no file or folder '\(path)'", code: "NotFound")
    case .unreadable(let path, let reason):
      Diagnostic("cannot read '\(path)': \(reason)", code: "Unreadable")
    case .tooLarge(let path, let bytes, let limit):
      Diagnostic(
        "'\(path)' has \(bytes) bytes, more than the \(limit) that one file may have",
        code: "TooLarge", notes: ["split it, or put its documents into a .jsonl file"])
    case .nothingToRead(let path):
      Diagnostic(
        "the folder '\(path)' holds no document", code: "NothingToRead",
        notes: ["read are \(DocumentFormat.endings.joined(separator: " "))"])
    case .invalidBytes(let name, let encoding, let offset):
      Diagnostic(
        "'\(name)': byte \(offset) is not \(encoding.rawValue)", code: "InvalidBytes",
        notes: [
          "nothing of this document was taken; encodings known are UTF-8, UTF-16, GB18030, Big5"
        ])
    case .binary(let name, let offset):
      Diagnostic("'\(name)' is not a text: byte \(offset) is zero", code: "Binary")
    case .invalidJSON(let name, let line, let reason):
      Diagnostic("'\(name)', line \(line): not a JSON object: \(reason)", code: "InvalidJSON")
    case .badField(let name, let line, let field, let wanted):
      Diagnostic(
        "'\(name)', line \(line): field '\(field)' must be \(wanted)", code: "BadField")
    case .duplicateID(let id, let first, let second):
      Diagnostic(
        "two documents have the id '\(id)': '\(first)' and '\(second)'", code: "DuplicateID",
        notes: ["an id is the file name without its ending; rename one of the files"])
    }
  }

  public var description: String {
    ([diagnostic.message] + diagnostic.notes).joined(separator: "; ")
  }
}
