@testable import Extraction
import KnowledgeBuilding
import PropertyGraph
import Testing

@Suite struct KnowledgeBuilderTests {
  private func evidence(_ text: String, at start: Int) -> FactEvidence {
    FactEvidence(
      start: start, end: start + text.unicodeScalars.count, line: 1, text: text, rule: "名称",
      confidence: 0.9)
  }

  private func station(_ id: String, name: String, aliases: [String], role: String)
    -> KnowledgeBuilder
    .Input
  {
    let facts = DocumentFacts(
      id: id, title: nil, date: nil, source: nil, author: nil,
      entities: [
        EntityFact(
          id: "o1", label: .organization, name: name, aliases: aliases, key: "珠海路派出所",
          divisions: [], parent: nil, properties: [:], evidence: [evidence(name, at: 0)]),
        EntityFact(
          id: "n1", label: .person, name: "冯强", aliases: [], key: "冯强", divisions: [], parent: nil,
          properties: [:], evidence: [evidence("冯强", at: 20)]),
      ],
      relations: [
        RelationFact(
          type: "SERVES", source: "n1", target: "o1", role: role, since: nil, rule: "任职",
          confidence: 0.8, evidence: [evidence("冯强", at: 20)])
      ])
    return KnowledgeBuilder.Input(facts: facts, text: name + "。")
  }

  @Test func oneThingOfTwoDocumentsIsOneNodeWithTheEvidenceOfBoth() throws {
    let inputs = [
      station("b", name: "青岛市南公安珠海路派出所", aliases: ["珠海路派出所"], role: "所长"),
      station("a", name: "珠海路派出所", aliases: [], role: "所长"),
    ]
    let graph = KnowledgeBuilder().build(inputs)
    let label = try #require(graph.label(named: "Organization"))
    let stations = Array(graph.nodes(label: label))
    #expect(stations.count == 1)
    let name = try #require(graph.key(named: "name"))
    let aliases = try #require(graph.key(named: "aliases"))
    #expect(graph.property(name, of: stations[0]).isEquivalent(to: .string("青岛市南公安珠海路派出所")))
    #expect(graph.property(aliases, of: stations[0]).isEquivalent(to: .list([.string("珠海路派出所")])))
    let proofs = try graph.evidence.evidence(of: .node(stations[0]))
    #expect(proofs.map(\.document) == ["a", "b"])
    #expect(graph.edgeCount == 1)
    let edge = try #require(Array(graph.edges).first)
    let sources = try #require(graph.key(named: "sources"))
    #expect(graph.property(sources, of: edge).isEquivalent(to: .integer(2)))
  }

  @Test func twoPostsOfOnePersonAreTwoEdges() {
    let graph = KnowledgeBuilder().build([
      station("a", name: "珠海路派出所", aliases: [], role: "所长"),
      station("b", name: "珠海路派出所", aliases: [], role: "党支部书记"),
    ])
    #expect(graph.nodeCount == 2)
    #expect(graph.edgeCount == 2)
  }
}
