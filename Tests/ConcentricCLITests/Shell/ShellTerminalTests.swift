import Foundation
import TerminalTesting
import Testing

/// The shell as people use it: on a terminal, key by key.
@Suite struct ShellTerminalTests {
  private let folder: TemporaryFolder
  private let graph: String

  init() throws {
    folder = try TemporaryFolder()
    graph = folder.file("t.graph").path
    let setup = """
      CREATE (s:Organization {name: '珠海路派出所'}), (b:Organization {name: '珠海路派出所党支部'}),
        (b)-[:SUBORDINATE_TO]->(s),
        (b)-[:ALLIANCE_WITH]->(:Organization {name: '警备区第十干休所'});
      :save \(graph)
      """
    let made = try Program().run(["shell"], input: Data(setup.utf8))
    try #require(made.status == 0, "\(made.errors)")
  }

  private func shell(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    height: Int = 24
  ) throws -> PseudoTerminal {
    let base = [
      "PATH": "/usr/bin:/bin", "HOME": folder.url.path, "LANG": "C", "NO_COLOR": "1",
      "SWIFT_BACKTRACE": "enable=no",
      "CONCENTRIC_HISTORY": folder.file("history").path,
    ]
    let terminal = try PseudoTerminal(
      Program.executable.path, ["shell", graph] + arguments,
      environment: base.merging(environment) { $1 }, columns: columns, height: height)
    try terminal.wait(for: "t> ")
    return terminal
  }

  private func leave(_ terminal: PseudoTerminal) throws {
    try terminal.type("\u{4}")
    let status = try terminal.end()
    #expect(status == 0)
    #expect(terminal.isCooked)
  }

  @Test func editsChineseTextAndShowsAnAlignedTable() throws {
    let terminal = try shell()
    try terminal.type("RETURN '珠海派出所' AS 名称;")
    try terminal.wait(for: "RETURN '珠海派出所' AS 名称;")
    // Left to behind 海, and 路 goes in between.
    for _ in 0..<11 { try terminal.type("\u{1B}[D") }
    try terminal.type("路")
    try terminal.wait(for: "t> RETURN '珠海路派出所' AS 名称;")
    try terminal.type("\r")
    try terminal.wait(for: "└──────────────┘")
    let rows = terminal.screen.lines
    #expect(rows.contains("│ 名称         │"))
    #expect(rows.contains("│ 珠海路派出所 │"))
    try leave(terminal)
  }

  @Test func completesNamesByTheirSound() throws {
    let terminal = try shell()
    try terminal.type("MATCH (o:Org\t {name: 'zhl\t")
    try terminal.wait(for: "t> MATCH (o:Organization {name: '珠海路派出所")
    try terminal.type("\t")
    try terminal.wait(for: "珠海路派出所        珠海路派出所党支部")
    try terminal.type("党\t}) RETURN o;\r")
    try terminal.wait(for: "│ (珠海路派出所党支部:Organization) │")
    try leave(terminal)
  }

  @Test func aPasteOfManyLinesRunsOnlyAtEnter() throws {
    let terminal = try shell()
    try terminal.type("\u{1B}[200~MATCH (n)\r\nRETURN count(n) AS n;\r\n\u{1B}[201~")
    try terminal.wait(for: ".> RETURN count(n) AS n;")
    #expect(!terminal.screen.transcript.contains("1 row"))
    try terminal.type("\r")
    try terminal.wait(for: "1 row")
    #expect(terminal.screen.lines.contains("│ 3 │"))
    try leave(terminal)
  }

  @Test func aPasteMayHoldCommandsAndStatements() throws {
    let terminal = try shell()
    let paste = """
      :param name => '珠海路派出所'
      // the station
      MATCH (s {name: $name})
      RETURN s.name AS 名称;
      :format csv
      MATCH (n
        :Organization) RETURN count(n) AS n;
      :timing off
      """
    try terminal.type("\u{1B}[200~" + paste + "\u{1B}[201~\r")
    try terminal.wait(for: "the last result") { $0.lines.contains("3") }
    #expect(terminal.screen.lines.contains("│ 珠海路派出所 │"))
    try terminal.type("RETURN 'eins' AS one;\r")
    try terminal.wait(for: "the result without its time") { screen in
      screen.lines.contains("eins") && screen.lines.contains("1 row")
    }
    try leave(terminal)
  }

  @Test func controlCStopsALongQueryAndKeepsTheShell() throws {
    let terminal = try shell()
    try terminal.type("UNWIND range(1, 1000000000) AS x RETURN count(x);\r")
    try terminal.wait(for: "count(x);")
    try terminal.wait(for: "the query to run") { _ in terminal.isCooked }
    terminal.send("\u{3}")
    try terminal.wait(for: "stopped")
    try terminal.type("RETURN 40 + 2 AS answer;\r")
    try terminal.wait(for: "│     42 │")
    try leave(terminal)
  }

  @Test func controlCGivesUpWhatIsTyped() throws {
    let terminal = try shell()
    try terminal.type("MATCH (n)\r")
    try terminal.wait(for: ".> ")
    try terminal.type("\u{3}")
    try terminal.type("RETURN 1 AS one;\r")
    try terminal.wait(for: "│   1 │")
    try leave(terminal)
  }

  @Test func aNarrowerTerminalBreaksTheTextAnew() throws {
    let terminal = try shell(columns: 60)
    try terminal.type("RETURN '珠海路派出所和警备区第十干休所'")
    try terminal.wait(for: "t> RETURN '珠海路派出所和警备区第十干休所'")
    terminal.resize(columns: 25)
    try terminal.wait(for: "警备区第十干休所'")
    try terminal.type(" AS x")
    try terminal.wait(for: "十干休所' AS x")
    #expect(
      Array(terminal.screen.lines.suffix(2)) == ["t> RETURN '珠海路派出所和", "警备区第十干休所' AS x"])
    try terminal.type("\u{3}")
    try leave(terminal)
  }

  @Test func historyComesBackInTheNextShell() throws {
    let first = try shell()
    try first.type("RETURN 'eins' AS a;\rRETURN 'zwei',\r  2 AS b;\r")
    try first.wait(for: "│ 'zwei'")
    try leave(first)
    let second = try shell()
    try second.type("\u{1B}[A")
    try second.wait(for: ".>   2 AS b;")
    try second.type("\u{3}")
    try second.type("\u{12}eins")
    try second.wait(for: "search history: 'eins' > RETURN 'eins' AS a;")
    try second.type("\r")
    try second.wait(for: "│ eins │")
    try leave(second)
  }

  @Test func longResultsGoThroughThePager() throws {
    let terminal = try shell(environment: ["PAGER": "sed 's/^/| /;s/37/THIRTYSEVEN/'"])
    try terminal.type("UNWIND range(1, 60) AS x RETURN x;\r")
    try terminal.wait(for: "60 rows")
    #expect(terminal.screen.transcript.contains("THIRTYSEVEN"))
    try terminal.type("RETURN 37 AS x;\r")
    try terminal.wait(for: "│ 37 │")
    try leave(terminal)
  }

  @Test func unsavedChangesAreAskedFor() throws {
    let terminal = try shell()
    try terminal.type("CREATE (:Place {name: '大嶝街道'});\r")
    try terminal.wait(for: "created 1 node")
    try terminal.wait(for: "t*> ")
    try terminal.type("\u{4}")
    try terminal.wait(for: "[yes/no/cancel]")
    try terminal.type("cancel\r")
    try terminal.wait(for: "cancel] cancel")
    try terminal.type(":quit\r")
    try terminal.wait(for: "the question again") {
      $0.transcript.components(separatedBy: "[yes/no/cancel]").count > 2
    }
    try terminal.type("yes\r")
    #expect(try terminal.end() == 0)
    let outcome = try Program().run(
      "query", graph, "MATCH (p:Place) RETURN p.name", "--format", "csv")
    #expect(outcome.text == "p.name\n大嶝街道\n")
  }

  @Test func aKilledShellLeavesTheTerminalAsItWas() throws {
    for signal in [SIGTERM, SIGHUP, SIGABRT] {
      // The backtrace of an abort takes a minute in a debug build.
      let terminal = try shell(environment: ["SWIFT_BACKTRACE": "enable=no"])
      try terminal.wait(for: "raw mode") { _ in !terminal.isCooked }
      terminal.signal(signal)
      let status = try terminal.end()
      #expect(status == -signal)
      #expect(terminal.isCooked)
    }
  }

  @Test func emptyResultsNameTheNearestNames() throws {
    let terminal = try shell()
    try terminal.type("MATCH (o {name: '珠海派出所'}) RETURN o;\r")
    try terminal.wait(for: "no node is named '珠海派出所'; the nearest: 珠海路派出所, ")
    try terminal.type(":scehma\r")
    try terminal.wait(for: "did you mean :schema?")
    try leave(terminal)
  }

  @Test func colorsComeAndGo() throws {
    let plain = try shell()
    try plain.type("RETURN 'a' AS a;\r")
    try plain.wait(for: "1 row")
    #expect(!String(decoding: plain.bytes, as: UTF8.self).contains("[1;34m"))
    try leave(plain)
    let colored = try shell(["--color", "always"])
    try colored.type("RETURN 'a' AS a;\r")
    try colored.wait(for: "1 row")
    #expect(String(decoding: colored.bytes, as: UTF8.self).contains("\u{1B}[1;34mRETURN"))
    try leave(colored)
  }
}
