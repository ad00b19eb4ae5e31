import Extraction
import Foundation
import KnowledgeBuilding

/// A document's facts as they are kept in the graph file, with what they were extracted by.
struct FactRecord: Decodable {
  /// Changes when lexicons, rules or the engine change.
  let fingerprint: String
  /// Lines, from 1, that were left out: navigation, bylines. The stored text does not tell them.
  let skippedLines: [Int]
  let facts: DocumentFacts

  /// The same text for the same facts.
  var text: String {
    var json = JSONWriter()
    json.object { record in
      record.member("fingerprint", fingerprint)
      record.array("skippedLines") { array in skippedLines.forEach { array.element($0) } }
      record.object("facts", facts)
    }
    return json.text
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
