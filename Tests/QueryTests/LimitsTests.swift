import PropertyGraph
import QueryExecution
import QuerySyntax
import Testing

/// Queries that ask for too much end in an error, and the graph stays as it was.
struct LimitsTests {
  @Test func longChainsOfClausesRun() throws {
    var fixture = try QueryFixture()
    let text = "WITH 1 AS a " + String(repeating: "WITH a + 1 AS a ", count: 6_000) + "RETURN a"
    #expect(try fixture.rows(text) == ["6001"])
    let creates = String(repeating: "CREATE (:X) ", count: 3_000)
    try fixture.run(creates)
    #expect(fixture.graph.nodeCount == 3_000)
  }

  @Test func timeoutStopsARun() throws {
    var fixture = try QueryFixture("UNWIND range(1, 30) AS i CREATE (:X {i: i})")
    try fixture.run("MATCH (a:X), (b:X) WHERE a.i < b.i CREATE (a)-[:R]->(b)")
    let options = ExecutionOptions(timeout: .milliseconds(50))
    do {
      try fixture.run("MATCH (a)-[:R*]-(b) SET a.seen = true RETURN count(*)", options: options)
      Issue.record("the query was not stopped")
    } catch let error as any QueryError {
      #expect(error.detail == "TimeLimitExceeded")
    }
    #expect(try fixture.rows("MATCH (a) WHERE a.seen RETURN count(a)") == ["0"])
    #expect(fixture.graph.nodeCount == 30)
  }

  @Test func cancellationStopsARun() throws {
    var fixture = try QueryFixture("UNWIND range(1, 20) AS i CREATE (:X {i: i})")
    let cancellation = Cancellation()
    cancellation.cancel()
    let options = ExecutionOptions(cancellation: cancellation)
    do {
      try fixture.run("MATCH (a), (b), (c) RETURN count(*)", options: options)
      Issue.record("the query was not stopped")
    } catch let error as any QueryError {
      #expect(error.detail == "Cancelled")
    }
  }

  /// What is kept counts with all that it holds: the items of a list, the elements of a path.
  @Test(arguments: [
    "UNWIND range(1, 1000000) AS i RETURN i ORDER BY i",
    "UNWIND range(1, 1000000) AS i RETURN collect(i)",
    "UNWIND range(1, 1000000) AS i RETURN collect(DISTINCT toString(i))",
    "UNWIND range(1, 20) AS i RETURN [x IN range(1, 20000) | toString(x)]",
    "UNWIND range(1, 3000) AS i RETURN range(1, 100)",
    "MATCH p = (a)-[*0..4]-(b) RETURN p", "MATCH p = (a)-[*0..4]-(b) RETURN collect(p)",
    "MATCH p = (a)-[*0..4]-(b) WITH p ORDER BY length(p) RETURN count(p)",
  ])
  func memoryLimitStopsARun(query: String) throws {
    var fixture = try QueryFixture("UNWIND range(1, 9) AS i CREATE (:X {i: i})")
    try fixture.run("MATCH (a), (b) WHERE a.i < b.i CREATE (a)-[:R]->(b)")
    let options = ExecutionOptions(memoryLimit: 1_000_000)
    do {
      try fixture.run(query, options: options)
      Issue.record("the query was not stopped")
    } catch let error as any QueryError {
      #expect(error.detail == "MemoryLimitExceeded")
    }
  }
}
