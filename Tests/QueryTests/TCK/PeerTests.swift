import Foundation
import PropertyGraph
import QueryExecution
import SourceText
import Testing

/// Random queries give the same rows here and on Ladybug, where its dialect allows.
///
/// `CONCENTRIC_PYTHON` names a Python that has the package `ladybug`; `CONCENTRIC_FUZZ` sets how
/// many queries.
@Suite(.serialized) struct PeerTests {
  static let environment = ProcessInfo.processInfo.environment
  static let python = environment["CONCENTRIC_PYTHON"] ?? ""
  static let isAvailable = FileManager.default.isExecutableFile(atPath: python)
  static let count = environment["CONCENTRIC_FUZZ"].flatMap { Int($0) } ?? 400

  /// A graph, as the statements that make it there, and queries on it.
  struct Batch: Encodable {
    var nodes: [[String: Int]]
    var edges: [[Int]]
    var queries: [String]
  }

  @Test(
    .enabled(if: isAvailable, "needs CONCENTRIC_PYTHON, a Python with ladybug"),
    arguments: 1...2 as ClosedRange<UInt64>)
  func rowsAgree(seed: UInt64) throws {
    var generator = QueryGenerator(seed: seed, isPortable: true)
    var (batches, expected): ([Batch], [[[[Int?]]]]) = ([], [])
    for _ in 0..<(Self.count + 39) / 40 {
      var fixture = try QueryFixture(generator.graph())
      let queries = (0..<40).map { _ in generator.query() }
      batches.append(try batch(of: &fixture, queries))
      expected.append(try queries.map { try numbers(fixture.run($0)) })
    }
    let found = try ladybug(batches)
    try #require(found.count == expected.count)
    var compared = 0
    for (batch, (found, expected)) in zip(batches, zip(found, expected)) {
      for (query, (theirs, ours)) in zip(batch.queries, zip(found, expected)) {
        // `nil`: its dialect has no such query.
        guard let theirs else { continue }
        compared += 1
        #expect(ours == theirs, "\(query) on \(batch.nodes) \(batch.edges)")
      }
    }
    #expect(compared * 10 > Self.count * 9, "Ladybug could run only \(compared)")
  }

  private func batch(of fixture: inout QueryFixture, _ queries: [String]) throws -> Batch {
    let nodes = try numbers(
      fixture.run("MATCH (n) RETURN n.id, n.x, size([l IN labels(n) WHERE l = 'B'])"))
    let edges = try numbers(
      fixture.run(
        "MATCH (a)-[e]->(b) RETURN a.id, b.id, e.x, CASE type(e) WHEN 'R' THEN 0 ELSE 1 END"))
    return Batch(
      nodes: nodes.map { ["id": $0[0] ?? 0, "x": $0[1] ?? 0, "isB": $0[2] ?? 0] },
      edges: edges.map { $0.map { $0 ?? 0 } }, queries: queries)
  }

  /// Sorted rows of integers and nulls, which is all that the queries return.
  private func numbers(_ result: QueryResult) throws -> [[Int?]] {
    try result.rows.map { row in
      try row.map { value in
        switch value {
        case .integer(let number): Int(number)
        case .null: nil
        default: try #require(nil as Int?, "\(value)")
        }
      }
    }.sorted { left, right in
      left.map { $0 ?? -1 }.lexicographicallyPrecedes(right.map { $0 ?? -1 })
    }
  }

  private func ladybug(_ batches: [Batch]) throws -> [[[[Int?]]?]] {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("ladybug_rows.py").path
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("concentric-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (
      folder.appendingPathComponent("in"), folder.appendingPathComponent("out")
    )
    try JSONEncoder().encode(batches).write(to: input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = [script, input.path, output.path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try JSONDecoder().decode([[[[Int?]]?]].self, from: Data(contentsOf: output))
  }
}
