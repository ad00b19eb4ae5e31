/// A document to extract from.
public struct DocumentInput: Sendable {
  public var id: String
  public var title: String?
  /// ISO 8601.
  public var date: String?
  public var source: String?
  public var author: String?
  /// The decoded text, without byte order mark. Offsets of evidence count its Unicode scalars.
  public var text: String { didSet { scalars = nil } }
  /// The text's scalars, where who has read it knows them; they are told off it otherwise.
  package var scalars: [UInt32]?
  /// Lines, from 1, that are navigation, bylines or footers and yield no facts.
  public var skippedLines: Set<Int>

  public init(
    id: String, title: String? = nil, date: String? = nil, source: String? = nil,
    author: String? = nil, text: String, skippedLines: Set<Int> = []
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.source = source
    self.author = author
    self.text = text
    self.skippedLines = skippedLines
  }
}

/// Everything one document states, by itself: no other document was looked at.
public struct DocumentFacts: Sendable, Codable, Hashable {
  public var id: String
  public var title: String?
  public var date: String?
  public var source: String?
  public var author: String?
  public var entities: [EntityFact]
  public var relations: [RelationFact]

  public init(
    id: String, title: String?, date: String?, source: String?, author: String?,
    entities: [EntityFact], relations: [RelationFact]
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.source = source
    self.author = author
    self.entities = entities
    self.relations = relations
  }
}

/// One thing that a document names.
public struct EntityFact: Sendable, Codable, Hashable {
  /// Unique in its document: `o3`, `p1`.
  public var id: String
  public var label: EntityLabel
  /// The label that a rule file declares for things of its kind; `nil` for most.
  public var ownLabel: String?
  /// The fullest form the document uses.
  public var name: String
  /// Other forms, each once, without the name, in the order of their first use.
  public var aliases: [String]
  /// What resolution across documents goes by: the name's normal form and its divisions' codes.
  public var key: String
  /// Codes of the administrative divisions it may be; empty for other things.
  public var divisions: [String]
  /// The id of the thing its name says it is part of or lies in.
  public var parent: String?
  /// A campaign or body of experience of the whole country: one thing wherever it is named.
  public var isNational: Bool?
  public var properties: [String: String]
  public var evidence: [FactEvidence]

  /// The label that people see.
  public var shownLabel: String { ownLabel ?? label.rawValue }
}

/// One statement about two things of the same document.
public struct RelationFact: Sendable, Codable, Hashable {
  public var type: String
  /// Ids of entities of the document.
  public var source: String
  public var target: String
  /// The post as written.
  public var role: String?
  /// A year or date in ISO 8601.
  public var since: String?
  /// The rule that fired first.
  public var rule: String
  /// 0...1: the highest of the evidence's.
  public var confidence: Double
  public var evidence: [FactEvidence]
}

/// A place in the document that states a fact.
public struct FactEvidence: Sendable, Codable, Hashable {
  /// Half-open, in Unicode scalars of the document's text.
  public var start: Int
  public var end: Int
  /// From 1.
  public var line: Int
  /// Exactly what stands there.
  public var text: String
  public var rule: String
  public var confidence: Double
}
