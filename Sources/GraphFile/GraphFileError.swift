/// Why a graph file could not be read or written.
public enum GraphFileError: Error, Hashable, Sendable {
  case missing(path: String)
  case isFolder(path: String)
  case folderMissing(path: String)
  case permissionDenied(path: String)
  case notAGraphFile(path: String)
  /// Sizes in bytes.
  case truncated(path: String, expected: Int, found: Int)
  /// `part` says what is damaged.
  case damaged(path: String, part: String)
  case newerVersion(path: String, found: Int, supported: Int)
  case diskFull(path: String)
  /// Another writer replaced the file since it was opened.
  case changedMeanwhile(path: String)
  /// Anything else that the system or SQLite reports.
  case failed(path: String, message: String)
  /// The graph holds something that cannot be stored.
  case unreadableEvidence(message: String)
}

extension GraphFileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path): "no graph file at '\(path)'"
    case .isFolder(let path): "'\(path)' is a folder, not a graph file"
    case .folderMissing(let path): "the folder of '\(path)' does not exist; create it first"
    case .permissionDenied(let path): "no permission for '\(path)'"
    case .notAGraphFile(let path):
      "'\(path)' is not a graph file; 'concentric build' and 'concentric import' make one"
    case .truncated(let path, let expected, let found):
      "graph file '\(path)' is cut off: \(found) of \(expected) bytes are there; build it again"
    case .damaged(let path, let part):
      "graph file '\(path)' is damaged (\(part)); build it again or restore a copy"
    case .newerVersion(let path, let found, let supported):
      """
      graph file '\(path)' has format \(found), and this program knows formats up to \
      \(supported); use a newer Concentric
      """
    case .diskFull(let path): "no space left on the disk of '\(path)'; nothing was changed"
    case .changedMeanwhile(let path):
      """
      another program wrote '\(path)' since it was opened here, and nothing was written over it; \
      do it again, or write to another file
      """
    case .failed(let path, let message): "graph file '\(path)': \(message)"
    case .unreadableEvidence(let message): "evidence cannot be read: \(message)"
    }
  }
}
