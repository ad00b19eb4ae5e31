import Concentric
import Foundation
import Testing

@testable import ConcentricCLI

/// The shell without a terminal.
@Suite struct ShellBatchTests {
  private func run(_ input: String, _ arguments: String...) throws -> Program.Outcome {
    try Program().run(["shell"] + arguments, input: Data(input.utf8))
  }

  @Test func printsPlainResultsAndNothingElse() throws {
    let outcome = try run(
      "RETURN '珠海路' AS name,\n  2 AS n;\nRETURN 1 AS a; RETURN 2 AS b\\G\nRETURN 3 AS last")
    #expect(outcome.text == "name    n\n珠海路  2\n\na\n1\n\n── 1 ──\nb: 2\n\nlast\n   3\n")
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
  }

  @Test func stopsAtTheFirstErrorWithItsPlace() throws {
    let outcome = try run("RETURN 1 AS a;\n\nRETURN q;\nRETURN 2 AS b;")
    #expect(outcome.text == "a\n1\n")
    #expect(outcome.errors.contains("stdin:3:8: error: variable 'q' is not defined"))
    #expect(outcome.status == 1)
  }

  @Test func goesOnWhenAsked() throws {
    let outcome = try run("RETURN q;\nRETURN 2 AS b;\n:nonsense\n", "--fail-at-end")
    #expect(outcome.text == "b\n2\n")
    #expect(outcome.errors.contains("no command ':nonsense'"))
    #expect(outcome.status == 3)
  }

  @Test func theFileChangesAtCommitAndNotBefore() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("x.graph")
    let text = try folder.write("青岛市公安局市南分局珠海路派出所成立党支部。", to: "a.txt")
    #expect(try Program().run("build", text, "-o", file.path).status == 0)
    let old = try Data(contentsOf: file)
    let create = "CREATE (:Person {name: '新人'});\n"
    #expect(try run(":begin\n" + create + ":rollback\n:commit\n", file.path).status == 1)
    #expect(try run(create, file.path).errors.contains("were not saved"))
    #expect(try Data(contentsOf: file) == old)
    #expect(try run(":begin\n" + create + ":commit\n", file.path).errors.contains("saved to"))
    let count = try Program().run(
      "query", file.path, "MATCH (p:Person {name: '新人'}) RETURN count(*)", "--format", "csv")
    #expect(count.lines == ["count(*)", "1"])
  }

  @Test func commandsStandBetweenStatements() throws {
    let outcome = try run(
      """
      // a comment; with a semicolon
      :format csv
      :param name => '珠海' + '路'
      RETURN $name AS name;
      :format json
      RETURN [$name] AS names;
      :quit
      RETURN 'never' AS x;
      """)
    #expect(outcome.text == "name\n珠海路\n\n[\n  {\"names\": [\"珠海路\"]}\n]\n")
    #expect(outcome.status == 0)
  }

  @Test func transactionsAreUndone() throws {
    let outcome = try run(
      """
      CREATE (:Place {name: 'a'});
      :begin
      CREATE (:Place {name: 'b'});
      MATCH (p:Place) RETURN count(*) AS n;
      :rollback
      MATCH (p:Place) RETURN count(*) AS n;
      :rollback
      """, "--format", "csv")
    #expect(outcome.text == "n\n2\n\nn\n1\n")
    #expect(outcome.errors.contains("no transaction is open"))
    #expect(outcome.status == 1)
  }

  @Test func resultsGoToAFileAndBack() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("out.csv")
    let outcome = try run(
      ":output \(file.path)\nRETURN 1 AS a;\n:output\nRETURN 2 AS b;", "--format", "csv")
    #expect(try String(contentsOf: file, encoding: .utf8) == "a\n1\n")
    #expect(outcome.text.hasSuffix("b\n2\n"))
  }

  @Test func anOutputFileHasTheFormOfItsName() throws {
    let folder = try TemporaryFolder()
    func content(_ name: String, _ lines: String, _ arguments: String...) throws -> String {
      let file = folder.file(name)
      let script = ":output \(file.path)\n\(lines)RETURN 1 AS a;"
      #expect(try Program().run(["shell"] + arguments, input: Data(script.utf8)).status == 0)
      return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
    #expect(try content("a.csv", "") == "a\n1\n")
    #expect(try content("a.JSON", "") == "[\n  {\"a\": 1}\n]\n")
    #expect(try content("a.md", "").hasPrefix("|   a |"))
    #expect(try content("a.out", "", "--format", "tsv") == "a\n1\n")
    #expect(try content("a.csv", "", "--format", "excel").hasPrefix("\u{FEFF}a"))
    #expect(try content("a.csv", ":format jsonl\n") == "{\"a\": 1}\n")
  }

  @Test func sourcedFilesTellTheirOwnLines() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("script.cypher")
    try "RETURN 1 AS a;\nRETURN\n  oops;\n".write(to: file, atomically: true, encoding: .utf8)
    let outcome = try run(":source \(file.path)")
    #expect(outcome.errors.contains("script.cypher:3:3: error: variable 'oops'"))
    #expect(outcome.status == 1)
  }

  @Test func helpFitsANarrowTerminal() throws {
    let topics = HelpVerbs.topics.map { ":help \($0)\n" }.joined()
    let outcome = try run(":help\n" + topics)
    #expect(outcome.status == 0)
    for line in outcome.lines { #expect(line.displayWidth <= 80, "\(line)") }
  }

  @Test func everyCommandHasHelp() throws {
    let outcome = try run(":help\n:help query\n:help keys\n:help :schema\n:help evidence")
    #expect(outcome.status == 0)
    for command in [":schema", ":open FILE", ":evidence [ROW]", ":commit", ":quit"] {
      #expect(outcome.text.contains(command))
    }
    #expect(try run(":help shcema").errors.contains("did you mean schema?"))
  }

  @Test func settingsRefuseWhatTheyCannotTake() throws {
    let outcome = try run(
      ":set width none\n:set rows 0\n:set format cvs\n:set wdith 3\n:timing maybe\n:set width 30\n:set width",
      "--fail-at-end")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("'width' takes a number from 20, not 'none'"))
    #expect(outcome.errors.contains("'rows' takes a number from 1, not '0'"))
    #expect(outcome.errors.contains("did you mean csv"))
    #expect(outcome.errors.contains("did you mean width?"))
    #expect(outcome.errors.contains("'timing' is on or off, not 'maybe'"))
    #expect(outcome.text == "width = 30\n")
  }

  @Test func evidenceIsShownForTheLastResult() throws {
    let outcome = try run(
      """
      :evidence
      CREATE (a:Place {name: 'a'}) RETURN a;
      :evidence
      RETURN 1 AS one;
      :evidence
      """, "--fail-at-end")
    #expect(outcome.errors.contains("there is no result yet"))
    #expect(outcome.text.contains("(a:Place)\n    no evidence\n"))
    #expect(outcome.errors.contains("the result holds no nodes or edges"))
  }
}
