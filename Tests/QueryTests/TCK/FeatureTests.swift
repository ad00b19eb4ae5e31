import Foundation
import TCKRunner
import Testing

/// Our own scenarios, in `Tests/QueryTests/Features`, each one a test case.
@Suite struct FeatureTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../Features").standardizedFileURL.path

  struct Case: CustomTestStringConvertible, Sendable {
    var file: FeatureFolder.File
    var scenario: Scenario
    var testDescription: String { "\(file.path): \(scenario.title)" }
  }

  static let cases: [Case] = ((try? FeatureFolder(folder).files) ?? []).flatMap { file in
    file.feature.scenarios.map { Case(file: file, scenario: $0) }
  }

  @Test func thereAreScenarios() throws {
    #expect(try FeatureFolder(Self.folder).files.flatMap(\.feature.scenarios).count > 50)
  }

  @Test(arguments: cases) func scenarioPasses(_ example: Case) {
    let outcome = ScenarioRunner.run(example.scenario, on: ScenarioEngine()) { name in
      FeatureFolder.script(ofGraph: name, near: example.file)
    }
    #expect(outcome == .passed)
  }
}
