import Extraction
import PropertyGraph

/// A thing as resolution makes it of all documents that name it, before it is in a graph.
package struct MergedNode {
  package let label: String
  /// `.null` values do not occur; each key once.
  package let properties: [(key: String, value: Value)]
  package let evidence: [Evidence]

  /// - Parameters:
  ///   - members: What the documents state of it, with the document's id, in the order of a
  ///     cluster's members.
  package init(label: EntityLabel, members: [(document: String, entity: EntityFact)]) {
    var votes: [String: Int] = [:]
    for case let own? in members.map(\.entity.ownLabel) { votes[own, default: 0] += 1 }
    self.label =
      votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? label.rawValue
    let names = MergedNames(members.map(\.entity))
    var properties: [(key: String, value: Value)] = [("name", .string(names.name))]
    if !names.aliases.isEmpty {
      properties.append(("aliases", .list(names.aliases.map { .string($0) })))
    }
    let sources = Set(members.map(\.document)).count
    properties.append(("sources", .integer(Int64(sources))))
    var others: [String: String] = [:]
    for member in members {
      for (key, value) in member.entity.properties {
        others[key] = min(others[key] ?? value, value)
      }
    }
    for (key, value) in others.sorted(by: { $0.key < $1.key }) {
      properties.append((key, .string(value)))
    }
    self.properties = properties
    evidence = members.flatMap { member in
      member.entity.evidence.map { Evidence($0, in: member.document) }
    }
  }
}

/// An edge as all documents together state it, before it is in a graph.
package struct MergedEdge {
  /// What makes statements of several documents one edge.
  package struct Key: Hashable, Comparable {
    package let type: String
    package let source: NodeID
    package let target: NodeID
    /// Empty for none.
    package let role: String

    /// - Returns: `nil` for what would join a thing to itself. An alliance has no direction: it
    ///   starts at the lower node.
    package init?(_ relation: RelationFact, from source: NodeID, to target: NodeID) {
      guard source != target else { return nil }
      let turned = relation.type == "ALLIANCE_WITH" && target < source
      type = relation.type
      self.source = turned ? target : source
      self.target = turned ? source : target
      role = relation.role ?? ""
    }

    package static func < (left: Key, right: Key) -> Bool {
      (left.type, left.source, left.target, left.role)
        < (right.type, right.source, right.target, right.role)
    }
  }

  package let properties: [(key: String, value: Value)]
  package let evidence: [Evidence]

  /// - Parameter statements: All of one key, with their documents' ids, in the order of the ids and
  ///   of the statements in a document.
  package init(_ statements: [(document: String, relation: RelationFact)]) {
    let relations = statements.map(\.relation)
    var properties: [(key: String, value: Value)] = []
    if let role = relations.first?.role, !role.isEmpty {
      properties.append(("role", .string(role)))
    }
    if let since = relations.compactMap(\.since).min() {
      properties.append(("since", .string(since)))
    }
    let confidence = relations.map(\.confidence).max() ?? 0
    let surest = relations.filter { $0.confidence == confidence }.map(\.rule).min() ?? ""
    properties.append(("rule", .string(surest)))
    properties.append(("confidence", .float(confidence)))
    let sources = Set(statements.map(\.document)).count
    properties.append(("sources", .integer(Int64(sources))))
    self.properties = properties
    evidence = statements.flatMap { statement in
      statement.relation.evidence.map { Evidence($0, in: statement.document) }
    }
  }
}

extension Evidence {
  fileprivate init(_ fact: FactEvidence, in document: String) {
    self.init(
      document: document, start: fact.start, end: fact.end, line: fact.line, text: fact.text,
      rule: fact.rule, confidence: fact.confidence)
  }
}
