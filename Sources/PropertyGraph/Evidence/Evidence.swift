/// A text that facts were taken from.
public struct Document: Hashable, Sendable {
  /// File name without extension.
  public let id: String
  public let title: String?
  /// ISO 8601, as precise as it is known.
  public let date: String?
  /// Where it was published.
  public let source: String?
  public let author: String?
  /// Decoded, byte order mark dropped.
  public let text: String

  public init(
    id: String, title: String? = nil, date: String? = nil, source: String? = nil,
    author: String? = nil, text: String
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.source = source
    self.author = author
    self.text = text
  }
}

/// A place in a document that proves a node or an edge.
public struct Evidence: Hashable, Sendable {
  /// The document's id.
  public let document: String
  /// Half-open range in Unicode scalars of the document's text.
  public let start: Int
  public let end: Int
  /// Line of `start`, from 1.
  public let line: Int
  /// Exactly what stands there.
  public let text: String
  /// Name of the rule that found it.
  public let rule: String
  /// 0 to 1.
  public let confidence: Double

  public init(
    document: String, start: Int, end: Int, line: Int, text: String, rule: String,
    confidence: Double
  ) {
    self.document = document
    self.start = start
    self.end = end
    self.line = line
    self.text = text
    self.rule = rule
    self.confidence = confidence
  }

  /// By document, start, end, rule.
  static func isBefore(_ left: Evidence, _ right: Evidence) -> Bool {
    (left.document, left.start, left.end, left.rule)
      < (right.document, right.start, right.end, right.rule)
  }
}

/// Where a graph's documents and evidence are kept: in memory, or in the graph's file.
public protocol EvidenceStore: Sendable {
  /// All documents, ordered by id.
  func documents() throws -> [Document]
  /// `nil` when there is none with this id.
  func document(_ id: String) throws -> Document?
  /// Ordered by document, start, end, rule; empty when nothing is known.
  func evidence(of element: ElementID) throws -> [Evidence]
  /// Calls `body` with every element that has evidence: nodes before edges, each ascending.
  func forEachElement(_ body: (ElementID, [Evidence]) throws -> Void) throws
  /// What was extracted from a document, as the extractor keeps it, so that the graph can be built
  /// again without extracting again; `nil` when it is not kept.
  func extraction(of document: String) throws -> String?
  /// The file by which a person decided what is one thing, so that the graph can be built again with it; `nil` for
  /// none.
  func decisions() throws -> KeptFile?
}

/// A small file that is kept with a graph.
public struct KeptFile: Hashable, Sendable {
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
