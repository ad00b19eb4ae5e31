import Extraction
import Foundation
import GraphExchange
import KnowledgeBuilding
import PropertyGraph

/// The steps of a build that is spread over machines: each reads lines and gives lines, looks at one
/// group of lines at a time, and does what ``KnowledgeBuilder`` does with the same code.
///
/// A line of a step is `KEY<tab>JSON`. Lines are grouped and sorted by their keys, as bytes, by
/// whatever runs the steps; keys are ASCII, and their order is that of the graph.
///
///     documents ─ extract ─▶ facts ─ records ─▶ records ─ nodes ─▶ nodes, numbered in order
///                                         └──▶ relations ─ joined with numbers ─ edges ─▶ edges
///
/// `integrations/spark` runs them on Apache Spark.
public enum BuildShard {
  /// What one document states, with the text as it was read.
  struct Facts: Decodable {
    let facts: DocumentFacts
    let text: String
  }

  /// What is wrong with a step's input.
  public struct StepError: Error, CustomStringConvertible {
    public let description: String

    /// - Parameter description: Lower case, no full stop.
    public init(_ description: String) { self.description = description }
  }

  // MARK: Extract

  /// One document as a line of JSON → one line of facts, or of an error.
  ///
  /// - Parameter number: Of the line, from 1, for messages and for documents without an id.
  public static func extract(
    _ line: [UInt8], number: Int, by extraction: TextExtraction
  ) -> String {
    do throws(DocumentReadingError) {
      let result = try DocumentReader().read(
        bytes: line, name: "line \(number)", id: "line-\(number)", format: .jsonLines)
      if let error = result.failures.first { throw error }
      guard let document = result.documents.first else {
        return failure("the line is empty", line: number)
      }
      var json = JSONWriter()
      json.object { line in
        line.member("kind", "facts")
        line.object("facts", extraction.facts(of: document))
        line.member("text", document.text)
      }
      return json.text
    } catch {
      return failure(error.description, line: number)
    }
  }

  private static func failure(_ message: String, line number: Int) -> String {
    var json = JSONWriter()
    json.object { line in
      line.member("kind", "error")
      line.member("line", number)
      line.member("message", message)
    }
    return json.text
  }

  // MARK: Records

  /// One thing of one document, with all that its node will need.
  private struct Record: Codable {
    let record: EntityRecord
    let entity: EntityFact
  }

  /// The statements of one document.
  private struct Relations: Codable {
    let document: String
    let relations: [RelationFact]
  }

  /// One line of facts → lines that start with what they are: `document`, `record`, `relations`,
  /// each then `<tab>KEY<tab>JSON`. Keys of documents and relations are the document's; keys of
  /// records are the block's, within which things may be the same. Lines of errors give nothing.
  public static func records(_ line: ArraySlice<UInt8>) throws -> [String] {
    struct Kind: Decodable { let kind: String }
    guard try decode(Kind.self, line).kind == "facts" else { return [] }
    let input = try decode(Facts.self, line)
    let facts = input.facts
    let key = sortKey(facts.id)
    var document: [UInt8] = []
    JSONLinesWriter.append(
      Document(
        id: facts.id, title: facts.title, date: facts.date, source: facts.source,
        author: facts.author, text: input.text),
      to: &document)
    var lines = ["document\t\(key)\t\(String(decoding: document.dropLast(), as: UTF8.self))"]
    for (record, entity) in zip(EntityRecord.records(of: facts), facts.entities) {
      let rank = EntityLabel.allCases.firstIndex(of: record.block.label) ?? 0
      let block = "\(rank)!\(sortKey(record.block.key))"
      lines.append("record\t\(block)\t\(try json(Record(record: record, entity: entity)))")
    }
    if !facts.relations.isEmpty {
      let relations = Relations(document: facts.id, relations: facts.relations)
      lines.append("relations\t\(key)\t\(try json(relations))")
    }
    return lines
  }

  // MARK: Nodes

  /// All records of one block → one line for each thing: `MEMBERS<tab>REST`, where members are
  /// pairs of a document's key and an entity's id in JSON, and the rest is what follows the number
  /// in the node's line of a graph's JSON Lines.
  public static func nodes(_ records: [ArraySlice<UInt8>]) throws -> [String] {
    struct Place: Hashable {
      let document: String
      let entity: String
    }
    var entities: [Place: EntityFact] = [:]
    var block: [EntityRecord] = []
    for line in records {
      let input = try decode(Record.self, line)
      block.append(input.record)
      entities[Place(document: input.record.document, entity: input.record.entity)] = input.entity
    }
    return try EntityResolver.clusters(of: block).map { cluster in
      let members = cluster.members.compactMap { member in
        entities[Place(document: member.document, entity: member.entity)]
          .map { (document: member.document, entity: $0) }
      }
      let merged = MergedNode(label: cluster.block.label, members: members)
      var rest: [UInt8] = []
      JSONLinesWriter.append(
        labels: [merged.label], properties: sorted(merged.properties),
        evidence: sorted(merged.evidence), to: &rest)
      let places = members.map { [sortKey($0.document), $0.entity.id] }
      return "\(try json(places))\t\(String(decoding: rest.dropLast(), as: UTF8.self))"
    }
  }

  // MARK: Edges

  /// A statement whose ends have their numbers.
  private struct Statement: Codable {
    let document: String
    /// Place among the document's statements.
    let index: Int
    let source: UInt32
    let target: UInt32
    let relation: RelationFact
  }

  /// One document's `relations` JSON and the numbers of its entities' nodes, as a JSON object →
  /// one line for each statement: the edge's key, and the statement.
  public static func statements(
    _ relations: ArraySlice<UInt8>, nodes: ArraySlice<UInt8>
  ) throws -> [String] {
    let input = try decode(Relations.self, relations)
    let nodes = try decode([String: UInt32].self, nodes)
    var lines: [String] = []
    for (index, relation) in input.relations.enumerated() {
      guard let source = nodes[relation.source], let target = nodes[relation.target],
        let edge = MergedEdge.Key(relation, from: NodeID(source), to: NodeID(target))
      else { continue }
      let key = [
        sortKey(edge.type), padded(edge.source), padded(edge.target), sortKey(edge.role),
      ].joined(separator: "!")
      let statement = Statement(
        document: input.document, index: index, source: edge.source.index,
        target: edge.target.index, relation: relation)
      lines.append("\(key)\t\(try json(statement))")
    }
    return lines
  }

  /// All statements of one edge → what follows the number in the edge's line of a graph's JSON
  /// Lines.
  public static func edge(_ statements: [ArraySlice<UInt8>]) throws -> String {
    let inputs = try statements.map { try decode(Statement.self, $0) }
      .sorted { ($0.document, $0.index) < ($1.document, $1.index) }
    guard let first = inputs.first else {
      throw StepError("an edge without statements")
    }
    let merged = MergedEdge(inputs.map { (document: $0.document, relation: $0.relation) })
    var rest: [UInt8] = []
    JSONLinesWriter.append(
      type: first.relation.type, source: first.source, target: first.target,
      properties: sorted(merged.properties), evidence: sorted(merged.evidence), to: &rest)
    return String(decoding: rest.dropLast(), as: UTF8.self)
  }

  /// The first line of the graph's JSON Lines.
  public static func header(nodes: Int, edges: Int, documents: Int) -> String {
    String(JSONLinesWriter.header(nodes: nodes, edges: edges, documents: documents).dropLast())
  }

  // MARK: Lines

  /// ASCII that sorts, as bytes, as Swift sorts the text: by the scalars of its composed form.
  static func sortKey(_ text: String) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var key: [UInt8] = []
    for byte in text.precomposedStringWithCanonicalMapping.utf8 {
      key.append(digits[Int(byte >> 4)])
      key.append(digits[Int(byte & 15)])
    }
    return String(decoding: key, as: UTF8.self)
  }

  private static func padded(_ node: NodeID) -> String {
    let digits = String(node.index)
    return String(repeating: "0", count: 10 - digits.count) + digits
  }

  private static func sorted(
    _ properties: [(key: String, value: Value)]
  ) -> [(key: String, value: Value)] {
    properties.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// In the order of an evidence store.
  private static func sorted(_ evidence: [Evidence]) -> [Evidence] {
    var store = InMemoryEvidence()
    store.add(evidence, to: .node(NodeID(0)))
    return store.evidence(of: .node(NodeID(0)))
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func decode<Input: Decodable>(
    _ type: Input.Type, _ line: ArraySlice<UInt8>
  ) throws -> Input {
    do {
      return try JSONDecoder().decode(type, from: Data(line))
    } catch {
      let start = String(decoding: line.prefix(80), as: UTF8.self)
      throw StepError("this is no line of the step before: '\(start)'")
    }
  }
}
