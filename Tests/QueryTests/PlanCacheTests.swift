import PropertyGraph
import SourceText
import Testing

@testable import QueryExecution

/// A text that comes again is not planned again, and a plan never outlives what it rests on.
struct PlanCacheTests {
  private static let query = "MATCH (a:A {id: $id}) RETURN a.name, $other"

  private static func fixture() throws -> QueryFixture {
    var fixture = try QueryFixture("UNWIND range(1, 9) AS i CREATE (:A {id: i, name: 'n' + i})")
    fixture.graph.freeze()
    return fixture
  }

  @Test func keepsOnePlanForEachTextAndSetOfParameters() throws {
    var fixture = try Self.fixture()
    let before = fixture.engine.plans.count
    for id in 1...3 {
      let rows = try fixture.rows(Self.query, ["id": .integer(Int64(id)), "other": .null])
      #expect(rows == ["n\(id) | null"])
    }
    #expect(fixture.engine.plans.count == before + 1)
    #expect(try fixture.rows("MATCH (a:A) RETURN count(*)") == ["9"])
    #expect(fixture.engine.plans.count == before + 2)
  }

  @Test func aParameterThatIsMissingIsStillAnError() throws {
    var fixture = try Self.fixture()
    #expect(try fixture.rows(Self.query, ["id": 1, "other": 2]) == ["n1 | 2"])
    #expect(fixture.error(Self.query, ["id": 1]).contains("MissingParameter"))
  }

  @Test func plansAnewWhenTheGraphHasChanged() throws {
    var fixture = try Self.fixture()
    // Proved for all nodes at first, false later.
    let ends = "MATCH (a)-[:R]->(b:B) RETURN count(b)"
    try fixture.run("MATCH (a:A {id: 1}) CREATE (a)-[:R]->(:B)")
    fixture.graph.freeze()
    #expect(try fixture.rows(ends) == ["1"])
    try fixture.run("MATCH (a:A {id: 1}), (c:A {id: 2}) CREATE (a)-[:R]->(c)")
    #expect(try fixture.rows(ends) == ["1"])
    fixture.graph.freeze()
    #expect(try fixture.rows(ends) == ["1"])
  }

  @Test func runsOnAnotherGraphThanItWasPreparedFor() throws {
    let first = try Self.fixture()
    var second = try QueryFixture("CREATE (:A {id: 7, name: 'other'})")
    second.graph.freeze()
    let query = try first.engine.prepare(
      SourceFile(name: "query", text: "MATCH (a:A) RETURN count(*) AS n"), graph: first.graph)
    #expect(try first.engine.execute(query, on: &second.graph).rows == [[.integer(1)]])
  }

  @Test func theOldestPlanGoesFirst() throws {
    let cache = PlanCache(capacity: 2)
    var fixture = try Self.fixture()
    let version = try #require(fixture.graph.frozenVersion)
    let key = { (text: String) in
      PlanCache.Key(
        text: text, parameters: [], graph: version, optimizes: true,
        leastSplitRows: 1)
    }
    let query = try fixture.engine.prepare(
      SourceFile(name: "query", text: "RETURN 1"), graph: fixture.graph)
    for text in ["a", "b", "a", "c"] { cache.store(query, as: key(text)) }
    #expect(cache.count == 2)
    #expect(cache[key("a")] == nil)
    #expect(cache[key("b")] != nil)
    #expect(cache[key("c")] != nil)
    #expect(try fixture.rows("RETURN 1") == ["1"])
  }
}
