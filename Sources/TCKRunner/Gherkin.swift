/// One file of scenarios, outlines expanded.
package struct Feature: Sendable {
  package var name: String
  /// Steps that come before those of every scenario.
  package var background: [Step] = []
  package var scenarios: [Scenario] = []
}

/// One example of what a query must do.
package struct Scenario: Sendable {
  package var name: String
  package var tags: [String]
  /// Background steps first.
  package var steps: [Step]
  /// The number of the row of `Examples` from 1; `nil` when it comes from no outline.
  package var example: Int?
  /// Where its `Scenario` line stands, from 1.
  package var line: Int

  /// The name, with the example's number for a scenario of an outline: unique in a file.
  package var title: String { example.map { "\(name) #\($0)" } ?? name }
}

/// `Given`, `When`, `Then` or `And`, and what belongs to it.
package struct Step: Sendable {
  /// Without the leading word.
  package var text: String
  package var docString: String?
  /// Where the first line of the doc string stands, from 1.
  package var docStringLine: Int?
  /// Cells with escapes resolved.
  package var table: [[String]] = []
  package var line: Int
}

/// A feature file that is no Gherkin as we read it.
package struct GherkinError: Error, CustomStringConvertible {
  package var line: Int
  package var message: String
  package var description: String { "line \(line): \(message)" }
}
