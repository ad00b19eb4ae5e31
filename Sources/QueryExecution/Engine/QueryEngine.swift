import PropertyGraph
import QueryPlanning
import QuerySyntax
import SourceText

/// Runs queries on graphs: parses, binds, plans, executes.
///
/// An engine keeps the plans of the last queries, so use one for all queries of a session. Copies
/// share what is kept.
///
/// ```swift
/// let engine = QueryEngine()
/// let query = try engine.prepare(source, graph: graph, parameters: ["name": "珠海路派出所"])
/// let result = try engine.execute(query, on: &graph, parameters: ["name": "珠海路派出所"])
/// ```
public struct QueryEngine: Sendable {
  let functions: FunctionRegistry
  let procedures: ProcedureRegistry
  private let functionCatalog: FunctionCatalog
  private let procedureCatalog: ProcedureCatalog
  /// The plans of the last queries.
  let plans = PlanCache()
  /// Memory that queries leave behind for the next.
  let scratch = ScratchPool()
  /// Whether plans are optimised; without it the same rows come more slowly.
  package var optimizes = true
  /// From how many scanned rows on several workers share a scan.
  package var leastSplitRows = 8_192.0

  public init(procedures: ProcedureRegistry = .builtin) {
    functions = .builtin
    self.procedures = procedures
    functionCatalog = functions.catalog
    procedureCatalog = procedures.catalog
  }

  /// Reads a query and checks all that can be checked without running it.
  ///
  /// - Parameters:
  ///   - graph: What the plan is made for; the query can run on other graphs too.
  ///   - parameters: Those that the query names must be among them.
  /// - Throws: A `DiagnosticError` that says what is wrong and where.
  public func prepare(
    _ source: SourceFile, graph: Graph, parameters: [String: Value] = [:]
  ) throws -> PreparedQuery {
    guard let version = graph.frozenVersion else {
      return try prepareAnew(source, graph: graph, parameters: parameters)
    }
    let key = PlanCache.Key(
      text: source.text, parameters: parameters.keys.sorted(), graph: version,
      optimizes: optimizes, leastSplitRows: leastSplitRows)
    if let known = plans[key] { return known }
    let query = try prepareAnew(source, graph: graph, parameters: parameters)
    plans.store(query, as: key)
    return query
  }

  private func prepareAnew(
    _ source: SourceFile, graph: Graph, parameters: [String: Value]
  ) throws -> PreparedQuery {
    try LargeStack.run(if: source.isLong) {
      try prepareHere(source, graph: graph, parameters: parameters)
    }
  }

  private func prepareHere(
    _ source: SourceFile, graph: Graph, parameters: [String: Value]
  ) throws -> PreparedQuery {
    let statement = try Parser.parse(source)
    var binder = Binder(
      functions: functionCatalog, procedures: procedureCatalog,
      parameters: Set(parameters.keys))
    let query = try binder.bind(statement.query)
    let isWriting = query.isWriting
    return PreparedQuery(
      isLong: source.isLong, statement: statement, query: query, isWriting: isWriting,
      plan: planner(graph, isReadOnly: !isWriting).plan(query), graph: graph.frozenVersion,
      slots: binder.slots, warnings: NameWarnings.of(query, in: graph))
  }

  private func planner(_ graph: Graph, isReadOnly: Bool) -> LogicalPlanner {
    LogicalPlanner(
      graph: graph, isReadOnly: isReadOnly, optimizes: optimizes,
      leastSplitRows: leastSplitRows)
  }

  /// Runs a query. When it fails, the graph is as it was before.
  ///
  /// - Throws: A `DiagnosticError`.
  public func execute(
    _ query: PreparedQuery, on graph: inout Graph, parameters: [String: Value] = [:],
    options: ExecutionOptions = ExecutionOptions()
  ) throws -> QueryResult {
    try LargeStack.run(if: query.isLong) {
      try executeHere(query, on: &graph, parameters: parameters, options: options)
    }
  }

  private func executeHere(
    _ query: PreparedQuery, on graph: inout Graph, parameters: [String: Value],
    options: ExecutionOptions
  ) throws -> QueryResult {
    if query.statement.mode == .explain { return QueryResult.text(query.explain(), name: "plan") }
    var options = options
    if query.statement.mode == .profile { options.profiles = true }
    let isWriting = query.isWriting
    // The plan rests on the graph's counts and proven rules, so it is made for this very graph.
    let logical = planner(graph, isReadOnly: !isWriting)
    let isPlanned = query.graph != nil && query.graph == graph.frozenVersion
    let plan = isPlanned ? query.plan : logical.plan(query.query)
    let savepoint = isWriting ? graph.savepoint() : nil
    // The context owns the graph alone, so that writes do not copy it.
    let context = ExecutionContext(
      graph: graph, parameters: parameters, width: query.slots.count,
      deletes: plan.isDeleting, isReadOnly: !isWriting, functions: functions,
      procedures: procedures, scratch: scratch, options: options)
    graph = Graph()
    defer {
      graph = context.graph
      context.graph = Graph()
    }
    do {
      let columns = query.query.columns
      let planner = PhysicalPlanner(
        context, logical: logical, width: query.slots.count)
      let root = try planner.compile(plan, needed: Set(columns.map(\.slot)))
      let none = [Column](repeating: .absent, count: context.width)
      root.start(Batch(count: 1, columns: none))
      var rows: [[Value]] = []
      while let batch = try root.root.next() {
        try context.checkpoint()
        guard !columns.isEmpty else { continue }
        try context.hold(bytes: batch.count * (32 + columns.count * 24))
        try context.hold(batch, columns.map(\.slot))
        for row in 0..<batch.count {
          rows.append(columns.map { batch.columns[$0.slot].value(at: row) })
        }
      }
      var result = QueryResult(
        columns: columns.map(\.name), rows: rows, isOrdered: plan.isOrdered)
      if let savepoint {
        result.changes = context.graph.changes(since: savepoint)
        context.graph.release(savepoint)
      }
      if query.statement.mode == .profile {
        result.profile = Explain.text(
          planner.profiles.map { ($0.depth, $0.plan, $0.rows, $0.time) }, names: query.names)
      }
      return result
    } catch {
      if let savepoint { context.graph.rollback(to: savepoint) }
      if let failure = error as? ExecutionFailure { throw ExecutionError(failure, at: nil) }
      throw error
    }
  }
}

extension SourceFile {
  /// Whether the text may have more clauses than an ordinary stack can take.
  fileprivate var isLong: Bool { bytes.count > 8_000 }
}

/// A query that is ready to run.
public struct PreparedQuery: Sendable {
  /// Whether running it may need more than an ordinary stack.
  let isLong: Bool
  let statement: Statement
  let query: BoundQuery
  let isWriting: Bool
  package let plan: LogicalPlan
  /// The state of the graph that the plan was made for.
  let graph: FrozenVersion?
  let slots: [Binder.SlotInfo]
  /// What will probably not do what was meant: names that the graph does not have.
  public let warnings: [Diagnostic]

  /// The names of the columns that it gives.
  public var columns: [String] { query.columns.map(\.name) }

  /// Whether it leaves every graph as it is.
  public var isReadOnly: Bool { !isWriting }

  var names: PlanNames { PlanNames(slots: slots) }

  /// The plan as text, one operator a line, inputs indented below.
  public func explain() -> String { Explain.text(plan, names: names) }
}

/// What a query gives.
public struct QueryResult: Sendable {
  public let columns: [String]
  /// A value for each column.
  public let rows: [[Value]]
  /// Whether the query asked for this order.
  public let isOrdered: Bool
  /// What the query did to the graph.
  public var changes = ChangeSummary()
  /// For `PROFILE`: the plan with the rows and time of each operator.
  public var profile: String?

  init(columns: [String], rows: [[Value]], isOrdered: Bool) {
    self.columns = columns
    self.rows = rows
    self.isOrdered = isOrdered
  }

  static func text(_ text: String, name: String) -> QueryResult {
    QueryResult(
      columns: [name],
      rows: text.split(separator: "\n", omittingEmptySubsequences: false).map {
        [.string(String($0))]
      }, isOrdered: true)
  }
}

extension LogicalPlan {
  /// Whether the order of the rows is one that the query asked for.
  package var isOrdered: Bool {
    switch operation {
    case .sort, .top: true
    case .project, .compute, .limit, .skip, .filter: input.isOrdered
    default: false
    }
  }
}
