import Foundation

/// Pairs the nodes found with the gold nodes, one to one, greedily: in one pass by name, then by
/// alias, each pass in the order in which the nodes were printed.
struct NodeMatching {
  /// From the id of a node found to that of its gold node.
  private(set) var matched: [String: String] = [:]
  /// Nodes found that name a gold node which another one has taken: one thing split in two.
  private(set) var duplicates: [String: String] = [:]

  init(gold: [GoldDocument.Node], found: [PredictedFacts.Node]) {
    var byName: [LabelledName: [String]] = [:]
    for node in gold {
      for name in node.names {
        byName[LabelledName(node.label, name), default: []].append(node.id)
      }
    }
    var taken: Set<String> = []
    let passes: [(PredictedFacts.Node) -> [String]] = [{ [$0.name] }, { $0.aliases }]
    for names in passes {
      for node in found where matched[node.id] == nil {
        let hits = names(node).flatMap { byName[LabelledName(node.label, $0)] ?? [] }
        if let free = hits.first(where: { !taken.contains($0) }) {
          matched[node.id] = free
          taken.insert(free)
        } else if let first = hits.first {
          duplicates[node.id] = first
        }
      }
    }
    for id in matched.keys { duplicates[id] = nil }
  }

  /// The gold node that a node found stands for, by match or as a duplicate.
  func gold(of id: String) -> String? { matched[id] ?? duplicates[id] }
}

/// A label and a name, compared after NFKC without white space, quotation marks and brackets.
struct LabelledName: Hashable {
  let label: String
  let name: String

  init(_ label: String, _ name: String) {
    self.label = label
    var kept = String.UnicodeScalarView()
    for scalar in name.precomposedStringWithCompatibilityMapping.unicodeScalars
    where !Self.isDropped(scalar) {
      kept.append(scalar)
    }
    self.name = String(kept)
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    dropped.contains(scalar) || scalar.properties.isWhitespace
      || (0x1C...0x1F).contains(scalar.value)
  }

  private static let dropped = Set("\"'“”‘’「」『』《》〈〉()（）[]【】·•".unicodeScalars)
}
