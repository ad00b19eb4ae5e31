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

  /// The first rows of an order, found in parts that pass over what stands behind, are those of the
  /// whole order.
  @Test(arguments: [
    ("a.name", 0, 5), ("a.name, a.id DESC", 90, 30), ("a.name DESC", 0, 3),
    ("a.name DESC, a.id", 100, 40), ("a.id DESC", 2, 7), ("a.id, a.name", 0, 1),
    ("a.id % 3, a.name DESC", 10, 9), ("a.name", 5900, 100), ("a.name", 0, 0),
  ])
  func theFirstOfAnOrder(order: String, skipped: Int, limit: Int) throws {
    var fixture = try Self.fixture()
    fixture.engine.leastSplitRows = 0
    let query = "MATCH (a:A) RETURN a.id, a.name ORDER BY \(order)"
    let all = try fixture.rows(query)
    #expect(all.count == 6000)
    let first = try fixture.rows(query + " SKIP \(skipped) LIMIT \(limit)")
    #expect(first == Array(all.dropFirst(skipped).prefix(limit)))
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: " ", omittingEmptySubsequences: false)
      .map { $0 == part ? other : String($0) }.joined(separator: " ")
  }
}
