import PropertyGraph
import SourceText

/// A page of text with queries and their results in it, which a test keeps true.
///
/// A block that starts with a line of three backticks and `graph` makes the graph of the examples
/// behind it. A block `query` is an example, and the block `result` behind it what it gives.
package struct ReferencePage {
  private let lines: [Substring]

  package struct Failure: Error, CustomStringConvertible {
    package var line: Int
    package var message: String
    package var description: String { "line \(line): \(message)" }
  }

  package init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The texts of all examples.
  package var queries: [String] { blocks(of: "query").map(\.text) }

  /// The page with the result of each example as it is now.
  package func refreshed(on engine: ScenarioEngine) throws -> String {
    var output: [String] = []
    var graph = Graph()
    var index = 0
    var example: String?
    while index < lines.count {
      let line = lines[index]
      output.append(String(line))
      index += 1
      guard line.hasPrefix("```"), line.count > 3 else { continue }
      let (text, next) = block(from: index)
      switch line.dropFirst(3) {
      case "graph":
        graph = Graph()
        let source = SourceFile(name: "graph", text: text)
        _ = try engine.run(source, parameters: [:], procedures: [], on: &graph)
        output += lines[index..<next].map(String.init)
      case "query":
        output += lines[index..<next].map(String.init)
        example = text
      case "result":
        guard let query = example else {
          throw Failure(line: index, message: "a result without a query before it")
        }
        output += result(of: query, on: graph, engine)
        example = nil
      default: output += lines[index..<next].map(String.init)
      }
      index = next
    }
    if example != nil { throw Failure(line: lines.count, message: "the last query has no result") }
    return output.joined(separator: "\n")
  }

  private func block(from start: Int) -> (text: String, end: Int) {
    var end = start
    while end < lines.count, lines[end] != "```" { end += 1 }
    return (lines[start..<end].joined(separator: "\n"), end)
  }

  private func blocks(of kind: String) -> [(text: String, end: Int)] {
    lines.indices.filter { lines[$0] == "```" + kind }.map { block(from: $0 + 1) }
  }

  /// The rows as a table, in an order of their own if the query asks for none, then what has changed; or the error as people see it.
  private func result(
    of query: String, on graph: Graph, _ engine: ScenarioEngine
  ) -> [String] {
    var changed = graph
    let source = SourceFile(name: "query", text: query)
    do {
      let result = try engine.run(source, parameters: [:], procedures: [], on: &changed)
      var rows = result.rows.map { $0.map { WrittenValue($0, in: changed).description } }
      if !result.isOrdered { rows.sort { $0.lexicographicallyPrecedes($1) } }
      let effects = SideEffects(from: graph, to: changed)
      return (result.columns.isEmpty ? [] : table([result.columns] + rows))
        + (effects.counts.isEmpty ? [] : ["changes: \(effects)"])
    } catch let error as any DiagnosticError {
      return DiagnosticRenderer().render(error.diagnostic, in: source)
        .split(separator: "\n").map(String.init)
    } catch {
      return ["\(error)"]
    }
  }

  private func table(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.displayWidth)
      }
      return "| " + cells.joined(separator: " | ") + " |"
    }
  }
}
