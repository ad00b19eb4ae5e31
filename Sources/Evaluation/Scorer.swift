/// Adds up, over documents, what was found, missed and wrong.
///
/// Figures are those of the annotation guide: micro-averaged, optional facts counting neither way,
/// a fact found twice counting once.
public struct Scorer: Sendable {
  public static let labels = ["Organization", "Place", "Program", "Person"]
  public static let types = ["ALLIANCE_WITH", "SERVES", "SUBORDINATE_TO"]

  public private(set) var report = ScoreReport()

  public init() {}

  /// Counts a document that could not be extracted: all of its gold facts are missed.
  public mutating func addFailure(_ gold: GoldDocument) {
    report.failed += 1
    add(gold, found: PredictedFacts(), text: nil)
  }

  /// - Parameter text: The document as decoded, to check the evidence against; `nil` leaves that
  ///   out.
  public mutating func add(_ gold: GoldDocument, found: PredictedFacts, text: String?) {
    report.documents += 1
    let nodes = found.nodes.filter { Self.labels.contains($0.label) }
    let edges = found.edges.filter { Self.types.contains($0.type) }
    let matching = NodeMatching(gold: gold.nodes, found: nodes)
    addNodes(gold, nodes, matching)
    addEdges(gold, nodes, edges, matching)
    let scalars = text.map { Array($0.unicodeScalars) }
    for evidence in nodes.map(\.evidence) + edges.map(\.evidence) {
      report.evidence.add(evidence, in: scalars)
    }
  }

  private mutating func addNodes(
    _ gold: GoldDocument, _ found: [PredictedFacts.Node], _ matching: NodeMatching
  ) {
    let reached = Set(matching.matched.values)
    var optional: Set<String> = []
    for node in gold.nodes {
      if node.optional == true {
        optional.insert(node.id)
      } else if reached.contains(node.id) {
        report.tallies[node.label, default: Tally()].truePositives += 1
      } else {
        report.tallies[node.label, default: Tally()].falseNegatives += 1
        report.errors.append(ScoreError(gold.doc, .missed, node.label, node.names[0]))
      }
    }
    for node in found where matching.matched[node.id] == nil {
      let duplicate = matching.duplicates[node.id]
      if let duplicate, optional.contains(duplicate) { continue }
      report.tallies[node.label, default: Tally()].falsePositives += 1
      report.errors.append(
        ScoreError(gold.doc, duplicate == nil ? .wrong : .split, node.label, node.name))
    }
  }

  private mutating func addEdges(
    _ gold: GoldDocument, _ nodes: [PredictedFacts.Node], _ edges: [PredictedFacts.Edge],
    _ matching: NodeMatching
  ) {
    let optional = Set(gold.nodes.filter { $0.optional == true }.map(\.id))
    var names: [String: String] = [:]
    for node in nodes { names[node.id] = node.name }
    var goldNames: [String: String] = [:]
    for node in gold.nodes { goldNames[node.id] = node.names[0] }
    var wanted: [EdgeKey: GoldDocument.Edge] = [:]
    for edge in gold.edges { wanted[EdgeKey(edge.type, edge.source, edge.target)] = edge }
    var seen: Set<EdgeKey> = []
    for edge in edges {
      let source = matching.gold(of: edge.source)
      let target = matching.gold(of: edge.target)
      if let source, let target {
        let key = EdgeKey(edge.type, source, target)
        if seen.contains(key) { continue }
        if wanted[key] != nil {
          seen.insert(key)
          continue
        }
      }
      if [source, target].contains(where: { $0.map(optional.contains) == true }) { continue }
      report.tallies[edge.type, default: Tally()].falsePositives += 1
      let name = "\(names[edge.source] ?? edge.source) → \(names[edge.target] ?? edge.target)"
      report.errors.append(ScoreError(gold.doc, .wrong, edge.type, name))
    }
    for (key, edge) in wanted {
      let isOptional =
        edge.optional == true || optional.contains(edge.source) || optional.contains(edge.target)
      if isOptional { continue }
      if seen.contains(key) {
        report.tallies[edge.type, default: Tally()].truePositives += 1
      } else {
        report.tallies[edge.type, default: Tally()].falseNegatives += 1
        let name = "\(goldNames[edge.source] ?? "") → \(goldNames[edge.target] ?? "")"
        report.errors.append(ScoreError(gold.doc, .missed, edge.type, name))
      }
    }
  }
}

/// An edge between gold nodes; the ends of an alliance have no order.
private struct EdgeKey: Hashable {
  let type: String
  let first: String
  let second: String

  init(_ type: String, _ source: String, _ target: String) {
    self.type = type
    let isSwapped = type == "ALLIANCE_WITH" && target < source
    first = isSwapped ? target : source
    second = isSwapped ? source : target
  }
}
