import Concentric
import Foundation
import Testing

/// What the page "Getting started" shows another package to do.
@Suite struct LibraryTests {
  private static let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../seeds").standardizedFileURL.path

  @Test func buildQueryAndDraw() throws {
    var (graph, failures) = try KnowledgeGraph.build(from: [Self.seeds])
    #expect(failures.isEmpty)
    let allies = try graph.query(
      "MATCH (:Organization {name: $name})-[:ALLIANCE_WITH]-(ally) RETURN ally.name AS ally",
      parameters: ["name": "珠海路派出所党支部"])
    #expect(allies.columns == ["ally"])
    #expect(allies.rows.contains([.string("警备区第十干休所")]))
    let picture = try graph.picture(of: "珠海路派出所")
    #expect(String(decoding: picture.bytes, as: UTF8.self).contains("警备区第十干休所"))
  }

  @Test func aNameThatNothingBearsIsTold() throws {
    var graph = KnowledgeGraph()
    _ = try graph.query("CREATE (:Place {name: '城区'}), (:Place {name: '城区'})")
    #expect(throws: NodeLookup.Failure.self) { try graph.picture(of: "城") }
    do {
      _ = try graph.picture(of: "城区")
      Issue.record("two nodes share the name")
    } catch let failure as NodeLookup.Failure {
      #expect(failure.description.contains("2 nodes have the name '城区'"))
    }
  }
}
