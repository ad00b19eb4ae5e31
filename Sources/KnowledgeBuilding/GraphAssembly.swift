import Extraction
import PropertyGraph

/// Puts resolved things and the relations between them into a graph.
struct GraphAssembly {
  private var graph = Graph()
  private var evidence = InMemoryEvidence()
  private var documents: [DocumentFacts] = []
  private var entities: [DocumentEntity: EntityFact] = [:]
  private var nodes: [DocumentEntity: NodeID] = [:]

  mutating func add(_ input: KnowledgeBuilder.Input) {
    let facts = input.facts
    documents.append(facts)
    evidence.add(
      Document(
        id: facts.id, title: facts.title, date: facts.date, source: facts.source,
        author: facts.author, text: input.text))
    if let record = input.record { evidence.keep(extraction: record, of: facts.id) }
    for entity in facts.entities {
      entities[DocumentEntity(document: facts.id, entity: entity.id)] = entity
    }
  }

  mutating func keep(_ decisions: NameDecisions) {
    // Where the file lay is not part of the graph.
    let name = decisions.file.name.split(separator: "/").last.map(String.init) ?? ""
    evidence.keep(decisions: KeptFile(name: name, text: decisions.file.text))
  }

  mutating func addNodes(_ clusters: [EntityResolver.Cluster]) {
    for cluster in clusters {
      let places = cluster.members.map(DocumentEntity.init)
      let merged = MergedNode(
        label: cluster.block.label,
        members: places.compactMap { place in entities[place].map { (place.document, $0) } })
      let node = graph.createNode(
        labels: [graph.intern(label: merged.label)],
        properties: merged.properties.map { (graph.intern(key: $0.key), $0.value) })
      evidence.add(merged.evidence, to: .node(node))
      for place in places { nodes[place] = node }
    }
  }

  mutating func addEdges() {
    var groups: [MergedEdge.Key: [(document: String, relation: RelationFact)]] = [:]
    for facts in documents {
      for relation in facts.relations {
        guard let source = nodes[DocumentEntity(document: facts.id, entity: relation.source)],
          let target = nodes[DocumentEntity(document: facts.id, entity: relation.target)],
          let key = MergedEdge.Key(relation, from: source, to: target)
        else { continue }
        groups[key, default: []].append((facts.id, relation))
      }
    }
    for (key, statements) in groups.sorted(by: { $0.key < $1.key }) {
      let merged = MergedEdge(statements)
      let edge = graph.createEdge(
        graph.intern(type: key.type), from: key.source, to: key.target,
        properties: merged.properties.map { (graph.intern(key: $0.key), $0.value) })
      evidence.add(merged.evidence, to: .edge(edge))
    }
  }

  consuming func finished() -> Graph {
    graph.evidence = evidence
    graph.freeze()
    return graph
  }
}
