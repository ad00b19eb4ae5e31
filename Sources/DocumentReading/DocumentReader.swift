/// Reads documents from files, folders and bytes.
///
/// ```swift
/// let reader = DocumentReader()
/// for file in try reader.files(at: ["seeds"]) {
///   for document in try reader.read(file).documents { print(document.id) }
/// }
/// ```
public struct DocumentReader: Sendable {
  /// What one input gave. A failed line of a `.jsonl` file leaves the others whole.
  public struct Result: Sendable {
    public var documents: [SourceDocument]
    public var failures: [DocumentReadingError]
  }

  /// The largest file taken, in bytes: 1 GiB.
  public static let sizeLimit = 1 << 30

  public init() {}

  /// The files to read: a folder gives every file below it whose ending is known, hidden ones and
  /// links to folders left out; a file named itself is always taken.
  ///
  /// - Returns: Paths in the order of their UTF-8 bytes, none twice.
  /// - Throws: `.notFound`, `.unreadable`, `.nothingToRead`.
  public func files(at path: String) throws(DocumentReadingError) -> [String] {
    guard try FileSystem.isFolder(path) else { return [path] }
    let files = try FileSystem.files(below: path).filter { DocumentFormat(fileName: $0) != nil }
    if files.isEmpty { throw .nothingToRead(path: path) }
    return files
  }

  /// All files of several paths, sorted, none twice, and the paths that gave none.
  public func files(at paths: [String]) -> (files: [String], failures: [DocumentReadingError]) {
    var files: Set<String> = []
    var failures: [DocumentReadingError] = []
    for path in paths {
      do { files.formUnion(try self.files(at: path)) } catch { failures.append(error) }
    }
    return (files.sorted(by: FileName.precedes), failures)
  }

  /// The documents of one file.
  ///
  /// - Throws: What makes the whole file unreadable.
  public func read(_ path: String) throws(DocumentReadingError) -> Result {
    var result = Result(documents: [], failures: [])
    do {
      try forEachPart(of: path) { part in
        let read = try read(part)
        result.documents += read.documents
        result.failures += read.failures
      }
    } catch let error as DocumentReadingError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: String(describing: error))
    }
    return result
  }

  /// The documents that bytes hold: one, but for JSON Lines.
  ///
  /// - Parameters:
  ///   - name: What messages call the input, as `standard input`.
  ///   - id: The document's id; the stem of those JSON lines that have none.
  public func read(
    bytes: [UInt8], name: String, id: String, format: DocumentFormat = .text
  ) throws(DocumentReadingError) -> Result {
    let decoded: (text: String, encoding: TextEncoding)
    do {
      let hint = format == .html ? HTMLCharset.declared(in: bytes) : nil
      decoded = try TextDecoder(hint: hint).decode(bytes)
    } catch {
      throw .invalidBytes(name: name, encoding: error.encoding, offset: error.offset)
    }
    if let offset = Self.binaryMark(in: decoded.text) { throw .binary(name: name, offset: offset) }
    if format == .jsonLines {
      var result = Result(documents: [], failures: [])
      JSONLinesReader(name: name, stem: id, encoding: decoded.encoding).read(decoded.text) {
        switch $0 {
        case .success(let document): result.documents.append(document)
        case .failure(let error): result.failures.append(error)
        }
      }
      return result
    }
    var text = decoded.text
    var given = Metadata()
    if format == .html {
      let page = HTMLPage(markup: text)
      text = page.text
      given = page.metadata
    }
    let document = Self.document(
      id: id, name: name, text: text, encoding: decoded.encoding, format: format, given: given)
    return Result(documents: [document], failures: [])
  }

  /// A text with its lines told apart and its metadata; what is `given` goes before what is found.
  static func document(
    id: String, name: String, text: String, encoding: TextEncoding, format: DocumentFormat,
    given: Metadata
  ) -> SourceDocument {
    let scan = LineScan(text: text, isMarkdown: format == .markdown, title: given.title)
    let found = scan.metadata
    return SourceDocument(
      id: id, name: name, title: given.title ?? found.title, date: given.date ?? found.date,
      source: given.source ?? found.source, author: given.author ?? found.author,
      encoding: encoding, text: text, scalars: scan.scalars, lines: scan.lines)
  }

  /// Where a zero stands in a text that has many: not a text. A stray one is let pass.
  private static func binaryMark(in text: String) -> Int? {
    let hasZeros = text.utf8.withContiguousStorageIfAvailable { Zeros.stand(in: $0.prefix(8192)) }
    if hasZeros == false { return nil }
    var zeros = 0
    var first: Int?
    for (offset, byte) in text.utf8.prefix(8192).enumerated() where byte == 0 {
      first = first ?? offset
      zeros += 1
    }
    return zeros > 8 ? first : nil
  }
}

/// Watches over the ids of one run: no two documents may share one.
public struct DocumentIDs: Sendable {
  private var holder: [String: String] = [:]

  public init() {}

  /// - Throws: `.duplicateID` when another document has the id; the first one keeps it.
  ///
  /// - Parameter name: What messages call the document.
  public mutating func claim(_ id: String, by name: String) throws(DocumentReadingError) {
    if let first = holder[id] { throw .duplicateID(id: id, first: first, second: name) }
    holder[id] = name
  }
}
