import Foundation
import PropertyGraph
import QueryExecution
import SourceText
import TCKRunner
import Testing

/// Optimised and plain plans give the same rows, on random small graphs and random queries.
///
/// `CONCENTRIC_FUZZ` sets how many queries for each seed.
@Suite struct PlanFuzzTests {
  static let count =
    ProcessInfo.processInfo.environment["CONCENTRIC_FUZZ"].flatMap { Int($0) } ?? 150

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func plansAgree(seed: UInt64) throws {
    var generator = QueryGenerator(seed: seed)
    var graph = Graph()
    for number in 0..<Self.count {
      if number % 25 == 0 {
        graph = Graph()
        _ = try rows(of: generator.graph(), on: &graph, optimizes: true)
        if number % 50 == 0 { graph.freeze() }
      }
      let query = generator.query()
      let (fast, plain) = try (
        rows(of: query, on: &graph, optimizes: true), rows(of: query, on: &graph, optimizes: false)
      )
      if fast != plain {
        Issue.record("seed \(seed): \(query)\noptimised: \(fast)\nplain: \(plain)")
        return
      }
    }
  }

  /// Rows and how often each comes.
  private func rows(
    of text: String, on graph: inout Graph, optimizes: Bool
  ) throws -> [[Value]: Int] {
    var engine = QueryEngine()
    engine.optimizes = optimizes
    let query = try engine.prepare(SourceFile(name: "query", text: text), graph: graph)
    let result = try engine.execute(
      query, on: &graph, options: ExecutionOptions(timeout: .seconds(60)))
    return result.rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

/// Makes queries that can run, whose results depend on no order.
struct QueryGenerator {
  private var random: SeededRandom
  private var nodes: [String] = []
  private var edges: [String] = []
  private var names = 0

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func graph() -> String {
    let count = 3 + random.below(6)
    let nodes = (0..<count).map { "(n\($0)\(labels()) {x: \(random.below(4)), id: \($0)})" }
    let edges = (0..<random.below(14)).map { _ in
      "(n\(random.below(count)))-[:\(type()) {x: \(random.below(4))}]->(n\(random.below(count)))"
    }
    return "CREATE " + (nodes + edges).joined(separator: ", ")
  }

  mutating func query() -> String {
    (nodes, edges, names) = ([], [], 0)
    var text = match("MATCH")
    if random.once(in: 3) { text += match(random.once(in: 2) ? "MATCH" : "OPTIONAL MATCH") }
    if random.once(in: 4), let node = nodes.first {
      text += "WITH \(node), count(*) AS c\(names) "
      (nodes, edges) = ([node], [])
      if random.once(in: 2) { text += match("MATCH") }
    }
    return text + "RETURN " + projection()
  }

  private mutating func match(_ word: String) -> String {
    let patterns = (0...random.below(2)).map { _ in path() }.joined(separator: ", ")
    let condition = random.once(in: 2) ? " WHERE \(condition())" : ""
    return "\(word) \(patterns)\(condition) "
  }

  private mutating func path() -> String {
    var text = node()
    for _ in 0..<random.below(3) { text += hop() + node() }
    return text
  }

  private mutating func node() -> String {
    if !nodes.isEmpty, random.once(in: 3) { return "(\(random.pick(nodes)))" }
    names += 1
    nodes.append("v\(names)")
    return "(v\(names)\(random.once(in: 2) ? labels() : "")"
      + (random.once(in: 4) ? " {x: \(random.below(4))})" : ")")
  }

  private mutating func hop() -> String {
    let (left, right) = random.pick([("-", "->"), ("<-", "-"), ("-", "-")])
    let types = random.once(in: 2) ? ":" + random.pick(["R", "S", "R|S"]) : ""
    switch random.below(6) {
    case 0: return "\(left)[\(types)*1..2]\(right)"
    case 1: return "\(left)[\(types.isEmpty ? ":R" : types)]\(right){1,2}"
    case 2: return "\(left)[\(types)*0..1]\(right)"
    default:
      names += 1
      edges.append("e\(names)")
      return "\(left)[e\(names)\(types)]\(right)"
    }
  }

  private mutating func condition() -> String {
    let node = random.pick(nodes)
    let other = random.pick(nodes)
    switch random.below(12) {
    case 0: return "\(node).x = \(random.below(4))"
    case 1: return "\(node).x < \(other).x"
    case 2: return "\(node)\(labels())"
    case 3: return "NOT \(condition())"
    case 4: return "(\(condition()) OR \(condition()))"
    case 5: return "\(condition()) AND \(condition())"
    case 6: return "\(node) <> \(other)"
    case 7: return "\(node).x IN [0, \(random.below(4))]"
    case 8: return "(\(node))-[:\(type())]->()"
    case 9: return "EXISTS { (\(node))--(w) WHERE w.x > \(random.below(3)) }"
    case 10: return "COUNT { (\(node))-->() } > 1"
    default: return "\(node).y IS NULL"
    }
  }

  private mutating func projection() -> String {
    let node = random.pick(nodes)
    switch random.below(6) {
    case 0: return "count(*) AS n"
    case 1: return "\(node).id AS id, count(*) AS n"
    case 2: return "DISTINCT " + nodes.map { "\($0).id AS \($0)" }.joined(separator: ", ")
    case 3: return "\(node).x AS x, sum(\(random.pick(nodes)).x) AS s, min(\(node).id) AS m"
    case 4:
      let all = (nodes + edges).map { "\($0).x AS \($0)x" }
      return all.joined(separator: ", ")
    default:
      // A total order, so that LIMIT cuts the same rows off.
      let all = nodes.map { "\($0).id" }.joined(separator: ", ")
      return "\(nodes.map { "\($0).id AS \($0)i" }.joined(separator: ", ")) ORDER BY \(all) LIMIT 3"
    }
  }

  private mutating func labels() -> String { random.pick([":A", ":B", ":A:B"]) }

  private mutating func type() -> String { random.pick(["R", "S"]) }
}
