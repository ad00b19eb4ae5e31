/// What kind of file a document stands in.
public enum DocumentFormat: Hashable, Sendable {
  case text, markdown, html, jsonLines

  /// The format that a file name's ending tells; `nil` for another ending.
  public init?(fileName: String) {
    switch FileName.ending(of: fileName).lowercased() {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = .jsonLines
    default: return nil
    }
  }

  static let endings = [".txt", ".md", ".html", ".htm", ".jsonl"]
}

/// The parts of a path.
enum FileName {
  /// The order of the names' bytes.
  static func precedes(_ a: String, _ b: String) -> Bool {
    let isBefore = a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in a.lexicographicallyPrecedes(b) }
    }
    return (isBefore ?? nil) ?? a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  static func last(of path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] }
      ?? path[...]
  }

  /// What follows the last dot; empty without one, and for names that only start with one.
  static func ending(of path: String) -> Substring {
    let name = last(of: path)
    return dot(in: name).map { name[name.utf8.index(after: $0)...] } ?? ""
  }

  static func stem(of path: String) -> String {
    let name = last(of: path)
    return String(dot(in: name).map { name[..<$0] } ?? name)
  }

  /// The last dot of a name, but for the one with which it starts.
  private static func dot(in name: Substring) -> String.Index? {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > name.startIndex ? $0 : nil }
  }
}
