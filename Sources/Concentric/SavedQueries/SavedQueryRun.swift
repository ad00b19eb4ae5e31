import PropertyGraph
import QueryExecution
import ResultFormatting
import SourceText

/// One saved query run once with its parameters.
public struct SavedQueryRun: Sendable {
  /// A statement's result.
  public struct Result: Sendable {
    public let table: ResultTable
    /// Whether the statement asked for this order.
    public let isOrdered: Bool
  }

  /// The results of the statements that give rows, in order; those before a failure too.
  public private(set) var results: [Result] = []
  /// Why it failed, as people read it; `nil` when it did not.
  public private(set) var failure: String?
  /// What the statements changed in the copy of the graph that they ran on.
  public private(set) var changesGraph = false
  public private(set) var duration = Duration.zero
  /// Warnings about the query, as people read them.
  public private(set) var warnings: [String] = []

  /// The rows of all results together.
  public var rowCount: Int { results.reduce(0) { $0 + $1.table.rows.count } }

  /// Runs the statements one after the other on one copy of the graph.
  ///
  /// - Parameter parameters: Those given; the query's defaults stand in for the rest.
  public init(
    _ query: SavedQuery, on graph: Graph, parameters: [String: Value] = [:],
    options: ExecutionOptions = ExecutionOptions(), engine: QueryEngine = QueryEngine()
  ) {
    let renderer = DiagnosticRenderer()
    let start = ContinuousClock.now
    defer { duration = ContinuousClock.now - start }
    var graph = graph
    let values: [String: Value]
    do throws(SavedQueryError) {
      values = try query.values(given: try query.fitted(parameters))
    } catch {
      failure = renderer.render(error.diagnostic, in: query.source)
      return
    }
    for statement in query.statements {
      do {
        let prepared = try engine.prepare(statement.source, graph: graph, parameters: values)
        warnings += prepared.warnings.map { renderer.render($0, in: statement.source) }
        let result = try engine.execute(
          prepared, on: &graph, parameters: values, options: options)
        if !result.changes.isEmpty { changesGraph = true }
        guard !result.columns.isEmpty else { continue }
        results.append(
          Result(
            table: ResultTable(columns: result.columns, rows: result.rows, graph: graph),
            isOrdered: result.isOrdered))
      } catch let error as any DiagnosticError {
        failure = renderer.render(error.diagnostic, in: statement.source)
        return
      } catch {
        failure = String(describing: error)
        return
      }
    }
  }

  /// A run that could not begin.
  public init(failure: String) { self.failure = failure }

  /// What is kept beside the query and compared.
  public var golden: GoldenResult {
    GoldenResult(results.map { GoldenResult.Block($0.table, isOrdered: $0.isOrdered) })
  }
}
