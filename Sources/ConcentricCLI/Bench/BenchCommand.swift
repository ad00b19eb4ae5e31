import ArgumentParser
import Concentric
import Foundation

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Times queries on a graph, from query text to all rows.",
    discussion: """
      The file holds {"queries": [{"name": …, "cypher": …, "ordered": true|false}, …]}. Each query \
      runs once to warm up, then --runs times (at least 25 when it takes under 40 ms, fewer when \
      it takes over 8 s). Times go from the text to every row in hand; as in any \
      session, a text that comes again finds its plan kept, so only the first run parses and \
      plans. The checksum is the SHA-256 of the rows as JSON arrays, sorted where the query does \
      not order them, so that other engines' answers can be compared.

      CONCENTRIC_TIMEOUT_S bounds each query; CONCENTRIC_THREADS the threads.

      EXAMPLE
        concentric bench M.graph --queries queries.json --runs 5 --json
      """)

  @Argument(help: "The graph file.", completion: .file())
  var graph: String

  @Option(help: "The queries, as JSON.", completion: .file())
  var queries: String

  @Option(help: "Timed runs of each query.")
  var runs = 5

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    if runs < 1 { throw ValidationError("'--runs \(runs)' is not above 0") }
  }

  func run() throws {
    let queries = try BenchQuery.read(self.queries)
    let start = ContinuousClock.now
    var graph = try GraphAccess.open(self.graph)
    let opened = (ContinuousClock.now - start).milliseconds
    let environment = ProcessInfo.processInfo.environment
    let timeout = environment["CONCENTRIC_TIMEOUT_S"].flatMap(Double.init)
    let threads = environment["CONCENTRIC_THREADS"].flatMap(Int.init)
    var lines: [String] = []
    let engine = QueryEngine()
    for query in queries {
      let run = BenchRun(
        query: query, engine: engine, runs: runs, timeout: timeout, threads: threads)
      let outcome = run.run(on: &graph)
      if json {
        lines.append("\(JSONText.quoted(query.name)): \(outcome.json)")
      } else {
        StandardOutput.write("\(query.name)  \(outcome.line)\n")
      }
    }
    if json {
      StandardOutput.write(
        "{\"load_s\": \(opened / 1000), \"queries\": {\(lines.joined(separator: ", "))}}\n")
    }
  }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
  }
}
