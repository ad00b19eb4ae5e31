import Foundation
import TerminalTesting
import Testing

/// A day's work in the shell on a terminal, from texts to a picture.
@Suite struct ShellWorkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var environment: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "HOME": folder.url.path, "LANG": "C.UTF-8", "NO_COLOR": "1",
      "SWIFT_BACKTRACE": "enable=no", "CONCENTRIC_HISTORY": "", "PS1": "bash> ",
    ]
  }

  private func shell(_ arguments: String..., columns: Int = 100) throws -> PseudoTerminal {
    try PseudoTerminal(
      Program.executable.path, ["shell"] + arguments, environment: environment,
      columns: columns, height: 40)
  }

  private static let seeds = Program.root.appendingPathComponent("seeds").path
  private static let graph = Program.root.appendingPathComponent("Graphs/seeds.graph").path
  private static let queries = Program.root.appendingPathComponent("queries").path

  @Test func fromTextsToAPicture() throws {
    let terminal = try shell()
    try terminal.wait(for: "No graph is open.")
    try terminal.type(":build \(ShellWorkTests.seeds)\r")
    try terminal.wait(for: "in memory: ")
    try terminal.wait(for: "concentric*> ")
    try terminal.type(":schema\r")
    try terminal.wait(for: "│ ALLIANCE_WITH")
    try terminal.type("MATCH ({name: '珠海路派出所党支部'})-[r:ALLIANCE_WITH]-(o) RETURN r, o;\r")
    try terminal.wait(for: "-[ALLIANCE_WITH]-")
    try terminal.type(":evidence 1\r")
    try terminal.wait(for: "[与某方结盟]")
    let picture = folder.file("p.svg").path
    try terminal.type(":render 珠海路派出所 -o \(picture)\r")
    try terminal.wait(for: "p.svg: ")
    let svg = try String(contentsOfFile: picture, encoding: .utf8)
    #expect(svg.contains("<svg") && svg.contains("派出所"))
    let graph = folder.file("s.graph").path
    try terminal.type(":save \(graph)\r")
    try terminal.wait(for: "s> ")
    try terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
    #expect(try Program().run("verify", graph).status == 0)
  }

  @Test func aSavedQueryAsksForItsParameters() throws {
    let terminal = try shell(ShellWorkTests.graph, "--queries", ShellWorkTests.queries)
    try terminal.wait(for: "seeds> ")
    try terminal.type(":run people-of\t\r")
    try terminal.wait(for: "station – the station [南街派出所]: ")
    try terminal.type("zhhlpcs\t")
    try terminal.type("\u{15}zhlpcs\t")
    try terminal.wait(for: "]: 珠海路派出所")
    try terminal.type("\r")
    try terminal.wait(for: "0 rows")
    try terminal.type(":run people-of-a-station\r\r")
    try terminal.wait(for: "│ 冯强")
    try terminal.type(":run people-of-a-station station=大嶝派出所\r")
    try terminal.wait(for: "the second empty result") {
      $0.transcript.components(separatedBy: "0 rows").count > 2
    }
    try terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func resultsFitTheWidthThatIsSet() throws {
    let terminal = try shell(ShellWorkTests.graph)
    try terminal.wait(for: "seeds> ")
    try terminal.type(":set width 30\r")
    try terminal.type("RETURN '山东省青岛市公安局市南公安分局珠海路派出所' AS name;\r")
    try terminal.wait(for: "1 row")
    let table = terminal.screen.lines.filter { $0.hasPrefix("│") }
    #expect(table.count == 2)
    #expect(table.last?.contains("…") == true)
    #expect(table.allSatisfy { $0.count <= 30 })
    try terminal.type("RETURN '山东省青岛市公安局' AS name, 7 AS n \\G\r")
    try terminal.wait(for: "   n: 7")
    #expect(terminal.screen.lines.contains("name: 山东省青岛市公安局"))
    try terminal.type(":set rows 2\rUNWIND range(1, 9) AS x RETURN x;\r")
    try terminal.wait(for: "… 7 more rows")
    try terminal.type("\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func controlUnderscoreTakesBackWhatWasTyped() throws {
    let terminal = try shell(ShellWorkTests.graph)
    try terminal.wait(for: "seeds> ")
    try terminal.type("RETURN '珠海路派出所'")
    try terminal.type("\u{17}")  // Ctrl-W cuts the last word
    try terminal.wait(for: "the cut") { $0.lines.last.map { !$0.contains("所") } ?? false }
    try terminal.type("\u{1F}")
    try terminal.wait(for: "seeds> RETURN '珠海路派出所'")
    try terminal.type("\u{3}\u{4}")
    #expect(try terminal.end() == 0)
  }

  @Test func controlZStopsTheShellAndFgBringsItBack() throws {
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"], environment: environment, columns: 100)
    try terminal.wait(for: "bash> ")
    terminal.send("\(Program.executable.path) shell \(ShellWorkTests.graph)\r")
    try terminal.wait(for: "seeds> ")
    try terminal.type("RETURN 40 + ")
    try terminal.wait(for: "seeds> RETURN 40 +")
    terminal.send("\u{1A}")
    try terminal.wait(for: "Stopped")
    terminal.send("fg\r")
    try terminal.wait(for: "the line again") {
      $0.lines.last?.hasPrefix("seeds> RETURN 40 +") == true
    }
    try terminal.type("2 AS answer;\r")
    try terminal.wait(for: "│     42 │")
    try terminal.type("\u{4}")
    try terminal.wait(for: "bash again") { $0.lines.last?.hasPrefix("bash>") == true }
    terminal.send("exit\r")
    _ = try terminal.end()
  }

  @Test func anOpenTransactionIsAskedForWhenLeaving() throws {
    let graph = folder.file("t.graph").path
    let setup = "CREATE (:Place {name: '大嶝街道'});\n:save \(graph)"
    try #require(try Program().run(["shell"], input: Data(setup.utf8)).status == 0)
    let terminal = try shell(graph)
    try terminal.wait(for: "t> ")
    try terminal.type(":begin\r")
    try terminal.wait(for: "kept by :commit and undone by :rollback")
    try terminal.wait(for: "t#> ")
    try terminal.type("CREATE (:Place {name: '甲'});\r:quit\r")
    try terminal.wait(for: "a transaction is open; commit and save to ")
    try terminal.wait(for: "[yes/no/cancel]")
    try terminal.type("no\r")
    #expect(try terminal.end() == 0)
    let count = try Program().run("query", graph, "MATCH (p) RETURN count(*) AS n")
    #expect(count.text == "n\n1\n")
  }
}
