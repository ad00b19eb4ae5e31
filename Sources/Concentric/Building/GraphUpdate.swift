import Extraction
import KnowledgeBuilding

/// Changes which documents a graph is built from. Only what changed is extracted again.
///
/// The graph that comes out is the one that building anew from the resulting documents gives.
public struct GraphUpdate: Sendable {
  /// What an update did.
  public struct Report: Sendable {
    public var added: [String] = []
    public var changed: [String] = []
    public var removed: [String] = []
    /// Documents that stayed as they were.
    public var kept = 0
    /// How many documents of the graph were extracted again, because it was built with other lexicons or rules, or by
    /// another version.
    public var extractedAgain = 0
    public var failures: [DocumentReadingError] = []
  }

  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The graph was not built from texts.
    case notBuiltHere(document: String)
    case unknownDocument(String, near: [String])

    public var description: String {
      switch self {
      case .notBuiltHere(let document):
        "the graph does not tell what was extracted from document '\(document)'; build it anew"
      case .unknownDocument(let id, let near):
        "the graph has no document '\(id)'"
          + (near.isEmpty ? "" : "; did you mean '\(near.joined(separator: "', '"))'?")
      }
    }
  }

  private let extraction: TextExtraction

  public init(_ extraction: TextExtraction) {
    self.extraction = extraction
  }

  /// The graph with documents put in, replaced and taken out.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; a document with the id of one that is there replaces it.
  ///   - removed: Ids of documents to take out.
  ///   - decisions: What a person has decided about names; `nil` takes what is kept with the graph.
  /// - Throws: ``Failure``, and what the graph's evidence store throws.
  public func update(
    _ graph: Graph, with paths: [String], removing removed: [String] = [],
    decisions: NameDecisions? = nil,
    progress: (@Sendable (TextExtraction.Progress) -> Void)? = nil
  ) throws -> (graph: Graph, report: Report) {
    var report = Report()
    var inputs = try kept(graph, &report)
    let kept = try graph.evidence.decisions().map {
      try NameDecisions(SourceFile(name: $0.name, text: $0.text))
    }
    for id in removed {
      guard inputs.removeValue(forKey: id) != nil else {
        throw Failure.unknownDocument(id, near: Spelling.suggestions(for: id, among: inputs.keys))
      }
      report.removed.append(id)
    }
    report.kept = inputs.count
    let known = inputs
    let outcome = extraction.run(paths, unless: { isUnchanged($0, in: known) }, progress: progress)
    report.failures = outcome.failures
    for document in outcome.documents {
      if inputs.updateValue(document, forKey: document.facts.id) == nil {
        report.added.append(document.facts.id)
      } else {
        report.changed.append(document.facts.id)
        report.kept -= 1
      }
    }
    return (KnowledgeBuilder(decisions: decisions ?? kept).build(Array(inputs.values)), report)
  }

  private func isUnchanged(
    _ document: SourceDocument, in inputs: [String: KnowledgeBuilder.Input]
  ) -> Bool {
    guard let old = inputs[document.id] else { return false }
    return old.text == document.text && old.facts.title == document.title
      && old.facts.date == document.date && old.facts.source == document.source
      && old.facts.author == document.author
  }

  /// The facts that the graph was built from, extracted again where lexicons or rules are not those of the time.
  private func kept(
    _ graph: Graph, _ report: inout Report
  ) throws -> [String: KnowledgeBuilder.Input] {
    let fingerprint = extraction.extractor.fingerprint
    var inputs: [String: KnowledgeBuilder.Input] = [:]
    var stale: [DocumentInput] = []
    for document in try graph.evidence.documents() {
      guard let text = try graph.evidence.extraction(of: document.id),
        let record = FactRecord(text)
      else { throw Failure.notBuiltHere(document: document.id) }
      if record.fingerprint == fingerprint {
        inputs[document.id] = KnowledgeBuilder.Input(
          facts: record.facts, text: document.text, record: text)
      } else {
        stale.append(
          DocumentInput(
            id: document.id, title: document.title, date: document.date, source: document.source,
            author: document.author, text: document.text,
            skippedLines: Set(record.skippedLines)))
      }
    }
    for (input, record) in zip(stale, extraction.records(of: stale)) {
      inputs[input.id] = KnowledgeBuilder.Input(record, text: input.text)
    }
    report.extractedAgain = stale.count
    return inputs
  }
}
