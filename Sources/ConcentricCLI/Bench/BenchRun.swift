import Concentric
import Foundation

/// Runs one query as often as its length asks for.
struct BenchRun {
  let query: BenchQuery
  let engine: QueryEngine
  let runs: Int
  /// Seconds.
  let timeout: Double?
  let threads: Int?

  /// What came out. Times in milliseconds.
  enum Outcome {
    case measured(
      median: Double, minimum: Double, processor: Double, first: Double, runs: Int, rows: Int,
      checksum: String)
    case failed(String)

    var json: String {
      switch self {
      case .measured(
        let median, let minimum, let processor, let first, let runs, let rows, let checksum):
        """
        {"median_ms": \(median), "min_ms": \(minimum), "cpu_ms": \(processor), \
        "first_ms": \(first), "runs": \(runs), "rows": \(rows), "checksum": "\(checksum)"}
        """
      case .failed(let message): "{\"error\": \(JSONText.quoted(message))}"
      }
    }

    var line: String {
      switch self {
      case .measured(let median, let minimum, _, _, let runs, let rows, let checksum):
        String(
          format: "median %.3f ms, minimum %.3f ms, %d runs, %d rows, ", median, minimum, runs, rows
        )
          + checksum.prefix(12)
      case .failed(let message): "failed: \(message)"
      }
    }
  }

  func run(on graph: inout Graph) -> Outcome {
    do {
      let clock = ContinuousClock()
      var rows: [[Value]] = []
      let first = try clock.measure { rows = try answer(on: &graph) }.milliseconds
      let count =
        first > 20_000 ? 1 : first > 8_000 ? min(runs, 2) : first > 40 ? runs : max(runs, 25)
      var times: [Double] = []
      var processor: [Double] = []
      for _ in 0..<count {
        let before = Self.processorTime
        times.append(try clock.measure { rows = try answer(on: &graph) }.milliseconds)
        processor.append(Self.processorTime - before)
      }
      return .measured(
        median: Self.median(times), minimum: times.min() ?? 0,
        processor: Self.median(processor), first: first, runs: count, rows: rows.count,
        checksum: ResultChecksum.text(of: rows, isOrdered: query.ordered))
    } catch let error as any DiagnosticError {
      return .failed(
        error.diagnostic.code == "TimeLimitExceeded" ? "timeout" : error.diagnostic.message)
    } catch {
      return .failed("\(error)")
    }
  }

  private func answer(on graph: inout Graph) throws -> [[Value]] {
    let prepared = try engine.prepare(
      SourceFile(name: query.name, text: query.cypher), graph: graph)
    return try engine.execute(
      prepared, on: &graph,
      options: ExecutionOptions(timeout: timeout.map { .seconds($0) }, threads: threads)
    ).rows
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Of all threads, in milliseconds.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
