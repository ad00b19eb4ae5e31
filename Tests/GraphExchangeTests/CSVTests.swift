import PropertyGraph
import Testing

@testable import GraphExchange

@Suite struct CSVTests {
  @Test func fieldsAreQuotedWhereTheyMustBe() {
    var bytes: [UInt8] = []
    CSVText.append(line: ["a", nil, "", "a,b", "a\"b", "a\nb", " a", "派"], to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == "a,,\"\",\"a,b\",\"a\"\"b\",\"a\nb\",\" a\",派\n")
  }

  @Test(.enabled(if: Consumer.isAvailable, Consumer.need))
  func neo4jFilesFollowTheImportersRules() throws {
    let folder = try TemporaryFolder()
    #expect(try Neo4jWriter().write(SampleGraphs.station(), to: folder).isEmpty)
    let seen = try Consumer.see("neo4j_csv", folder.url.path, as: Consumer.Cell.self)
    let station = seen["nodes"]?[0]
    #expect(station?["ID"] == "0")
    #expect(station?["LABEL"] == ["Organization"])
    #expect(station?["aliases"] == ["市南公安珠海路派出所", "珠海路所; 甲,乙"])
    #expect(station?["evidence"] == ["000_a:4-10 珠海路派出所"])
    let serves = seen["relationships"]?[1]
    #expect(serves?["START_ID"] == "0")
    #expect(serves?["END_ID"] == "2")
    #expect(serves?["TYPE"] == "SERVES")
    #expect(serves?["confidence"] == 0.9)
    #expect(serves?["role"] == nil)
  }

  @Test func neo4jSaysWhatItChanges() throws {
    let notes = try Neo4jWriter().write(SampleGraphs.hostile(), to: MemoryFolder())
    #expect(notes.contains { $0.message == ListSeparator.note })
  }

  @Test(.enabled(if: Consumer.isAvailable, Consumer.need))
  func ladybugGivesTheSameRows() throws {
    let folder = try TemporaryFolder()
    #expect(try LadybugWriter().write(SampleGraphs.station(), to: folder).isEmpty)
    let rows = try Consumer.see(
      "ladybug", folder.url.path,
      "MATCH (s:Organization {name: '珠海路派出所'})-[:SUBORDINATE_TO*0..2]->(u) RETURN u.name "
        + "ORDER BY u.name",
      "MATCH (a)-[e:SERVES]->(b) RETURN a.name, e.role, e.confidence, b.name ORDER BY a.name DESC",
      "MATCH (s:Organization)-[:ALLIANCE_WITH]->(p) RETURN p.name ORDER BY p.name",
      "MATCH (s {name: '珠海路派出所'}) RETURN s.aliases, s.evidence",
      "MATCH (s:Organization)-[e:SUBORDINATE_TO]->() RETURN e.evidence",
      as: [[[Consumer.Cell]]].self)
    #expect(rows[0] == [["市南分局"], ["珠海路派出所"]])
    #expect(rows[1] == [["陈明", "所长", nil, "珠海路派出所"], ["珠海路派出所", nil, 0.9, "万苑社区"]])
    #expect(rows[2] == [["万苑社区"], ["市南分局"]])
    #expect(
      rows[3] == [[["市南公安珠海路派出所", "珠海路所; 甲,乙"], ["000_a:4-10 珠海路派出所"]]])
    #expect(rows[4] == [[["000_a:0-10 市南分局珠海路派出所"]]])
  }

  @Test(.enabled(if: Consumer.isAvailable, Consumer.need))
  func ladybugKeepsHostileTextsAndValues() throws {
    let folder = try TemporaryFolder()
    let graph = SampleGraphs.hostile()
    _ = try LadybugWriter().write(graph, to: folder)
    let rows = try Consumer.see(
      "ladybug", folder.url.path,
      // There is a key `Name` too, and the engine takes the two for one.
      "MATCH (n) WHERE n.name_ IS NOT NULL RETURN n.node_id, n.name_ ORDER BY n.node_id",
      "MATCH ()-[e]->() RETURN count(*)", "MATCH (n) RETURN count(*)",
      as: [[[Consumer.Cell]]].self)
    #expect(rows[1] == [[.number(Double(graph.edgeCount))]])
    #expect(rows[2] == [[.number(Double(graph.nodeCount))]])
    try #require(rows[0].count == SampleGraphs.hostileTexts.count)
    for (index, text) in SampleGraphs.hostileTexts.enumerated() {
      #expect(rows[0][index] == [.number(Double(index)), .text(text)])
    }
  }
}
