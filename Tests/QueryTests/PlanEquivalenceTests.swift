import PropertyGraph
import Testing

@testable import QueryExecution

/// However a query is planned, and whether the graph is frozen or not, the rows are the same.
struct PlanEquivalenceTests {
  static let queries = [
    "MATCH (a:A) RETURN a.id",
    "MATCH (a {id: 7}) RETURN a.name",
    "MATCH (a:A)-[r:R]->(b) RETURN a.id, r.w, b.id",
    "MATCH (a)-[r:R]-(b) RETURN a.id, r.w, b.id",
    "MATCH (a:A)-[:R]-(b)-[:R]-(c) RETURN a.id, b.id, c.id",
    "MATCH (a)-[:R]-(b)-[:R]-(c) WHERE a.id <> c.id RETURN count(*)",
    "MATCH (a)-[:R]-(b)-[:R]-(c) RETURN count(*)",
    "MATCH (a:A)-[:R]->(b)-[:R]->(c) WHERE a.id <> c.id RETURN count(c)",
    "MATCH (a)-[:R]->(b)<-[:R]-(c) RETURN count(*)",
    "MATCH (a)-[r:R]-(b) RETURN a.id AS id, count(r) AS d ORDER BY d DESC, id LIMIT 5",
    "MATCH (a)-[r:R]-(b:B) RETURN a.id AS id, count(r) AS d",
    "MATCH (a)-[r:R]->(b) WHERE r.w > 2 RETURN a.name, count(*)",
    "MATCH (a)-[r:R]->(b) WHERE r.w >= 2 RETURN r.w, count(*)",
    "MATCH (a)-[r:R]->(b) WHERE r.w >= 2 AND b.name STARTS WITH 'n' RETURN count(r)",
    "MATCH (a:A)-[:R]->(b)-[:S]->(c)<-[:T]-(d) RETURN count(*)",
    "MATCH (a:A)-[:R]->(b)-[:S]->(c)<-[:T]-(d) RETURN a.id, count(d)",
    "MATCH (a:A)-[:R]->(b), (a)-[:S]-(c) RETURN a.id, count(*)",
    "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a) WHERE a.id < b.id AND b.id < c.id RETURN count(*)",
    "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a) RETURN count(*)",
    "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a) WHERE a.id > b.id AND b.id > c.id RETURN count(a)",
    "MATCH (a:A)-[:R]-(b)-[:R]-(c)-[:R]-(a) WHERE a.id < b.id AND b.id < c.id RETURN count(*)",
    "MATCH (a)-[:R]->(b)-[:S]->(c)<-[:R]-(a) RETURN a.id, b.id, c.id",
    "MATCH (a)-[r1:R]-(b)-[r2:R]-(c)-[r3:S]-(a) WHERE a.id < b.id RETURN r1.w, r2.w, r3.w",
    "MATCH (a {id: 3})-[:R*1..3]-(b) RETURN count(DISTINCT b)",
    "MATCH (a)-[:R*1..3]-(b) RETURN a.id, count(DISTINCT b)",
    "MATCH (a)-[:R*0..2]->(b) RETURN DISTINCT a.id, b.id",
    "MATCH (a)-[:R*1..2]->(b) WHERE a.id <> b.id RETURN a.id, count(DISTINCT b.name)",
    "MATCH (a)<-[:S|T*1..4]-(b) RETURN DISTINCT a.id, b.id",
    "MATCH (a {id: 3})-[:R*1..3]->(b) RETURN count(b)",
    "MATCH p = (a:A)-[:R*2..2]-(b:B) RETURN [n IN nodes(p) | n.id]",
    "MATCH (s:A)-[:R]-(b)-[:R]-(c) WHERE s.id <> c.id WITH s, count(DISTINCT c) AS n "
      + "RETURN count(*), sum(n), max(n)",
    "MATCH (s:A) OPTIONAL MATCH (s)-[a:T]-(t:B) WITH s, count(a) AS c WHERE c = 0 RETURN count(s)",
    "MATCH (s:A) OPTIONAL MATCH (s)-[:T]-(t)-[:R]->(u) RETURN s.id, count(u)",
    "MATCH (s:A) OPTIONAL MATCH (s)-[:T]-(t) RETURN s.id, count(*)",
    "MATCH (a {id: 1}), (b {id: 9}) MATCH p = shortestPath((a)-[:R*]-(b)) RETURN length(p)",
    "MATCH (a {id: 1}), (b) WHERE a <> b MATCH p = shortestPath((a)-[:R*1..4]->(b)) "
      + "RETURN b.id, length(p)",
    "MATCH p = allShortestPaths((a {id: 1})-[:R*]-(b {id: 9})) RETURN length(p), count(*)",
    "MATCH (a) WHERE a.name CONTAINS '1' OR a.id > 25 RETURN a.name",
    "MATCH (a) WHERE a.name ENDS WITH '1' RETURN a.name, count(*)",
    "MATCH (a) RETURN a.kind, count(*), min(a.id), collect(a.id)",
    "MATCH (a), (b) WHERE a.id = b.id + 1 RETURN a.id, b.id",
    "MATCH (a:A)-[:R]->(b:B)-[:R]->(c:A) RETURN a.id, c.id ORDER BY a.id DESC, c.id SKIP 2 LIMIT 9",
    "MATCH (a)-[:R]->(b) WHERE EXISTS { (b)-[:S]->() } RETURN count(*)",
    "MATCH (a:A) RETURN a.id, COUNT { (a)-[:R]-() }, [(a)-[:S]->(x) | x.id]",
    "MATCH (a {id: 2})((x)-[:R]->(y) WHERE x.id <> y.id){1,2}(b) RETURN b.id, size(x)",
    "MATCH (a)-[:R]->(a) RETURN count(*)",
    "MATCH (a)-[:R]->(a)-[:S]->(b:A) RETURN a.id, b.id",
    "MATCH (a:A)-[:R]-(b:B)<-[:S]-(b) RETURN a.id, b.id",
    "MATCH (a) WHERE a.kind = 'x' AND NOT a:B RETURN count(*)",
    "MATCH (a)-[r]->(b) RETURN type(r), count(*)",
    "MATCH (a)-[:R]->(b)-[:R]->(c)-[:R]->(d) RETURN count(*)",
    "MATCH (a)-[:R]->(b)-[:R]->(c)<-[:R]-(d) RETURN a.kind, d.kind, count(*)",
    "MATCH (a)-[:R]->(b)-[:R]->(c)-[:R]->(a) RETURN count(*)",
    "MATCH (a {id: 4})-[:R]-(b)-[:R]-(c)-[:R]-(d)-[:R]-(a) WHERE b.id < d.id AND a.id <> c.id "
      + "RETURN count(*)",
    "MATCH (a)-[:R]-(b) WHERE a.id < b.id AND b.kind = 'x' RETURN a.id, b.id",
    "MATCH (a)-[r:R]-(b) WHERE b.id < a.id RETURN a.kind, count(DISTINCT b), min(r.w), max(r.w)",
    "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a) WHERE a.id < b.id AND b.id < c.id AND c.kind = 'y' "
      + "RETURN a.kind, count(c)",
    "MATCH ()-[r:R]->() RETURN count(r.w), sum(r.w), min(r.w), max(r.w), avg(r.w)",
    "MATCH (a)-[r:R]-(b) RETURN a.kind, b.kind, count(*), count(DISTINCT a), sum(a.id)",
    "MATCH (a)-[r:R]-(b) RETURN a.name, b.kind, r.w, count(*)",
    "MATCH (a)-[:R]-(b) RETURN DISTINCT a.kind, b.name",
    "MATCH (a)-[:R]-(b) WITH DISTINCT b.kind AS k, a.id AS i RETURN k, count(*), sum(i)",
    "MATCH (a), (b) WHERE a.name = b.name AND a.id < b.id RETURN count(*)",
    "MATCH (a:A)-[:R]->(x), (b:B)-[:R]->(y) WHERE a.kind = b.kind RETURN a.id, x.id, b.id, y.id",
    "MATCH (a)-[r:R]->(x), (b)-[s:R]->(y) WHERE x.name = y.name AND r.w = s.w "
      + "RETURN a.id, b.id, r.w",
    "MATCH (a) WHERE a.kind IN ['x', 'z'] OR a.id IN [3, 5, null] RETURN a.id",
    "MATCH (a) WHERE a.kind IS NULL AND (a.id < 9 OR a.name = 'n3') RETURN a.id",
    "MATCH (a) WHERE NOT (a)-[:S]->(:B) RETURN count(*), min(a.id)",
    "MATCH (a) WHERE (a)-[:R]-({kind: 'x'}) RETURN a.id, COUNT { (a)-[:R]->()-[:S]->(:A) }",
    "MATCH (a)-[:R]->(b)-[:S]->(c {kind: 'x'}) RETURN b.kind, count(*)",
    "MATCH (a:A) RETURN a.name AS n, a.id AS i ORDER BY n DESC, i LIMIT 7",
    "MATCH (a) WITH a.id % 3 AS m, 1.0 * (a.id % 2) AS f RETURN m, f, count(*)",
    "MATCH (a) UNWIND [a.id % 2, 1.0, null, 'x', 1] AS v RETURN v, count(v), count(DISTINCT v)",
    "MATCH (a) WHERE a.name STARTS WITH 'n1' AND a.id > 3 RETURN a.id, a.name",
    "MATCH (a:A) WHERE a.name CONTAINS '1' AND a.kind <> 'x' RETURN a.kind, count(*)",
    "MATCH (a) WHERE a.name CONTAINS 'n' RETURN count(*)",
    "MATCH (a:A)-[:R]-(b:B) WHERE b.kind = 'x' AND a.id < 20 RETURN a.id, b.id",
    "MATCH (a)-[r:R]-(b) WHERE b.name STARTS WITH 'n1' RETURN a.id, r.w, b.id",
    "MATCH (a)-[r:R]->(b) WHERE r.w < 3 AND r.w > 0 AND a.kind = 'x' RETURN a.id, r.w, b.id",
    "MATCH (a)-[:R*1..3]-(b {kind: 'x'}) WHERE a.id <> b.id RETURN a.id, count(DISTINCT b)",
    "MATCH (a)-[:R*1..5]-(b) RETURN a.id, count(DISTINCT b)",
    "MATCH (a)-[:R*0..6]->(b) WHERE a.id <> b.id RETURN a.id, count(DISTINCT b)",
    "MATCH (a)-[:R|S|T*1..4]->(b) RETURN a.id, count(DISTINCT b)",
    "MATCH (a)-[:R|S|T*1..3]-(b) WHERE b.id <> a.id RETURN count(DISTINCT b.name)",
    "MATCH (a:A)-[:R]->(b)-[:S]->(c) WHERE b.kind = 'x' RETURN a.id, count(DISTINCT c)",
    "MATCH (a)-[:R]-(b)-[:R]-(c) RETURN a.name, a.id, count(DISTINCT c.id)",
    "MATCH (a)-[:R]-(b)-[:S]-(c)-[:T]-(d) WHERE a.id <> d.id RETURN a, count(DISTINCT d)",
    "MATCH (a:A)-[:R]->(b:B) RETURN a.id, count(DISTINCT b)",
    "MATCH (a)-[:R]-(b) WITH a, count(b) AS d RETURN d, count(*), sum(d), min(d), max(d), avg(d)",
    "MATCH (a)-[:R]-(b)-[:S]->(c) RETURN count(*)",
    "MATCH (a:B)-[:R]-(b) RETURN count(*), count(b)",
    "MATCH (a:A)<-[:R]-(b), (a)-[:S]-(c) RETURN count(*)",
    "MATCH (a)-[:R]-(b) RETURN a.kind AS k, count(DISTINCT b) AS n ORDER BY n DESC, k LIMIT 2",
    "MATCH (a) RETURN a.name AS n, a.id AS i, a.kind AS k ORDER BY k DESC, n, i SKIP 3 LIMIT 9",
    "MATCH (a) WITH a.id + 1 AS i, a.name AS n RETURN i, n ORDER BY n DESC, i LIMIT 5",
    "MATCH (a)-[r:R]->(b) RETURN a.id AS x, b.id AS y, r.w AS w ORDER BY w, x DESC, y LIMIT 8",
    "MATCH (a) WHERE NOT EXISTS { (a)-[:S]->(:B)-[:R]-({kind: 'x'}) } RETURN a.id",
    "MATCH (a) OPTIONAL MATCH (a)-[:T]->(t) WITH a, t WHERE EXISTS { (t)-[:R]-() } RETURN a.id",
    "MATCH (a) WHERE NOT NOT EXISTS { (a)-[r:R]->() WHERE r.w > 2 } RETURN count(*)",
    "MATCH (a) WHERE a.kind IN ['x', 'y', 'q'] AND (a.name CONTAINS '1' OR a.name CONTAINS '2') "
      + "RETURN a.id",
    "MATCH (a) WHERE a.kind IN ['x', 'z'] OR a.kind = 'y' RETURN a.kind, count(*)",
    "MATCH (a)-[:R]-(b) WHERE b.kind = 'x' AND a.id < 9 RETURN b.name, count(DISTINCT a)",
    "MATCH (a:A)-[:R]->(b)-[:S]-(c:B {kind: 'x'}) RETURN a.id, b.id, c.id",
    "MATCH (a)-[:R*1..2]->(b {kind: 'x'})-[:S]-(c) RETURN c.id, count(DISTINCT a)",
    "MATCH (a {id: 1}), (b) WHERE a <> b MATCH p = shortestPath((a)-[:R|S|T*]-(b)) "
      + "RETURN b.id, length(p)",
    "MATCH (a {id: 3})-[:R*1..3]-(b) RETURN count(DISTINCT b), count(DISTINCT b.id)",
    "MATCH (a {id: 3})-[:R*1..4]->(b {kind: 'x'}) WHERE b.id <> a.id RETURN count(DISTINCT b) AS n",
    "MATCH (a {id: 99})-[:R*1..3]-(b) RETURN count(DISTINCT b)",
    "MATCH (a {id: 2}), (c {id: 3})-[:R*0..3]-(b) RETURN a.id, count(DISTINCT b)",
    "MATCH (a:A)-[:R*1..3]->(b:B) WHERE b.name CONTAINS '1' RETURN a, count(DISTINCT b)",
    "MATCH (a), (b) WHERE a.name = b.name AND a.id > b.id RETURN a.kind, count(*)",
    "MATCH (a:A), (b:B) WHERE a.name = b.name AND a.id <> b.id RETURN count(*)",
    "MATCH (a), (b) WHERE a.kind = b.kind RETURN count(*)",
    "MATCH (a)-[:R]->(x), (b)-[:S]->(y) WHERE a.name = y.name AND a.id < b.id RETURN count(*)",
    "MATCH (a)-[:R]->(x), (b)-[:S]-(y) WHERE x.kind = b.kind AND x.id <> y.id "
      + "RETURN x.name, count(*)",
    "MATCH (a)-[:R]->(b)-[:R]->(c) RETURN a.kind, c.kind, count(*)",
    "MATCH (a)-[:R]-(b)-[:R]-(c) RETURN a.kind, c.kind, count(*), count(b)",
    "MATCH (a)-[:R]-(b)-[:R]-(c) WHERE a.id <> c.id RETURN c.kind, a.kind, count(*)",
    "MATCH (a)-[:R]-(b)-[:R]-(c) WHERE a.id <> c.id AND c.id > 9 RETURN a.kind, c.kind, count(*)",
    "MATCH (a)<-[:R]-(b)-[:S]->(c) WHERE a.name STARTS WITH 'n1' AND b.id < 20 "
      + "RETURN a.kind, b.kind, c.kind, count(c)",
    "MATCH (a)<-[:R]-(b)-[:R]->(c) WHERE b.kind IN ['x', 'z'] RETURN b.kind, a.kind, count(*)",
    "MATCH (a)-[:R]-(b)-[:R]->(c) RETURN a.kind, c.kind, count(*)",
    "MATCH (a:A)-[:R]->(b)<-[:R]-(c:A) RETURN a.kind, c.kind, count(*)",
    "MATCH (a)-[:S|T]-(b)-[:R]-(c) RETURN a.kind, c.kind, count(*)",
    "MATCH (a)-[:R]->(b)-[:R]->(c)<-[:R]-(a) RETURN count(*)",
    "MATCH (a)-[:R]->(b)<-[:R]-(c)<-[:R]-(a) RETURN count(*), count(c)",
    "MATCH (a)-[:R]->(b)-[:R]->(c)-[:R]->(a) WHERE a.id < b.id RETURN count(*)",
    "MATCH (a) WHERE NOT (a)-[:S]->(:A) RETURN a.id, COUNT { (a)-[:R]-(:B) }",
    "MATCH (a:A) OPTIONAL MATCH (a)<-[:R]-(b:B) WITH a, count(b) AS n RETURN n, count(a)",
    "MATCH (a)-[:R]-(b:A)-[:S]->(c:B) RETURN a.id, count(*)",
    "MATCH (a) WHERE a.kind = 'x' RETURN a.name AS n, a.id AS i ORDER BY n, i DESC LIMIT 3",
    "MATCH (a {name: 'n3', kind: 'x'})-[:R]-(b:A {id: 7}) RETURN a.id",
    "MATCH (a) RETURN a.kind, count(*), count(a.kind), collect(DISTINCT a.kind)",
    "MATCH (a:A) WHERE a.kind <> 'x' OR a.kind IS NULL RETURN DISTINCT a.kind",
    "MATCH (a:B) RETURN a.kind + '!' AS k, a.kind = 'x' AS x, count(*)",
    "MATCH ()-[r:R]->() WHERE r.w > 1 RETURN r.w, count(*), sum(r.w), sum(DISTINCT r.w)",
    "MATCH ()-[r:S]->() RETURN count(*), avg(r.w), avg(DISTINCT r.w), max(r.w + 1), min(-r.w)",
    "MATCH ()-[r:T]->() RETURN r.w % 2 AS odd, count(DISTINCT r.w), percentileDisc(r.w, 0.5)",
    "MATCH (a)-[r:R]->(b) RETURN r.w, rand() < 2 AS sure, count(*)",
    "MATCH (a) RETURN a.name AS n, size(a.name) AS s, a.id AS i ORDER BY s DESC, n, i LIMIT 5",
    "MATCH (a) WHERE size(a.name + a.kind) > 3 RETURN size(a.kind) AS s, char_length(a.name), a.id",
    "MATCH ()-[r:R]->() WHERE r.w >= 1 AND r.w < 4 RETURN count(*), count(r)",
    "MATCH ()-[r:R]-() WHERE r.w >= 1 AND r.w < 4 RETURN count(*)",
    "MATCH ()-[r:S]-() WHERE r.w < 2 AND r.w > 3 RETURN count(*)",
    "MATCH (a:A)-[r:R]-() WHERE r.w <> 2 RETURN a.kind, count(r)",
    "MATCH (a)-[r:R]->(b) WHERE r.w > 1 AND b.kind = 'x' RETURN a.id, count(*)",
    "MATCH (a)-[r:R]-(b) WHERE r.w > 1 AND r.w < 9 AND a.w IS NULL RETURN a.kind, b.kind, count(r)",
    "MATCH (a) RETURN a.kind AS k UNION MATCH ()-[r:R]->() RETURN r.w AS k",
    "MATCH (a:A) RETURN a.name AS k UNION MATCH (a:B) RETURN a.kind AS k",
    "MATCH (a) RETURN a.name AS n, a.kind AS k, count(*) AS c ORDER BY c DESC, n DESC, k LIMIT 4",
    "MATCH (a) WITH a.name AS n, count(*) AS c WHERE n > 'n3' RETURN n ORDER BY n",
  ]

  @Test(arguments: 0..<8)
  func givesTheSameRows(seed: UInt64) throws {
    var plain = try Self.graph(seed: seed)
    plain.engine.optimizes = false
    var planned = plain
    planned.engine.optimizes = true
    planned.engine.leastSplitRows = 0
    var frozen = planned
    frozen.graph.freeze()
    var frozenPlain = plain
    frozenPlain.graph.freeze()
    for query in Self.queries {
      let expected = try plain.sortedRows(query)
      #expect(try planned.sortedRows(query) == expected, "optimised: \(query)")
      #expect(try frozen.sortedRows(query) == expected, "optimised and frozen: \(query)")
      #expect(try frozenPlain.sortedRows(query) == expected, "frozen: \(query)")
    }
  }

  /// A random graph; with loops and parallel relationships, but for the last seeds.
  static func graph(seed: UInt64) throws -> QueryFixture {
    var random = SplitMix(state: seed &+ 1)
    var fixture = try QueryFixture()
    let a = fixture.graph.intern(label: "A")
    let b = fixture.graph.intern(label: "B")
    let keys = ["id", "name", "kind", "w"].map { fixture.graph.intern(key: $0) }
    let nodes = (0..<30).map { number in
      let labels = [[a], [b], [a, b], []][Int(random.next() % (seed % 2 == 0 ? 4 : 1))]
      var properties: [(KeyID, Value)] = [
        (keys[0], .integer(Int64(number))), (keys[1], .string("n\(number % 12)")),
      ]
      if random.next() % 4 != 0 {
        properties.append((keys[2], .string(random.next() % 2 == 0 ? "x" : "y")))
      }
      return fixture.graph.createNode(labels: labels, properties: properties)
    }
    for (type, count) in [("R", 40), ("S", 25), ("T", 15)] {
      let id = fixture.graph.intern(type: type)
      var pairs: Set<Set<NodeID>> = []
      for _ in 0..<count {
        let from = nodes[Int(random.next() % 30)]
        let to = nodes[Int(random.next() % 30)]
        if seed >= 6 {
          guard from != to, pairs.insert([from, to]).inserted else { continue }
        }
        let properties: [(KeyID, Value)] =
          random.next() % 3 == 0 ? [] : [(keys[3], .integer(Int64(random.next() % 5)))]
        _ = fixture.graph.createEdge(id, from: from, to: to, properties: properties)
      }
    }
    return fixture
  }
}

/// A small generator that gives the same numbers everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
