import Foundation

/// Documents as JSON Lines: objects with `text`, and `id`, `title`, `date`, `source`, `author`.
struct JSONLinesReader {
  let name: String
  /// Gives lines without an id theirs: `stem-12`.
  let stem: String
  let encoding: TextEncoding

  /// A line's fields; a number is taken for a string where an id may be one.
  private struct Record: Decodable {
    enum Identifier: Decodable {
      case text(String), number(Int64)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }

      var string: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        }
      }
    }

    var id: Identifier?
    var title: String?
    var date: String?
    var source: String?
    var author: String?
    var text: String
  }

  typealias Handler = (Result<SourceDocument, DocumentReadingError>) throws -> Void

  /// Reads decoded text.
  func read(_ text: String, _ body: Handler) rethrows {
    var number = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if let result = result(Data(line), line: number) { try body(result) }
    }
  }

  /// Hands over the lines of a file, without a byte order mark, with their numbers from 1 and the offsets of their first
  /// bytes, so that only one line is held.
  static func forEachLine(
    of file: borrowing InputFile, named name: String,
    _ body: (_ line: ArraySlice<UInt8>, _ number: Int, _ offset: Int) throws -> Void
  ) throws {
    var number = 0
    /// Where `buffer` starts in the file.
    var offset = 0
    var buffer: [UInt8] = []
    var isOpen = true
    while isOpen {
      var searched = buffer.count
      isOpen = try file.readChunk(into: &buffer)
      if !isOpen, !buffer.isEmpty { buffer.append(0x0A) }
      var start = 0
      while let end = buffer[searched...].firstIndex(of: 0x0A) {
        number += 1
        var line = buffer[start..<end]
        if offset + start == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        try body(line, number, offset + line.startIndex)
        start = end + 1
        searched = start
      }
      offset += start
      buffer.removeFirst(start)
      if buffer.count > DocumentReader.sizeLimit {
        throw DocumentReadingError.tooLarge(
          path: name, bytes: buffer.count, limit: DocumentReader.sizeLimit)
      }
    }
  }

  /// One line of a file of UTF-8; a line of other bytes is a failure. `nil` for white space.
  func result(
    _ bytes: [UInt8], at offset: Int, line: Int
  ) -> Result<SourceDocument, DocumentReadingError>? {
    if let invalid = UTF8Scan.firstInvalid(in: bytes) {
      return .failure(.invalidBytes(name: name, encoding: .utf8, offset: offset + invalid))
    }
    return result(Data(bytes), line: line)
  }

  /// `nil` for a line of white space.
  private func result(_ data: Data, line: Int) -> Result<SourceDocument, DocumentReadingError>? {
    guard data.contains(where: { $0 > 0x20 }) else { return nil }
    do {
      return .success(try document(data, line: line))
    } catch {
      return .failure(error)
    }
  }

  private func document(_ data: Data, line: Int) throws(DocumentReadingError) -> SourceDocument {
    let record: Record
    do {
      record = try JSONDecoder().decode(Record.self, from: data)
    } catch let error as DecodingError {
      throw Self.error(error, name: name, line: line)
    } catch {
      throw .invalidJSON(name: name, line: line, reason: "unreadable")
    }
    let id = record.id?.string ?? "\(stem)-\(line)"
    guard !id.isEmpty else {
      throw .badField(name: name, line: line, field: "id", wanted: "a string that is not empty")
    }
    var given = Metadata(title: record.title, source: record.source, author: record.author)
    if let date = record.date, !date.isEmpty {
      given.date = DateScan.first(in: Array(date.unicodeScalars.map(\.value))[...])
      if given.date == nil {
        throw .badField(name: name, line: line, field: "date", wanted: "a date such as 2021-03-05")
      }
    }
    return DocumentReader.document(
      id: id, name: "\(name):\(line)", text: record.text, encoding: encoding, format: .text,
      given: given)
  }

  private static func error(
    _ error: DecodingError, name: String, line: Int
  ) -> DocumentReadingError {
    func field(_ path: [any CodingKey]) -> String? { path.first?.stringValue }
    switch error {
    case .keyNotFound(let key, _):
      return .badField(name: name, line: line, field: key.stringValue, wanted: "given")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      guard let field = field(context.codingPath) else {
        return .invalidJSON(name: name, line: line, reason: "something else stands there")
      }
      return .badField(
        name: name, line: line, field: field,
        wanted: field == "id" ? "a string or a whole number" : "a string")
    case .dataCorrupted: return .invalidJSON(name: name, line: line, reason: "broken syntax")
    @unknown default: return .invalidJSON(name: name, line: line, reason: "unreadable")
    }
  }
}
