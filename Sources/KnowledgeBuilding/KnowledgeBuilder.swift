import Extraction
import PropertyGraph

/// Builds one graph from the facts of many documents.
///
/// The graph depends on the set of documents alone, not on their order.
public struct KnowledgeBuilder: Sendable {
  /// A document as it goes into a graph: what it states, and its text.
  public struct Input: Sendable {
    public var facts: DocumentFacts
    public var text: String
    /// The facts as they are kept with the graph, to build it again from; `nil` keeps none.
    public var record: String?

    public init(facts: DocumentFacts, text: String, record: String? = nil) {
      self.facts = facts
      self.text = text
      self.record = record
    }
  }

  /// What a person has decided about names; `nil` for nothing.
  public let decisions: NameDecisions?

  public init(decisions: NameDecisions? = nil) { self.decisions = decisions }

  /// The graph of some documents.
  ///
  /// Nodes have `name`, `aliases` and `sources` (how many documents name them); edges have `rule`,
  /// `confidence`, `sources` and, where the text tells, `role` and `since`. Nodes come by label,
  /// then by key; edges by type and ends.
  ///
  /// - Precondition: No two documents have the same id.
  /// - Complexity: O(facts × log facts), and for each name O(mentions × things of that name).
  public func build(_ inputs: [Input]) -> Graph {
    let inputs = inputs.sorted { $0.facts.id < $1.facts.id }
    let clusters = resolve(inputs.map(\.facts))
    var assembly = GraphAssembly()
    for input in inputs { assembly.add(input) }
    if let decisions { assembly.keep(decisions) }
    assembly.addNodes(clusters)
    assembly.addEdges()
    return assembly.finished()
  }

  /// Which entities of which documents are one thing, in the order of the graph's nodes.
  package func resolve(_ facts: [DocumentFacts]) -> [EntityResolver.Cluster] {
    var blocks: [EntityRecord.Block: [EntityRecord]] = [:]
    for document in facts {
      for record in EntityRecord.records(of: document) {
        blocks[record.block, default: []].append(record)
      }
    }
    let sorted = blocks.sorted { $0.key < $1.key }
    guard let decisions else { return sorted.flatMap { EntityResolver.clusters(of: $0.value) } }
    let decided = DecidedNames(decisions, facts)
    let clusters = sorted.flatMap { block in
      EntityResolver.clusters(of: block.value) { record in
        Dictionary(
          uniqueKeysWithValues: (decided.apart[DocumentEntity(record)] ?? [:]).map {
            (decisions.place(of: decisions.decisions[$0.key]), $0.value)
          })
      }
    }
    return decisions.joining(clusters, by: decided)
  }
}
