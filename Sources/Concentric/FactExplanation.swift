import KnowledgeBuilding

/// Says what proves a node or an edge, and why names were taken for one thing.
public struct FactExplanation: Sendable {
  /// A place in a document, with what stands around it.
  public struct Proof: Hashable, Sendable {
    public let evidence: Evidence
    public let title: String?
    /// The rest of the sentence before and behind the evidence.
    public let lead: String
    public let trail: String
  }

  /// Why a name in a document is this node.
  public struct Mention: Hashable, Sendable {
    public let document: String
    public let name: String
    public let reason: String
  }

  public let graph: Graph

  public init(_ graph: Graph) {
    self.graph = graph
  }

  /// What proves an element, in the order of the documents.
  ///
  /// - Throws: What the evidence store throws.
  public func proofs(of element: ElementID) throws -> [Proof] {
    try graph.evidence.evidence(of: element).map { evidence in
      let document = try graph.evidence.document(evidence.document)
      let surroundings = document.map { Sentence(of: evidence, in: $0.text) }
      return Proof(
        evidence: evidence, title: document?.title, lead: surroundings?.lead ?? "",
        trail: surroundings?.trail ?? "")
    }
  }

  /// Why names of the documents were taken for this node; empty for a graph that was not built
  /// from texts, or was changed since.
  ///
  /// - Throws: What the evidence store throws.
  /// - Complexity: O(facts of all documents): they are resolved again.
  public func mentions(of node: NodeID) throws -> [Mention] {
    var facts: [DocumentFacts] = []
    for document in try graph.evidence.documents() {
      guard let text = try graph.evidence.extraction(of: document.id), let record = FactRecord(text)
      else { return [] }
      facts.append(record.facts)
    }
    let decisions = try graph.evidence.decisions().map {
      try NameDecisions(SourceFile(name: $0.name, text: $0.text))
    }
    let clusters = KnowledgeBuilder(decisions: decisions).resolve(facts)
    let index = Int(node.index)
    guard clusters.count == graph.nodeCount, clusters.indices.contains(index) else { return [] }
    return zip(clusters[index].members, clusters[index].reasons).map {
      Mention(document: $0.document, name: $0.name, reason: $1.text)
    }
  }

  /// The edges of a type between two nodes, either way; of all types when none is given.
  public func edges(between node: NodeID, and other: NodeID, type: TypeID?) -> [EdgeID] {
    var found: [EdgeID] = []
    graph.forEachEdge(of: node, direction: .either, types: type.map { [$0] } ?? []) { edge, end in
      if end == other { found.append(edge) }
    }
    return found.sorted()
  }

  /// All edges of a node.
  public func edges(of node: NodeID) -> [EdgeID] {
    var found: [EdgeID] = []
    graph.forEachEdge(of: node, direction: .either, types: []) { edge, _ in found.append(edge) }
    return found.sorted()
  }
}

/// What stands around a piece of evidence, up to the ends of its sentence or line.
private struct Sentence {
  let lead: String
  let trail: String

  private static let reach = 60
  private static let ends: Set<Unicode.Scalar> = ["。", "！", "？", "!", "?", "\n", "\r"]

  init(of evidence: Evidence, in text: String) {
    let scalars = Array(text.unicodeScalars)
    guard evidence.start >= 0, evidence.start <= evidence.end, evidence.end <= scalars.count else {
      (lead, trail) = ("", "")
      return
    }
    var start = evidence.start
    while start > 0, evidence.start - start < Self.reach, !Self.ends.contains(scalars[start - 1]) {
      start -= 1
    }
    var end = evidence.end
    while end < scalars.count, end - evidence.end < Self.reach, !Self.ends.contains(scalars[end]) {
      end += 1
    }
    lead = Self.string(scalars[start..<evidence.start])
    trail = Self.string(scalars[evidence.end..<end])
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
