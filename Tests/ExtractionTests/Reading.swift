import Extraction
import LanguageData
import Testing

/// What the package's own lexicons and rules find in a text, in short.
struct Reading {
  let facts: DocumentFacts

  private static let shared = Result<Extractor, any Error> { try LanguageData.extractor() }

  static func extractor() throws -> Extractor { try shared.get() }

  init(_ text: String) throws {
    facts = try Self.extractor().extract(DocumentInput(id: "test", text: text))
  }

  /// The forms of each thing with a label.
  func names(_ label: EntityLabel) -> [[String]] {
    facts.entities.filter { $0.label == label }.map { [$0.name] + $0.aliases }
  }

  func has(_ label: EntityLabel, _ name: String) -> Bool {
    names(label).contains { $0.contains(name) }
  }

  /// Whether there is an edge between things with these names; an alliance in either direction.
  func has(_ type: RelationType, _ source: String, _ target: String, role: String? = nil) -> Bool {
    let forms = Dictionary(
      uniqueKeysWithValues: facts.entities.map { ($0.id, [$0.name] + $0.aliases) })
    return facts.relations.contains { relation in
      guard relation.type == type.rawValue, role == nil || relation.role == role,
        let a = forms[relation.source], let b = forms[relation.target]
      else { return false }
      return a.contains(source) && b.contains(target)
        || type == .allianceWith && b.contains(source) && a.contains(target)
    }
  }

  func count(_ type: RelationType) -> Int {
    facts.relations.filter { $0.type == type.rawValue }.count
  }
}
