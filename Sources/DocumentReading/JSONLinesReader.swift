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

  func read(_ text: String) -> DocumentReader.Result {
    var result = DocumentReader.Result(documents: [], failures: [])
    var number = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do {
        result.documents.append(try document(Data(line), line: number))
      } catch {
        result.failures.append(error)
      }
    }
    return result
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
