import TCKRunner
import Testing

/// The runner must tell right from wrong: each scenario here passes or fails for the reason named.
@Suite struct ScenarioRunnerTests {
  private func outcome(_ steps: String) throws -> ScenarioOutcome {
    let feature = try GherkinReader.read("Feature: f\nScenario: s\n" + steps)
    return ScenarioRunner.run(feature.scenarios[0], on: ScenarioEngine()) { _ in
      "CREATE (:A); CREATE (:B);"
    }
  }

  private func query(_ text: String) -> String {
    "When executing query:\n\"\"\"\n\(text)\n\"\"\"\n"
  }

  @Test func resultsAreBagsUnlessInOrder() throws {
    let unwind = query("UNWIND [1, 2, 2] AS x RETURN x")
    #expect(
      try outcome(unwind + "Then the result should be, in any order:\n|x|\n|2|\n|1|\n|2|")
        == .passed)
    #expect(
      try outcome(unwind + "Then the result should be, in any order:\n|x|\n|2|\n|1|\n|1|")
        == .failed("expected 3 rows | 2 | | 1 | | 1 |, got 3 rows | 1 | | 2 | | 2 |"))
    #expect(
      try outcome(unwind + "Then the result should be, in order:\n|x|\n|2|\n|1|\n|2|")
        != .passed)
    #expect(
      try outcome(unwind + "Then the result should be, in any order:\n|y|\n|1|\n|2|\n|2|")
        == .failed(#"expected the columns ["y"], got ["x"]"#))
    #expect(
      try outcome(
        query("RETURN [[2], [1, 3]] AS x")
          + "Then the result should be (ignoring element order for lists):\n|x|\n|[[3, 1], [2]]|")
        == .passed)
  }

  @Test func effectsAreDifferencesOfTheGraph() throws {
    let setup = "Given the any-name graph\n"
    let change = query("MATCH (a:A) SET a.x = 1, a:C CREATE (t:T) DELETE t")
    #expect(
      try outcome(
        setup + change + "And the side effects should be:\n| +properties | 1 |\n| +labels | 1 |")
        == .passed)
    #expect(
      try outcome(setup + change + "And no side effects")
        == .failed("expected the side effects none, got +labels 1, +properties 1"))
  }

  @Test func errorsAreComparedByTypePhaseAndDetail() throws {
    let wrong = query("RETURN x")
    #expect(
      try outcome(
        wrong + "Then a SyntaxError should be raised at compile time: UndefinedVariable") == .passed
    )
    #expect(try outcome(wrong + "Then a SyntaxError should be raised at any time: *") == .passed)
    for expectation in [
      "a TypeError should be raised at compile time: UndefinedVariable",
      "a SyntaxError should be raised at runtime: UndefinedVariable",
      "a SyntaxError should be raised at compile time: UnknownFunction",
    ] {
      #expect(try outcome(wrong + "Then " + expectation) != .passed)
    }
    #expect(
      try outcome(query("RETURN 1") + "Then a SyntaxError should be raised at any time: *")
        != .passed)
    #expect(try outcome(wrong + "Then the result should be empty") != .passed)
    #expect(try outcome(wrong) != .passed)
  }

  @Test func proceduresAndParametersAreProvided() throws {
    let steps = """
      And there exists a procedure test.my.proc(in :: INTEGER?) :: (out :: STRING?):
        | in | out |
        | 1  | 'a' |
        | 2  | 'b' |
      And parameters are:
        | p | 2 |

      """
    #expect(
      try outcome(
        steps + query("CALL test.my.proc($p)")
          + "Then the result should be, in any order:\n|out|\n|'b'|") == .passed)
  }

  @Test func unknownStepsFail() throws {
    #expect(try outcome("Given a miracle") == .failed("no step is called 'a miracle'"))
  }

  @Test func knownFailuresNeedAReason() throws {
    let known = try KnownFailures("# note\na.feature: [1] x\n  because\n  of y\n")
    #expect(known.reasons == ["a.feature: [1] x": "because of y"])
    #expect(throws: KnownFailures.Failure.self) { try KnownFailures("a.feature: [1] x\n") }
  }
}
