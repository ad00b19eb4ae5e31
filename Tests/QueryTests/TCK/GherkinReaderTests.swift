import TCKRunner
import Testing

@Suite struct GherkinReaderTests {
  private let text = #"""
    #encoding: utf-8

    Feature: Sample - what occurs

      Background:
        Given an empty graph

      @skipStyleCheck @other
      Scenario: [1] A plain one
        When executing query:
          """
          MATCH (n)
            RETURN n
          """
        # a comment
        Then the result should be, in any order:
          | n     | m \| o  |
          | 'a\\' | 'x\ny' |
        And no side effects

      Scenario Outline: [2] Rows of <name>
        When executing query:
          """
          RETURN <value> AS x <b
          """
        Then the result should be, in any order:
          | <value> |
          | <value> |

        Examples:
          | name | value |
          | one  | 1     |
          | two  | [2]   |
    """#

  @Test func readsStepsTablesAndDocStrings() throws {
    let feature = try GherkinReader.read(text)
    #expect(feature.name == "Sample - what occurs")
    #expect(
      feature.scenarios.map(\.title) == [
        "[1] A plain one", "[2] Rows of one #1", "[2] Rows of two #2",
      ])
    let plain = feature.scenarios[0]
    #expect(plain.tags == ["@skipStyleCheck", "@other"])
    #expect(
      plain.steps.map(\.text) == [
        "an empty graph", "executing query:", "the result should be, in any order:",
        "no side effects",
      ])
    #expect(plain.steps[1].docString == "MATCH (n)\n  RETURN n")
    #expect(plain.steps[2].table == [["n", "m | o"], [#"'a\'"#, "'x\ny'"]])
    let two = feature.scenarios[2]
    #expect(two.steps[1].docString == "RETURN [2] AS x <b")
    #expect(two.steps[2].table == [["[2]"], ["[2]"]])
  }

  @Test func lineEndsMayBeThoseOfWindows() throws {
    let feature = try GherkinReader.read(text.replacing("\n", with: "\r\n"))
    #expect(feature.scenarios.count == 3)
    #expect(feature.scenarios[0].steps[1].docString == "MATCH (n)\n  RETURN n")
  }

  @Test(arguments: [
    ("Scenario: x", "there is no 'Feature:'"), ("Feature: x\nScenario: y\n  Nonsense", "Nonsense"),
    ("Feature: x\nScenario: y\nGiven z\n  \"\"\"\n open", "never closed"),
    ("Feature: x\nScenario: y\nGiven z\n  | a", "'|'"),
    ("Feature: x\nScenario: y\nGiven z\n| a |\n| a | b |", "different numbers"),
    ("Feature: x\nScenario Outline: y\nGiven z", "no examples"),
  ])
  func damagedFilesAreErrors(text: String, part: String) {
    #expect {
      try GherkinReader.read(text)
    } throws: {
      "\($0)".contains(part)
    }
  }
}
