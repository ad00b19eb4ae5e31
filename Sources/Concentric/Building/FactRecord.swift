import Extraction
import Foundation

/// A document's facts as they are kept in the graph file, with what they were extracted by.
struct FactRecord: Codable {
  /// Changes when lexicons, rules or the engine change.
  let fingerprint: String
  /// Lines, from 1, that were left out: navigation, bylines. The stored text does not tell them.
  let skippedLines: [Int]
  let facts: DocumentFacts

  /// The same text for the same facts.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }

  init(_ input: DocumentInput, by extractor: Extractor) {
    fingerprint = extractor.fingerprint
    skippedLines = input.skippedLines.sorted()
    facts = extractor.extract(input)
  }

  /// `nil` when the text is no record.
  init?(_ text: String) {
    guard let record = try? JSONDecoder().decode(FactRecord.self, from: Data(text.utf8)) else {
      return nil
    }
    self = record
  }
}
