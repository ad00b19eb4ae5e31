import Concentric
import Testing

@Suite struct ProgramTests {
  @Test func theVersionIsToldOnStdout() throws {
    let outcome = try Program().run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.lines[0] == "Concentric \(Version.text)")
    for library in ["Graphviz ", "SQLite "] {
      let line = try #require(outcome.lines.first { $0.hasPrefix(library) })
      #expect(line.dropFirst(library.count).first?.isNumber == true)
    }
    #expect(outcome.errors.isEmpty)
  }

  @Test func withoutACommandTheHelpIsShown() throws {
    let outcome = try Program().run([])
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("EXIT STATUS"))
    #expect(outcome.text.contains("See 'concentric help <subcommand>'"))
  }

  @Test func wrongUsageIsToldOnStderrWithStatus2() throws {
    let outcome = try Program().run("--bogus")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("--bogus"))
  }
}
