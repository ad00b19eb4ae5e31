import PropertyGraph
import Testing

@testable import QueryExecution

/// Scans for texts in many strings at a time find what looking at each finds.
struct TextScanTests {
  /// More strings than a zone or a step of a scan has; some empty, some absent, some ending in what
  /// the next begins with.
  private static func fixture() throws -> QueryFixture {
    var fixture = try QueryFixture()
    let label = fixture.graph.intern(label: "A")
    let (id, name) = (fixture.graph.intern(key: "id"), fixture.graph.intern(key: "name"))
    let places = ["苏州市", "无锡市", "", "第5", "派出所", "ab", "ba", "苏州市姑苏区第5派出所"]
    for number in 0..<6000 {
      var properties: [(KeyID, Value)] = [(id, .integer(Int64(number)))]
      if number % 97 != 3 || number > 5000 {
        let text = places[number / 700 % 8] + places[number % 8] + String(number)
        properties.append((name, .string(number % 31 == 0 ? "" : text)))
      }
      _ = fixture.graph.createNode(labels: [label], properties: properties)
    }
    fixture.graph.freeze()
    return fixture
  }

  @Test(
    arguments: [
      "CONTAINS '第5派出所'", "CONTAINS '5'", "CONTAINS ''", "CONTAINS 'aab'", "CONTAINS '市1'",
      "CONTAINS '没有'", "CONTAINS '5' OR a.name CONTAINS '派出所'",
      "CONTAINS '市' AND a.id < 3000 AND a.name CONTAINS '5'", "STARTS WITH '苏州市'",
      "STARTS WITH '苏州市姑苏区第5派出所苏'",
      "STARTS WITH ''", "STARTS WITH 'zz'", "STARTS WITH 'ab'", "ENDS WITH '99'",
      "STARTS WITH 'b' AND a.name CONTAINS '3' AND a.id > 100",
    ])
  func findsTheSame(condition: String) throws {
    var fixture = try Self.fixture()
    fixture.engine.leastSplitRows = 0
    let scanned = try fixture.rows("MATCH (a:A) WHERE a.name \(condition) RETURN a.id")
    let looked = try fixture.rows(
      "MATCH (a:A) WITH a, a.name AS name WITH a, name WHERE "
        + "name \(condition)".replacing("a.name", with: "name") + " RETURN a.id")
    #expect(scanned == looked)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: " ", omittingEmptySubsequences: false)
      .map { $0 == part ? other : String($0) }.joined(separator: " ")
  }
}
