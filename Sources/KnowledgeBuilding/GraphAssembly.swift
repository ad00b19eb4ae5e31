import Extraction
import PropertyGraph

/// Puts resolved things and the relations between them into a graph.
struct GraphAssembly {
  private struct Place: Hashable {
    let document: String
    let entity: String
  }

  private struct EdgeKey: Hashable, Comparable {
    let type: String
    let source: NodeID
    let target: NodeID
    let role: String

    static func < (left: EdgeKey, right: EdgeKey) -> Bool {
      (left.type, left.source, left.target, left.role)
        < (right.type, right.source, right.target, right.role)
    }
  }

  private var graph = Graph()
  private var evidence = InMemoryEvidence()
  private var documents: [DocumentFacts] = []
  private var entities: [Place: EntityFact] = [:]
  private var nodes: [Place: NodeID] = [:]

  mutating func add(_ input: KnowledgeBuilder.Input) {
    let facts = input.facts
    documents.append(facts)
    evidence.add(
      Document(
        id: facts.id, title: facts.title, date: facts.date, source: facts.source,
        author: facts.author, text: input.text))
    if let record = input.record { evidence.keep(extraction: record, of: facts.id) }
    for entity in facts.entities {
      entities[Place(document: facts.id, entity: entity.id)] = entity
    }
  }

  mutating func addNodes(_ clusters: [EntityResolver.Cluster]) {
    for cluster in clusters {
      let places = cluster.members.map { Place(document: $0.document, entity: $0.entity) }
      let members = places.compactMap { entities[$0] }
      let node = graph.createNode(
        labels: [graph.intern(label: cluster.block.label.rawValue)],
        properties: properties(of: members, sources: Set(places.map(\.document)).count))
      for (place, member) in zip(places, members) {
        nodes[place] = node
        evidence.add(
          member.evidence.map { Evidence($0, in: place.document) }, to: .node(node))
      }
    }
  }

  private mutating func properties(
    of members: [EntityFact], sources: Int
  ) -> [(KeyID, Value)] {
    let names = MergedNames(members)
    var properties = [(graph.intern(key: "name"), Value.string(names.name))]
    if !names.aliases.isEmpty {
      properties.append(
        (graph.intern(key: "aliases"), .list(names.aliases.map { .string($0) })))
    }
    properties.append((graph.intern(key: "sources"), .integer(Int64(sources))))
    var others: [String: String] = [:]
    for member in members {
      for (key, value) in member.properties { others[key] = min(others[key] ?? value, value) }
    }
    for (key, value) in others.sorted(by: { $0.key < $1.key }) {
      properties.append((graph.intern(key: key), .string(value)))
    }
    return properties
  }

  mutating func addEdges() {
    var groups: [EdgeKey: [(document: String, relation: RelationFact)]] = [:]
    for facts in documents {
      for relation in facts.relations {
        guard var source = nodes[Place(document: facts.id, entity: relation.source)],
          var target = nodes[Place(document: facts.id, entity: relation.target)],
          source != target
        else { continue }
        if relation.type == "ALLIANCE_WITH", target < source { swap(&source, &target) }
        let key = EdgeKey(
          type: relation.type, source: source, target: target, role: relation.role ?? "")
        groups[key, default: []].append((facts.id, relation))
      }
    }
    for (key, group) in groups.sorted(by: { $0.key < $1.key }) {
      let edge = graph.createEdge(
        graph.intern(type: key.type), from: key.source, to: key.target,
        properties: properties(of: group))
      for (document, relation) in group {
        evidence.add(relation.evidence.map { Evidence($0, in: document) }, to: .edge(edge))
      }
    }
  }

  private mutating func properties(
    of group: [(document: String, relation: RelationFact)]
  ) -> [(KeyID, Value)] {
    let relations = group.map(\.relation)
    var properties: [(KeyID, Value)] = []
    if let role = relations[0].role, !role.isEmpty {
      properties.append((graph.intern(key: "role"), .string(role)))
    }
    if let since = relations.compactMap(\.since).min() {
      properties.append((graph.intern(key: "since"), .string(since)))
    }
    let confidence = relations.map(\.confidence).max() ?? 0
    let surest = relations.filter { $0.confidence == confidence }.map(\.rule).min() ?? ""
    properties.append((graph.intern(key: "rule"), .string(surest)))
    properties.append((graph.intern(key: "confidence"), .float(confidence)))
    let sources = Set(group.map(\.document)).count
    properties.append((graph.intern(key: "sources"), .integer(Int64(sources))))
    return properties
  }

  consuming func finished() -> Graph {
    graph.evidence = evidence
    graph.freeze()
    return graph
  }
}

extension Evidence {
  fileprivate init(_ fact: FactEvidence, in document: String) {
    self.init(
      document: document, start: fact.start, end: fact.end, line: fact.line, text: fact.text,
      rule: fact.rule, confidence: fact.confidence)
  }
}
