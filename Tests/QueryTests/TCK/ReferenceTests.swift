import Foundation
import QueryExecution
import TCKRunner
import Testing

/// The language reference says what is so. `concentric-tck refresh FILE` writes its results anew.
@Suite struct ReferenceTests {
  private func text() throws -> String {
    let file = TCKTests.package
      .appendingPathComponent("Sources/Concentric/Concentric.docc/QueryLanguage.md")
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test func examplesGiveWhatStandsThere() throws {
    let text = try text()
    let refreshed = try ReferencePage(text).refreshed(on: ScenarioEngine())
    for (line, (old, new)) in zip(
      text.split(separator: "\n", omittingEmptySubsequences: false),
      refreshed.split(separator: "\n", omittingEmptySubsequences: false)
    ).enumerated() where old != new {
      Issue.record("line \(line + 1): expected \(old), got \(new)")
      break
    }
    #expect(text == refreshed)
  }

  @Test func everyProcedureHasAnExample() throws {
    let queries = try ReferencePage(text()).queries.joined(separator: "\n").lowercased()
    for signature in ProcedureRegistry.builtin.signatures {
      #expect(queries.contains(signature.name.lowercased()), "\(signature.name)")
    }
  }

  @Test func everyFunctionHasAnExample() throws {
    let queries = try ReferencePage(text()).queries.joined(separator: "\n").lowercased()
    let names = FunctionRegistry.builtin.catalog.names
    #expect(names.count > 80)
    for name in names where !queries.contains(name.lowercased() + "(") {
      #expect(needsNoExample(name), "\(name) has no example")
    }
  }

  /// Functions whose result is another each time, or another name of one that has an example.
  private func needsNoExample(_ name: String) -> Bool {
    ["timestamp", "randomuuid", "upper", "lower", "char_length", "character_length"].contains(
      name.lowercased())
      || name.hasSuffix(".transaction") || name.hasSuffix(".statement")
      || name.hasSuffix(".realtime")
  }
}
