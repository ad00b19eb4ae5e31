import PropertyGraph
import Testing

/// The main forms of reading, end to end.
struct QueryEngineTests {
  static let stations = """
    CREATE (s:Organization {name: '珠海路派出所'}), (b:Organization {name: '市南分局'}),
      (c:Organization {name: '市公安局'}), (p:Organization {name: '工商银行党委'}),
      (q:Organization {name: '干休所'}), (x:Person {name: '陈明', age: 41}),
      (s)-[:SUBORDINATE_TO]->(b), (b)-[:SUBORDINATE_TO]->(c),
      (s)-[:ALLIANCE_WITH {since: 2016}]->(p), (q)-[:ALLIANCE_WITH {since: 2019}]->(s),
      (x)-[:SERVES {role: '所长'}]->(s)
    """

  @Test func matchesPatternsInBothDirections() throws {
    var fixture = try QueryFixture(Self.stations)
    #expect(
      try fixture.sortedRows(
        "MATCH (s {name: '珠海路派出所'})-[:ALLIANCE_WITH]-(p) RETURN p.name") == [
          "工商银行党委", "干休所",
        ])
    #expect(
      try fixture.rows("MATCH (x:Person)-[r:SERVES]->(s) RETURN x.name, r.role, s.name") == [
        "陈明 | 所长 | 珠海路派出所"
      ])
  }

  @Test func followsRunsOfRelationships() throws {
    var fixture = try QueryFixture(Self.stations)
    #expect(
      try fixture.rows(
        """
        MATCH p = (s {name: '珠海路派出所'})-[:SUBORDINATE_TO*0..5]->(u)
        RETURN length(p) AS n, u.name ORDER BY n
        """) == ["0 | 珠海路派出所", "1 | 市南分局", "2 | 市公安局"])
    #expect(
      try fixture.rows("MATCH (s:Organization)-[rs:SUBORDINATE_TO*2]->(u) RETURN size(rs)") == ["2"]
    )
  }

  @Test func aggregatesSortsAndCuts() throws {
    var fixture = try QueryFixture(Self.stations)
    #expect(
      try fixture.rows(
        """
        MATCH (a)-[r]-(b) WITH a.name AS name, count(r) AS n
        WHERE n > 1 RETURN name, n ORDER BY n DESC, name LIMIT 2
        """) == ["珠海路派出所 | 4", "市南分局 | 2"])
    #expect(try fixture.rows("MATCH (n:Nobody) RETURN count(*), collect(n)") == ["0 | []"])
    #expect(
      try fixture.rows("UNWIND [3, 1, 2, 3] AS x RETURN DISTINCT x ORDER BY x SKIP 1") == [
        "2", "3",
      ])
  }

  @Test func keepsRowsThatFindNothing() throws {
    var fixture = try QueryFixture(Self.stations)
    #expect(
      try fixture.rows(
        """
        MATCH (o:Organization) OPTIONAL MATCH (o)<-[:SERVES]-(p)
        RETURN o.name, p.name ORDER BY p.name, o.name LIMIT 2
        """) == ["珠海路派出所 | 陈明", "工商银行党委 | null"])
    #expect(
      try fixture.rows(
        "MATCH (o:Organization) OPTIONAL MATCH (o)<-[:SERVES]-(p) RETURN count(o), count(p)")
        == ["5 | 1"])
  }

  @Test func subqueriesSeeTheRowAroundThem() throws {
    var fixture = try QueryFixture(Self.stations)
    #expect(
      try fixture.rows(
        "MATCH (o:Organization) WHERE EXISTS { (o)<-[:SERVES]-(:Person) } RETURN o.name") == [
          "珠海路派出所"
        ])
    #expect(
      try fixture.rows(
        """
        MATCH (o:Organization {name: '珠海路派出所'})
        RETURN COUNT { (o)-[:ALLIANCE_WITH]-() } AS n,
          size([(o)-[:SUBORDINATE_TO]->(u) | u.name]) AS m
        """) == ["2 | 1"])
    #expect(
      try fixture.rows(
        """
        MATCH (o:Organization) CALL { WITH o MATCH (o)-[:ALLIANCE_WITH]-(p) RETURN count(p) AS n }
        RETURN sum(n)
        """) == ["4"])
  }

  @Test func findsShortestPaths() throws {
    var fixture = try QueryFixture(Self.stations)
    #expect(
      try fixture.rows(
        """
        MATCH p = shortestPath((a {name: '陈明'})-[*]-(b {name: '市公安局'}))
        RETURN [n IN nodes(p) | n.name] AS names
        """) == ["[陈明, 珠海路派出所, 市南分局, 市公安局]"])
    #expect(
      try fixture.rows(
        """
        MATCH (a {name: '陈明'})((x)-[r]-(y)){1,2}(b) RETURN size(r) AS n, b.name ORDER BY n, b.name
        """
      ).count == 4)
  }

  @Test func writesAndRollsBack() throws {
    var fixture = try QueryFixture(Self.stations)
    #expect(fixture.graph.nodeCount == 6)
    let result = try fixture.run(
      "MATCH (n:Person) SET n.age = n.age + 1 CREATE (n)-[:SERVES]->(:Place {name: '市南区'})")
    #expect(result.changes.nodesCreated == 1)
    #expect(result.changes.propertiesSet == 2)
    #expect(try fixture.rows("MATCH (n:Person) RETURN n.age") == ["42"])
    #expect(
      fixture.error("MATCH (n) SET n.seen = true WITH n WHERE n:Person DELETE n")
        == "ConstraintVerificationFailed at runtime: DeleteConnectedNode")
    #expect(try fixture.rows("MATCH (n) WHERE n.seen RETURN count(*)") == ["0"])
    try fixture.run("MERGE (a:Place {name: '市南区'}) ON MATCH SET a.found = true")
    try fixture.run("MERGE (a:Place {name: '市北区'}) ON CREATE SET a.found = false")
    #expect(
      try fixture.rows("MATCH (p:Place) RETURN p.name, p.found ORDER BY p.found")
        == ["市北区 | false", "市南区 | true"])
    try fixture.run("MATCH (n) DETACH DELETE n")
    #expect(fixture.graph.nodeCount == 0)
    #expect(fixture.graph.edgeCount == 0)
  }

  @Test func reportsMistakesOfScopeAndType() throws {
    var fixture = try QueryFixture()
    #expect(fixture.error("MATCH (a) RETURN b") == "SyntaxError at compile time: UndefinedVariable")
    #expect(
      fixture.error("RETURN 1 AND true") == "SyntaxError at compile time: InvalidArgumentType")
    #expect(fixture.error("RETURN foo(1)") == "SyntaxError at compile time: UnknownFunction")
    #expect(
      fixture.error("MATCH (a) WHERE count(a) > 1 RETURN a")
        == "SyntaxError at compile time: InvalidAggregation")
    #expect(fixture.error("RETURN 1 / 0") == "ArithmeticError at runtime: DivisionByZero")
    #expect(fixture.error("RETURN $x") == "ParameterMissing at compile time: MissingParameter")
  }
}
