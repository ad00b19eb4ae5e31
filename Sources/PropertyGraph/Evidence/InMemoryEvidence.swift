/// Evidence held in memory, as it is gathered.
public struct InMemoryEvidence: EvidenceStore {
  private var documentsByID: [String: Document] = [:]
  private var evidenceByElement: [ElementID: [Evidence]] = [:]
  private var extractions: [String: String] = [:]
  private var keptDecisions: KeptFile?

  public init() {}

  /// A document with the id of an earlier one replaces it.
  public mutating func add(_ document: Document) { documentsByID[document.id] = document }

  public mutating func add(_ evidence: Evidence, to element: ElementID) {
    evidenceByElement[element, default: []].append(evidence)
  }

  public mutating func add(_ evidence: some Sequence<Evidence>, to element: ElementID) {
    evidenceByElement[element, default: []].append(contentsOf: evidence)
  }

  /// Keeps what was extracted from a document.
  public mutating func keep(extraction: String, of document: String) {
    extractions[document] = extraction
  }

  /// Keeps the file by which a person decided what is one thing.
  public mutating func keep(decisions: KeptFile) { keptDecisions = decisions }

  public func decisions() -> KeptFile? { keptDecisions }

  public func extraction(of document: String) -> String? { extractions[document] }

  public func documents() -> [Document] { documentsByID.values.sorted { $0.id < $1.id } }

  public func document(_ id: String) -> Document? { documentsByID[id] }

  public func evidence(of element: ElementID) -> [Evidence] {
    (evidenceByElement[element] ?? []).sorted(by: Evidence.isBefore)
  }

  public func forEachElement(_ body: (ElementID, [Evidence]) throws -> Void) rethrows {
    for element in evidenceByElement.keys.sorted() { try body(element, evidence(of: element)) }
  }
}
