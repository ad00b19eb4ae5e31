import Foundation
import TCKRunner
import Testing

/// The openCypher TCK, from the folder that `CONCENTRIC_TCK` names, else `../shared/tck`.
@Suite struct TCKTests {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../..").standardizedFileURL

  static let folder =
    ProcessInfo.processInfo.environment["CONCENTRIC_TCK"]
    ?? package.appendingPathComponent("../shared/tck").standardizedFileURL.path

  static let isPresent = FileManager.default.fileExists(atPath: folder)

  private static func knownFailures() throws -> [String: String] {
    let file = package.appendingPathComponent("Tests/QueryTests/known-failures.txt")
    return try KnownFailures(String(contentsOf: file, encoding: .utf8)).reasons
  }

  @Test(.enabled(if: isPresent, "the TCK is not at \(folder)"))
  func scenariosPass() throws {
    let known = try Self.knownFailures()
    let features = try FeatureFolder(Self.folder)
    let report = features.run(on: ScenarioEngine())
    for (scenario, reason) in report.failures where known[scenario] == nil {
      Issue.record("\(scenario): \(reason)")
    }
    for scenario in known.keys where report.passes.contains(scenario) {
      Issue.record("\(scenario) passes now: take it out of known-failures.txt")
    }
    print("TCK: \(report.summary), \(known.count) of these known to fail")
  }

  /// Plans without any optimisation must give the same rows.
  @Test(.enabled(if: isPresent, "the TCK is not at \(folder)"))
  func scenariosPassWithPlainPlans() throws {
    let known = try Self.knownFailures()
    let report = try FeatureFolder(Self.folder).run(on: ScenarioEngine(optimizes: false))
    for (scenario, reason) in report.failures where known[scenario] == nil {
      Issue.record("\(scenario): \(reason)")
    }
  }

  /// The numbers that the shared folder's own description gives.
  @Test(.enabled(if: isPresent, "the TCK is not at \(folder)"))
  func readsEveryScenario() throws {
    let features = try FeatureFolder(Self.folder)
    let scenarios = features.files.flatMap(\.feature.scenarios)
    guard Self.folder.hasSuffix("shared/tck") else { return }
    #expect(features.files.count == 179)
    #expect(scenarios.count == 2662)
    #expect(scenarios.count { ($0.example ?? 1) == 1 } == 1126)
    #expect(Set(scenarios.flatMap(\.steps).map(\.text)).count > 10)
  }
}
