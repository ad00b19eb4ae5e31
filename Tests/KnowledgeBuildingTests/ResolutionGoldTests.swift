import Extraction
import Foundation
import KnowledgeBuilding
import LanguageData
import Testing

/// Which names of the documents in `Tests/Gold/resolution` are one thing, as an annotator says and as the builder
/// decides: full, short and colloquial forms, traditional script, with and without administrative prefix, and the
/// same name in two cities.
@Suite struct ResolutionGoldTests {
  private struct Gold: Decodable {
    struct Cluster: Decodable {
      let label: String
      /// A name of the thing in each document that names it.
      let names: [String: String]
    }
    let clusters: [Cluster]
  }

  private struct Place: Hashable {
    let label: String
    let document: String
    let name: String
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Gold/resolution")

  private func facts() throws -> [DocumentFacts] {
    let extractor = try LanguageData.extractor()
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".txt") }.sorted()
    return try names.map { name in
      let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      return extractor.extract(DocumentInput(id: String(name.dropLast(4)), text: text))
    }
  }

  /// The cluster of each name of each document.
  private func found(_ facts: [DocumentFacts]) -> [Place: Int] {
    var entities: [String: EntityFact] = [:]
    for document in facts {
      for entity in document.entities { entities["\(document.id) \(entity.id)"] = entity }
    }
    var result: [Place: Int] = [:]
    for (number, cluster) in KnowledgeBuilder().resolve(facts).enumerated() {
      for member in cluster.members {
        guard let entity = entities["\(member.document) \(member.entity)"] else { continue }
        for name in [entity.name] + entity.aliases {
          result[Place(label: entity.label.rawValue, document: member.document, name: name)] =
            number
        }
      }
    }
    return result
  }

  @Test func pairsOfNamesAreJoinedAndKeptApart() throws {
    let gold = try JSONDecoder().decode(
      Gold.self, from: Data(contentsOf: Self.folder.appending(path: "clusters.json")))
    let found = found(try facts())
    var places: [(place: Place, cluster: Int)] = []
    for (number, cluster) in gold.clusters.enumerated() {
      for (document, name) in cluster.names.sorted(by: { $0.key < $1.key }) {
        places.append((Place(label: cluster.label, document: document, name: name), number))
      }
    }
    // Pairs that are right, wanted, made, and wanted with both names found.
    var (both, wanted, made, possible) = (0, 0, 0, 0)
    var notes: [String] = []
    for (index, first) in places.enumerated() {
      if found[first.place] == nil { notes.append("not found: \(first.place)") }
      for second in places[(index + 1)...] {
        let isWanted = first.cluster == second.cluster
        let isMade = found[first.place] != nil && found[first.place] == found[second.place]
        if isWanted { wanted += 1 }
        if isWanted, found[first.place] != nil, found[second.place] != nil { possible += 1 }
        if isMade { made += 1 }
        if isWanted && isMade { both += 1 }
        if isWanted != isMade {
          notes.append("\(isWanted ? "split" : "joined"): \(first.place) – \(second.place)")
        }
      }
    }
    let precision = Double(both) / Double(max(made, 1))
    let recall = Double(both) / Double(max(wanted, 1))
    let report =
      "precision \(precision), recall \(recall) of \(wanted) pairs\n"
      + notes.joined(separator: "\n")
    #expect(wanted >= 70)
    #expect(precision >= 0.99, "\(report)")
    #expect(recall >= 0.84, "\(report)")
    #expect(Double(both) >= Double(possible) * 0.99, "\(report)")
  }
}
