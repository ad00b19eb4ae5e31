import PropertyGraph
import QueryExecution
import SourceText

/// What a scenario's query gave.
struct ScenarioResult {
  var columns: [String]
  var rows: [[Value]]
  /// Whether the query asked for this order.
  var isOrdered: Bool
  /// The warnings that came with it.
  var warnings: [Diagnostic]
}

/// The query engine as scenarios use it.
package struct ScenarioEngine: Sendable {
  /// Whether plans are optimised.
  var optimizes: Bool
  /// Stops a query that does not come to an end.
  var timeout: Duration

  package init(optimizes: Bool = true, timeout: Duration = .seconds(60)) {
    self.optimizes = optimizes
    self.timeout = timeout
  }

  /// Runs a query. When it throws, the graph is as it was.
  func run(
    _ query: SourceFile, parameters: [String: Value], procedures: [TestProcedure],
    on graph: inout Graph
  ) throws -> ScenarioResult {
    let engine = engine(procedures)
    let prepared = try engine.prepare(query, graph: graph, parameters: parameters)
    let result = try engine.execute(
      prepared, on: &graph, parameters: parameters, options: ExecutionOptions(timeout: timeout))
    return ScenarioResult(
      columns: result.columns, rows: result.rows, isOrdered: result.isOrdered,
      warnings: prepared.warnings)
  }

  /// The plan of a query as `EXPLAIN` shows it.
  func plan(
    of query: SourceFile, parameters: [String: Value], procedures: [TestProcedure], on graph: Graph
  ) throws -> String {
    try engine(procedures).prepare(query, graph: graph, parameters: parameters).explain()
  }

  private func engine(_ procedures: [TestProcedure]) -> QueryEngine {
    var registry = ProcedureRegistry.builtin
    for procedure in procedures { registry.add(procedure.procedure) }
    var engine = QueryEngine(procedures: registry)
    engine.optimizes = optimizes
    return engine
  }
}
