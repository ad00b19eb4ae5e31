import Foundation
import PropertyGraph
import QueryExecution
import Testing

/// The procedures give what networkx gives: `Scripts/network_reference.py` writes the values.
@Suite struct NetworkProcedureTests {
  struct Network: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let nodes: Int
    let edges: [[Int]]
    let outgoing: [Int]
    let incoming: [Int]
    let pageRank: [Double]
    let betweenness: [Double]
    let directedBetweenness: [Double]
    let closeness: [Double]
    let outgoingCloseness: [Double]
    let components: [[Int]]
    let strongComponents: [[Int]]
    let triangles: [Int]
    let coefficients: [Double]
    let distances: [[Int]]
    let outgoingDistances: [[Int]]
    let bestModularity: Double

    var testDescription: String { name }

    /// Nodes `:N {n}` in order, and relationships of the type `T`; beside them what must not count.
    func fixture() throws -> QueryFixture {
      var fixture = try QueryFixture()
      try fixture.run(
        "UNWIND range(0, $last) AS n CREATE (:N {n: n})", ["last": .integer(Int64(nodes - 1))])
      try fixture.run(
        "UNWIND $edges AS e MATCH (a:N {n: e[0]}), (b:N {n: e[1]}) CREATE (a)-[:T]->(b)",
        ["edges": .list(edges.map { .list($0.map { .integer(Int64($0)) }) })])
      try fixture.run(
        "MATCH (a:N {n: 0}), (b:N {n: 9}) CREATE (a)-[:OTHER]->(b), (a)-[:T]->(:Other)")
      return fixture
    }
  }

  static let networks: [Network] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("networks.json")
    return (try? JSONDecoder().decode([Network].self, from: Data(contentsOf: file))) ?? []
  }()

  private static let chosen = "labels: ['N'], types: 'T'"

  private func column(
    _ fixture: inout QueryFixture, _ procedure: String, _ yield: String, _ options: String = ""
  ) throws -> [Double] {
    let query =
      "CALL \(procedure)({\(Self.chosen)\(options)}) YIELD node, \(yield) "
      + "RETURN toFloat(\(yield)) AS value ORDER BY node.n"
    return try fixture.run(query).rows.map { row in
      if case .float(let value) = row[0] { value } else { .nan }
    }
  }

  private func areClose(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) < 1e-8 }
  }

  @Test func referenceIsRead() { #expect(Self.networks.count == 2) }

  @Test(arguments: networks) func centralities(_ network: Network) throws {
    var fixture = try network.fixture()
    func expect(
      _ procedure: String, _ yield: String, _ options: String = "", is expected: [Double]
    ) throws {
      let values = try column(&fixture, procedure, yield, options)
      #expect(areClose(values, expected), "\(procedure) \(yield) \(options): \(values)")
    }
    try expect("graph.degree", "outgoing", is: network.outgoing.map(Double.init))
    try expect("graph.degree", "incoming", is: network.incoming.map(Double.init))
    try expect(
      "graph.pageRank", "score", ", tolerance: 1e-13, iterations: 1000", is: network.pageRank)
    try expect("graph.betweenness", "score", is: network.betweenness)
    try expect(
      "graph.betweenness", "score", ", direction: 'outgoing', normalized: false",
      is: network.directedBetweenness)
    try expect("graph.closeness", "score", is: network.closeness)
    try expect(
      "graph.closeness", "score", ", direction: 'outgoing'", is: network.outgoingCloseness)
    try expect("graph.triangles", "triangles", is: network.triangles.map(Double.init))
    try expect("graph.triangles", "coefficient", is: network.coefficients)
  }

  private func groups(_ names: [Double]) -> [[Int]] {
    Dictionary(grouping: names.indices, by: { names[$0] }).values.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
  }

  @Test(arguments: networks) func components(_ network: Network) throws {
    var fixture = try network.fixture()
    let weak = try column(&fixture, "graph.components", "component")
    #expect(groups(weak) == network.components)
    #expect(weak[0] == 0)
    let strong = try column(&fixture, "graph.components", "component", ", direction: 'outgoing'")
    #expect(groups(strong) == network.strongComponents.sorted { $0[0] < $1[0] })
    let sizes = try column(&fixture, "graph.components", "size")
    #expect(sizes[0] == Double(network.components.first { $0.contains(0) }?.count ?? 0))
  }

  @Test(arguments: networks) func distances(_ network: Network) throws {
    var fixture = try network.fixture()
    for (options, expected) in [
      ("", network.distances), (", direction: 'outgoing'", network.outgoingDistances),
    ] {
      let rows = try fixture.rows(
        "MATCH (s:N {n: 0}) CALL graph.distances(s, {\(Self.chosen)\(options)}) "
          + "YIELD node, distance RETURN node.n, distance ORDER BY node.n")
      #expect(rows == expected.map { "\($0[0]) | \($0[1])" })
    }
  }

  /// Louvain's result depends on the order of moves, so its quality is compared.
  @Test(arguments: networks) func communities(_ network: Network) throws {
    var fixture = try network.fixture()
    let groups = try column(&fixture, "graph.communities", "community")
    #expect(modularity(of: groups, network) > network.bestModularity * 0.9)
    #expect(try column(&fixture, "graph.communities", "community") == groups)
  }

  private func modularity(of groups: [Double], _ network: Network) -> Double {
    var inside: [Double: Double] = [:]
    var strengths: [Double: Double] = [:]
    for edge in network.edges {
      let (source, target) = (groups[edge[0]], groups[edge[1]])
      strengths[source, default: 0] += 1
      strengths[target, default: 0] += 1
      if source == target { inside[source, default: 0] += 2 }
    }
    let total = Double(network.edges.count) * 2
    return strengths.reduce(0) { sum, entry in
      let share = entry.value / total
      return sum + (inside[entry.key] ?? 0) / total - share * share
    }
  }

  @Test func twoCliquesAreTwoCommunities() throws {
    var fixture = try QueryFixture(
      """
      UNWIND range(0, 9) AS n CREATE (:N {n: n})
      """,
      """
      MATCH (a:N), (b:N) WHERE a.n < b.n AND a.n / 5 = b.n / 5 CREATE (a)-[:T]->(b)
      """, "MATCH (a:N {n: 4}), (b:N {n: 5}) CREATE (a)-[:T]->(b)")
    #expect(
      try fixture.rows(
        """
        CALL graph.communities() YIELD node, community, size
        RETURN community, size, collect(node.n) AS nodes ORDER BY community
        """) == ["0 | 5 | [0, 1, 2, 3, 4]", "1 | 5 | [5, 6, 7, 8, 9]"])
  }

  @Test func emptyNetworksGiveNoRows() throws {
    for procedure in [
      "degree", "pageRank", "betweenness", "closeness", "components", "communities",
      "triangles", "schema",
    ] {
      var fixture = try QueryFixture()
      #expect(try fixture.run("CALL graph.\(procedure)()").rows.isEmpty)
    }
  }

  @Test func wrongOptionsSayWhatIsWrong() throws {
    var fixture = try QueryFixture("CREATE (:N)")
    for (options, message) in [
      ("{dampin: 1}", "there is no option 'dampin'; did you mean 'damping'?"),
      ("{damping: 'x'}", "the option 'damping' is a number"),
      ("{damping: 1.0}", "the option 'damping' is from 0 to less than 1"),
      ("{direction: 'up'}", "the option 'direction' is 'outgoing', 'incoming' or 'either'"),
      ("{labels: 1}", "the option 'labels' is a list of names"),
    ] {
      do {
        try fixture.run("CALL graph.pageRank(\(options))")
        Issue.record("\(options) is accepted")
      } catch let error as ExecutionError {
        #expect(error.diagnostic.message == message)
      }
    }
  }

  @Test func schemaListsLabelsAndTypes() throws {
    var fixture = try QueryFixture("CREATE (:B {x: 1})-[:T {w: 1}]->(:A:B {y: 1}), (:A)")
    #expect(
      try fixture.rows("CALL graph.schema()") == [
        "node | A | 2 | [y]", "node | B | 2 | [x, y]", "relationship | T | 1 | [w]",
      ])
  }

  @Test func evidenceIsDocumentLineAndSentence() throws {
    var fixture = try QueryFixture("CREATE (:N {n: 1})-[:T]->(:N {n: 2})")
    var evidence = InMemoryEvidence()
    evidence.add(Document(id: "d1", title: "题", text: "甲与乙结成联盟。"))
    evidence.add(
      Evidence(
        document: "d1", start: 0, end: 8, line: 1, text: "甲与乙结成联盟。", rule: "联盟",
        confidence: 0.9), to: .edge(EdgeID(0)))
    fixture.graph.evidence = evidence
    let rows = try fixture.run(
      "MATCH ()-[r:T]->() CALL graph.evidence(r) YIELD document, title, line, text RETURN *"
    ).rows
    #expect(rows.count == 1)
    #expect(rows.first?.contains("甲与乙结成联盟。") == true)
    #expect(try fixture.run("MATCH (n) CALL graph.evidence(n) YIELD line RETURN line").rows.isEmpty)
  }
}
