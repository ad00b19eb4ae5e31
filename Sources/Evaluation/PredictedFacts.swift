import Foundation

/// The nodes and edges that `concentric extract` prints for one document.
public struct PredictedFacts: Hashable, Sendable {
  public struct Span: Decodable, Hashable, Sendable {
    public var start: Int
    public var end: Int
    public var text: String?
  }

  public struct Node: Hashable, Sendable {
    public var id: String
    public var label: String
    public var name: String
    public var aliases: [String]
    public var evidence: [Span]
  }

  public struct Edge: Hashable, Sendable {
    public var type: String
    public var source: String
    public var target: String
    public var evidence: [Span]
  }

  public var nodes: [Node] = []
  public var edges: [Edge] = []

  /// Nothing found.
  public init() {}

  /// Reads JSON Lines; lines of other kinds than `node` and `edge` are passed over.
  ///
  /// - Throws: ``GoldError`` with the line that is no such object.
  public init(jsonLines: String, name: String = "facts") throws(GoldError) {
    let decoder = JSONDecoder()
    var number = 0
    for line in jsonLines.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      guard let record = try? decoder.decode(Record.self, from: Data(line)) else {
        throw GoldError(name: name, reason: "line \(number) is no fact")
      }
      add(record)
    }
  }

  private mutating func add(_ record: Record) {
    let evidence = record.evidence ?? []
    if record.kind == "node", let id = record.id, let label = record.label, let name = record.name {
      nodes.append(
        Node(id: id, label: label, name: name, aliases: record.aliases ?? [], evidence: evidence))
    }
    if record.kind == "edge", let type = record.type, let source = record.source,
      let target = record.target
    {
      edges.append(Edge(type: type, source: source, target: target, evidence: evidence))
    }
  }

  private struct Record: Decodable {
    var kind: String?
    var id: String?
    var label: String?
    var name: String?
    var aliases: [String]?
    var type: String?
    var source: String?
    var target: String?
    var evidence: [Span]?
  }
}
