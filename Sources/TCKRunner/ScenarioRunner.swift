import PropertyGraph
import QueryExecution
import QuerySyntax
import SourceText

/// How a scenario went.
package enum ScenarioOutcome: Hashable, Sendable {
  case passed
  case failed(String)
  case skipped(String)
}

/// Runs the steps of one scenario.
package struct ScenarioRunner {
  private let engine: ScenarioEngine
  /// Gives the text of a named graph's script, as `binary-tree-1`.
  private let namedGraph: (String) -> String?

  private var graph = Graph()
  private var before = Graph()
  private var parameters: [String: Value] = [:]
  private var procedures: [TestProcedure] = []
  private var query = SourceFile(name: "query", text: "")
  private var result: Result<ScenarioResult, any Error>?
  private var isErrorExpected = false

  private init(_ engine: ScenarioEngine, namedGraph: @escaping (String) -> String?) {
    self.engine = engine
    self.namedGraph = namedGraph
  }

  package static func run(
    _ scenario: Scenario, on engine: ScenarioEngine,
    namedGraph: @escaping (String) -> String?
  ) -> ScenarioOutcome {
    if scenario.tags.contains("@ignore") { return .skipped("tagged @ignore") }
    var runner = ScenarioRunner(engine, namedGraph: namedGraph)
    do {
      for step in scenario.steps { try runner.run(step) }
      try runner.checkNoErrorIsLeft()
      return .passed
    } catch let mismatch as Mismatch {
      return .failed(mismatch.message)
    } catch {
      return .failed("\(error)")
    }
  }

  // MARK: Steps

  private mutating func run(_ step: Step) throws {
    let text = step.text
    switch text {
    case "an empty graph", "any graph": graph = Graph()
    case "having executed:": try setUp(step)
    // Of our own: as a graph file is, so that plans may rest on what holds for all of it.
    case "the graph is frozen": graph.freeze()
    case "parameters are:": try readParameters(step)
    case "executing query:", "executing control query:": try execute(step)
    case "no side effects": try checkEffects(SideEffects(table: []))
    case "the side effects should be:": try checkEffects(SideEffects(table: step.table))
    case "the result should be empty": try checkEmpty()
    case "the error should read:", "the warnings should be:", "the plan should be:":
      try checkText(step)
    default:
      if let rest = text.suffix(after: "the result should be") {
        try checkRows(
          step, ordered: rest.contains("in order"),
          sortsLists: rest.contains("ignoring element order"))
      } else if let rest = text.suffix(after: "there exists a procedure ") {
        try provide(rest, step)
      } else if text.hasPrefix("the "), text.hasSuffix(" graph") {
        try load(named: String(text.dropFirst(4).dropLast(6)))
      } else if text.contains(" should be raised at ") {
        try checkError(text)
      } else {
        throw Mismatch("no step is called '\(text)'")
      }
    }
  }

  private mutating func setUp(_ step: Step) throws {
    let source = SourceFile(name: "setup", text: step.docString ?? "")
    do {
      _ = try engine.run(source, parameters: parameters, procedures: procedures, on: &graph)
    } catch {
      throw Mismatch("setup failed: \(ScenarioRunner.describe(error, in: source))")
    }
  }

  private mutating func load(named name: String) throws {
    guard let script = namedGraph(name) else { throw Mismatch("there is no graph '\(name)'") }
    let source = SourceFile(name: name, text: script)
    for statement in try Parser.parseScript(source) {
      let query = SourceFile(name: name, text: QueryPrinter().print(statement))
      _ = try engine.run(query, parameters: [:], procedures: [], on: &graph)
    }
  }

  private mutating func readParameters(_ step: Step) throws {
    for row in step.table where row.count == 2 {
      guard let value = try WrittenValueReader.read(row[1]).plainValue else {
        throw Mismatch("'\(row[1])' cannot be a parameter")
      }
      parameters[row[0]] = value
    }
  }

  private mutating func provide(_ signature: String, _ step: Step) throws {
    guard let procedure = try TestProcedure(signature: signature, table: step.table) else {
      throw Mismatch("'\(signature)' is no procedure's signature")
    }
    procedures.append(procedure)
  }

  private mutating func execute(_ step: Step) throws {
    try checkNoErrorIsLeft()
    query = SourceFile(name: "query", text: step.docString ?? "")
    before = graph
    result = Result { [engine, parameters, procedures] in
      try engine.run(query, parameters: parameters, procedures: procedures, on: &graph)
    }
    isErrorExpected = false
  }

  // MARK: Checks

  private func checkNoErrorIsLeft() throws {
    if case .failure(let error)? = result, !isErrorExpected {
      throw Mismatch(ScenarioRunner.describe(error, in: query))
    }
  }

  private func success() throws -> ScenarioResult {
    switch result {
    case .success(let result): return result
    case .failure(let error): throw Mismatch(ScenarioRunner.describe(error, in: query))
    case nil: throw Mismatch("there is no query before this step")
    }
  }

  private func checkEmpty() throws {
    let result = try success()
    guard result.columns.isEmpty, result.rows.isEmpty else {
      throw Mismatch("expected nothing, got \(ScenarioRunner.describe(rows(of: result)))")
    }
  }

  private func rows(of result: ScenarioResult) -> [[WrittenValue]] {
    result.rows.map { $0.map { WrittenValue($0, in: graph) } }
  }

  private func checkRows(_ step: Step, ordered: Bool, sortsLists: Bool) throws {
    let result = try success()
    guard let head = step.table.first else { throw Mismatch("the step has no table") }
    guard result.columns == head else {
      throw Mismatch("expected the columns \(head), got \(result.columns)")
    }
    var expected = try step.table.dropFirst().map { try $0.map { try WrittenValueReader.read($0) } }
    var actual = rows(of: result)
    if sortsLists {
      expected = expected.map { $0.map(\.withSortedLists) }
      actual = actual.map { $0.map(\.withSortedLists) }
    }
    let isSame = ordered ? expected == actual : counted(expected) == counted(actual)
    guard isSame else {
      throw Mismatch(
        "expected \(ScenarioRunner.describe(expected)), got \(ScenarioRunner.describe(actual))")
    }
  }

  private func counted(_ rows: [[WrittenValue]]) -> [[WrittenValue]: Int] {
    rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private func checkEffects(_ expected: SideEffects) throws {
    let actual = SideEffects(from: before, to: graph)
    guard actual == expected else {
      throw Mismatch("expected the side effects \(expected), got \(actual)")
    }
  }

  /// `a TYPE should be raised at PHASE: DETAIL`
  private mutating func checkError(_ text: String) throws {
    isErrorExpected = true
    guard case .failure(let error)? = result else {
      let shown = try ScenarioRunner.describe(rows(of: success()))
      throw Mismatch("expected that \(text), got \(shown)")
    }
    guard let error = error as? any QueryError else {
      throw Mismatch("expected that \(text), got \(error)")
    }
    let actual =
      "a \(error.type.rawValue) should be raised at \(error.phase.rawValue): \(error.detail)"
    var expected = text.replacing("at any time:", with: "at \(error.phase.rawValue):")
    if expected.hasSuffix(": *") { expected = expected.dropLast() + error.detail }
    guard
      actual
        == expected.replacing("an ", with: "a ", maxReplacements: expected.hasPrefix("an ") ? 1 : 0)
    else {
      throw Mismatch(
        "expected that \(text), got \(ScenarioRunner.describe(error, in: query))")
    }
    let effects = SideEffects(from: before, to: graph)
    guard effects.counts.isEmpty else { throw Mismatch("the failed query left \(effects)") }
  }

  /// The steps of our own: texts exactly as a person sees them.
  private mutating func checkText(_ step: Step) throws {
    let actual: String
    switch step.text {
    case "the plan should be:":
      actual = try engine.plan(
        of: query, parameters: parameters, procedures: procedures, on: before)
    case "the warnings should be:":
      actual = try success().warnings.map { DiagnosticRenderer().render($0, in: query) }
        .joined(separator: "\n")
    default:
      isErrorExpected = true
      guard case .failure(let error as any DiagnosticError)? = result else {
        throw Mismatch("expected an error, got \(ScenarioRunner.describe(try rows(of: success())))")
      }
      actual = DiagnosticRenderer().render(error.diagnostic, in: query)
    }
    guard actual == step.docString else {
      throw Mismatch("\(step.text)\n\(step.docString ?? "")\ngot:\n\(actual)")
    }
  }

  // MARK: Words

  private struct Mismatch: Error {
    var message: String
    init(_ message: String) { self.message = message }
  }

  private static func describe(_ rows: [[WrittenValue]]) -> String {
    let shown = rows.prefix(8).map { "| " + $0.map(\.description).joined(separator: " | ") + " |" }
    return "\(rows.count) rows \(shown.joined(separator: " "))" + (rows.count > 8 ? " …" : "")
  }

  private static func describe(_ error: any Error, in source: SourceFile) -> String {
    guard let error = error as? any DiagnosticError else { return "\(error)" }
    let kind =
      (error as? any QueryError).map { "\($0.type.rawValue) at \($0.phase.rawValue): " } ?? ""
    let place = error.diagnostic.range.map { source.position(at: $0.lowerBound) }
    return kind + (error.diagnostic.code ?? "") + ", \(error.diagnostic.message)"
      + (place.map { " at \($0.line):\($0.column)" } ?? "")
  }
}

extension String {
  fileprivate func suffix(after prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
