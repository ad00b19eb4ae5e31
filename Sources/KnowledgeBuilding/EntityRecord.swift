import Extraction

/// One thing of one document, with what tells it from things of the same name elsewhere.
///
/// Records are made document by document. Those with the same ``block`` are resolved together, and
/// no others, so that the work can be spread over machines.
package struct EntityRecord: Hashable, Sendable, Codable {
  /// What may be the same thing at all.
  package struct Block: Hashable, Sendable, Codable, Comparable {
    package let label: EntityLabel
    /// The normal form of the thing's own part of its name.
    package let key: String

    package static func < (left: Block, right: Block) -> Bool {
      (rank(left.label), left.key) < (rank(right.label), right.key)
    }

    private static func rank(_ label: EntityLabel) -> Int {
      EntityLabel.allCases.firstIndex(of: label) ?? 0
    }
  }

  package let document: String
  /// The thing's id in its document.
  package let entity: String
  package let block: Block
  package let name: String
  /// Codes of the divisions it may belong to, by its name or what it is part of.
  package let codes: [String]
  /// Keys of what it is part of, works for or is run by, nearest first.
  package let chain: [String]

  /// The records of all entities of a document, in its order.
  package static func records(of facts: DocumentFacts) -> [EntityRecord] {
    let context = DocumentContext(facts)
    return facts.entities.map { entity in
      EntityRecord(
        document: facts.id, entity: entity.id,
        block: Block(label: entity.label, key: blockKey(of: entity)), name: entity.name,
        codes: context.codes(of: entity), chain: context.chain(of: entity))
    }
  }
}

extension EntityRecord {
  /// The key under which an entity is compared with those of other documents. A bureau of public security has one
  /// key under all of its names: 市南分局, 市南公安, 市南区公安分局.
  static func blockKey(of entity: EntityFact) -> String {
    guard entity.label == .organization,
      let stem = NameKey.policeStem(entity.key.unicodeScalars.map(\.value))
    else { return entity.key }
    var key = String.UnicodeScalarView()
    for value in stem { if let scalar = Unicode.Scalar(value) { key.append(scalar) } }
    return String(key) + "公安"
  }
}

/// Looks things up in one document's facts.
private struct DocumentContext {
  private var entities: [String: EntityFact] = [:]
  /// For persons and programs, what they work for or are run by.
  private var owners: [String: [String]] = [:]
  private var home: [String] = []

  init(_ facts: DocumentFacts) {
    for entity in facts.entities { entities[entity.id] = entity }
    for relation in facts.relations where relation.type != "ALLIANCE_WITH" {
      owners[relation.source, default: []].append(relation.target)
    }
    home = Self.home(of: facts)
  }

  /// The city that most of a document's place names lie in, when there is one.
  private static func home(of facts: DocumentFacts) -> [String] {
    var weights: [String: Int] = [:]
    for entity in facts.entities where entity.label == .place && entity.divisions.count == 1 {
      let code = entity.divisions[0]
      guard !code.hasSuffix("0000") else { continue }
      weights[String(code.prefix(4)) + "00", default: 0] += entity.evidence.count
    }
    let total = weights.values.reduce(0, +)
    guard let best = weights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value * 5 >= total * 3
    else { return [] }
    return [best.key]
  }

  /// Everything above an entity in its name, nearest first; what it is bound to, for those whose
  /// names say nothing.
  private func above(_ entity: EntityFact) -> [EntityFact] {
    var result: [EntityFact] = []
    var seen: Set<String> = [entity.id]
    var next = entity.parent ?? ownersOf(entity).first
    while let id = next, seen.insert(id).inserted, let parent = entities[id] {
      result.append(parent)
      next = parent.parent
    }
    return result
  }

  private func ownersOf(_ entity: EntityFact) -> [String] {
    guard entity.label == .person || entity.label == .program else { return [] }
    return (owners[entity.id] ?? []).sorted {
      (entities[$0]?.key ?? "", $0) < (entities[$1]?.key ?? "", $1)
    }
  }

  func chain(of entity: EntityFact) -> [String] {
    if entity.isNational == true { return [] }
    return above(entity).filter { $0.label != .place || $0.divisions.isEmpty }
      .map(EntityRecord.blockKey)
  }

  func codes(of entity: EntityFact) -> [String] {
    if entity.isNational == true { return [] }
    for candidate in [entity] + above(entity) where !candidate.divisions.isEmpty {
      return nearHome(candidate.divisions)
    }
    switch entity.label {
    case .organization: return isNational(entity.key) ? [] : home
    case .place: return home
    // A person's or program's name tells nothing: only what they are bound to does.
    case .person, .program: return above(entity).isEmpty ? [] : home
    }
  }

  /// Of several divisions of a name, those in the city that the document speaks of: 城区 of 晋城市.
  private func nearHome(_ codes: [String]) -> [String] {
    guard codes.count > 1, let city = home.first?.prefix(4) else { return codes }
    let near = codes.filter { $0.hasPrefix(city) }
    return near.isEmpty ? codes : near
  }

  /// Bodies of the whole country are the same wherever they are named.
  private func isNational(_ key: String) -> Bool {
    ["中国", "中共中央", "中央", "国家", "全国", "中华", "国务院", "公安部", "最高人民"]
      .contains { key.hasPrefix($0) }
  }
}
