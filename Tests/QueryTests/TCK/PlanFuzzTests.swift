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
