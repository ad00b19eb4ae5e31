/// A part of the input that can be read by itself, whatever stands around it: a file, or a line of a JSON Lines file.
public struct InputPart: Sendable {
  enum Content: Sendable {
    case file
    /// - Parameters:
    ///   - number: From 1.
    ///   - offset: That of its first byte in the file.
    case line([UInt8], number: Int, offset: Int, encoding: TextEncoding)
  }

  let path: String
  let content: Content
  /// How many bytes of the input it is.
  public let size: Int
}

extension DocumentReader {
  /// Hands over the parts of one file, in order. Of a large `.jsonl` file in UTF-8 only one line is held at a time; every
  /// other file is one part.
  ///
  /// - Throws: What makes the rest of the file unreadable, and what `body` throws.
  public func forEachPart(of path: String, _ body: (InputPart) throws -> Void) throws {
    guard DocumentFormat(fileName: path) == .jsonLines else {
      return try body(InputPart(path: path, content: .file, size: FileSystem.size(of: path)))
    }
    var head: [UInt8] = []
    let file = try InputFile(path)
    if file.size > 0 { _ = try file.readChunk(into: &head) }
    guard !head.isEmpty, Self.isUTF8(head) else {
      return try body(InputPart(path: path, content: .file, size: file.size))
    }
    let encoding = Self.encoding(of: head)
    // Opened anew, for the lines start at the first byte.
    try JSONLinesReader.forEachLine(of: try InputFile(path), named: path) { line, number, offset in
      let content = InputPart.Content.line(
        Array(line), number: number, offset: offset, encoding: encoding)
      try body(InputPart(path: path, content: content, size: line.count + 1))
    }
  }

  /// The documents of one part.
  ///
  /// - Throws: What makes the whole part unreadable.
  public func read(_ part: InputPart) throws(DocumentReadingError) -> Result {
    let id = FileName.stem(of: part.path)
    switch part.content {
    case .file:
      let bytes = try FileSystem.read(part.path, limit: Self.sizeLimit)
      return try read(
        bytes: bytes, name: part.path, id: id, format: DocumentFormat(fileName: part.path) ?? .text)
    case .line(let bytes, let number, let offset, let encoding):
      let reader = JSONLinesReader(name: part.path, stem: id, encoding: encoding)
      switch reader.result(bytes, at: offset, line: number) {
      case .success(let document): return Result(documents: [document], failures: [])
      case .failure(let error): return Result(documents: [], failures: [error])
      case nil: return Result(documents: [], failures: [])
      }
    }
  }

  /// How many bytes some files have together; those that cannot be told count nothing.
  public func size(of files: [String]) -> Int { files.reduce(0) { $0 + FileSystem.size(of: $1) } }

  /// Whether a file that starts so is UTF-8; the last character may be cut, a line may be damaged.
  private static func isUTF8(_ head: [UInt8]) -> Bool {
    !head.starts(with: [0xFF, 0xFE]) && !head.starts(with: [0xFE, 0xFF])
      && !head.prefix(4096).contains(0) && UTF8Scan.share(in: head) > 0.8
  }

  private static func encoding(of head: [UInt8]) -> TextEncoding {
    head.starts(with: [0xEF, 0xBB, 0xBF]) ? .utf8WithMark : .utf8
  }
}
