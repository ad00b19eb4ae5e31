import Foundation
import QuerySyntax
import SourceText
import TCKRunner
import Testing

/// Random texts: no crash, and what parses prints to what parses to the same.
///
/// `CONCENTRIC_FUZZ` sets how many for each seed.
@Suite struct ParserFuzzTests {
  static let count =
    ProcessInfo.processInfo.environment["CONCENTRIC_FUZZ"].flatMap { Int($0) } ?? 1000

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func randomTexts(seed: UInt64) {
    var fuzzer = ParserFuzzer(seed: seed)
    for _ in 0..<Self.count {
      let text = fuzzer.input()
      if let finding = ParserFuzzer.finding(in: text) {
        Issue.record("\(text)\n\(finding)")
        return
      }
    }
  }

  /// Findings of longer runs, made small.
  @Test(arguments: [
    "RETURN [(x IN xs)]", "RETURN [x IN xs]", "MATCH (WHERE ({}.x = 1)) RETURN 1",
    "RETURN ({a: 1} STARTS WITH CASE WHEN (a)-[:T]->() THEN n ELSE 1 END) - -NOT 1",
    "RETURN (n:A) - -(1 + 2)", "RETURN (n:A) < - -(1 + 2)", "RETURN (n:A) - -(1 + 2) * 3",
  ])
  func earlierFindings(text: String) {
    #expect(ParserFuzzer.finding(in: text) == nil)
  }

  /// Every query of the TCK and of our own features.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: Folders.tck), "the TCK is not at \(Folders.tck)"))
  func queriesOfScenarios() throws {
    for folder in [Folders.tck, Folders.features] {
      let files = try FeatureFolder(folder).files
      for scenario in files.flatMap(\.feature.scenarios) {
        for text in scenario.steps.compactMap(\.docString) {
          if let finding = ParserFuzzer.finding(in: text) { Issue.record("\(text)\n\(finding)") }
        }
        let fails = scenario.steps.contains { $0.text.contains("SyntaxError should be raised") }
        guard !fails else { continue }
        for step in scenario.steps where step.text.hasSuffix("executing query:") {
          #expect(
            errorDetail(step.docString ?? "") == nil
              || scenario.steps.contains {
                $0.text == "the error should read:"
              }, "\(scenario.title)")
        }
      }
    }
  }

  /// The saved queries, too, print to what parses to the same.
  @Test func savedQueries() throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Folders.queries)) ?? []
    for name in names where name.hasSuffix(".cypher") {
      let text = try String(contentsOfFile: Folders.queries + "/" + name, encoding: .utf8)
      for statement in try Parser.parseScript(SourceFile(name: name, text: text)) {
        let printed = QueryPrinter().print(statement)
        #expect(ParserFuzzer.finding(in: printed) == nil, "\(name)")
      }
    }
  }
}

/// Folders of the package and beside it.
private enum Folders {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  static let tck =
    ProcessInfo.processInfo.environment["CONCENTRIC_TCK"]
    ?? package.appendingPathComponent("../shared/tck").standardizedFileURL.path

  static let features = package.appendingPathComponent("Tests/QueryTests/Features").path
  static let queries = package.appendingPathComponent("queries").path
}
