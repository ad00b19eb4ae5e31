import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif
import Testing

/// `concentric run` and `concentric queries` as a process.
@Suite struct RunCommandTests {
  private let folder: TemporaryFolder
  private let graph: String
  private let queries: String

  init() throws {
    folder = try TemporaryFolder()
    graph = folder.file("t.graph").path
    queries = folder.file("queries").path
    try FileManager.default.createDirectory(
      atPath: queries, withIntermediateDirectories: true)
    let setup = "UNWIND ['珠海路派出所', '大嶝街道', 'a\"b'] AS n CREATE (:X {name: n});\n:save \(graph)"
    try #require(try Program().run(["shell"], input: Data(setup.utf8)).status == 0)
    try write(
      "names",
      """
      // title: 名称
      // title-en: Names
      // param part: 派出所 (string) – a part of the name
      MATCH (x) WHERE x.name CONTAINS $part RETURN x.name AS name
      """)
    try write("two", "RETURN 1 AS a; MATCH (x) RETURN count(*) AS n;")
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(
      toFile: "\(queries)/\(name).cypher", atomically: true, encoding: .utf8)
  }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program().run(["run", graph, "--queries", queries] + arguments)
  }

  @Test func runsAFolderInOrderAndSumsUp() throws {
    let outcome = try run("--format", "plain")
    #expect(outcome.status == 0)
    #expect(
      outcome.text == "names · 名称 · Names\nname\n珠海路派出所\n\ntwo\na\n1\n\nn\n3\n")
    #expect(outcome.errors.contains("2 queries, 0 failed"))
  }

  @Test func parametersComeFromTheLineAndFromFiles() throws {
    #expect(try run("names", "--param", "part=街道", "--format", "csv").text == "name\n大嶝街道\n")
    let table = try folder.write("part\n大嶝\n\"\"\"\"\n", to: "p.csv")
    let output = folder.file("out").path
    let outcome = try run("names", "--params", table, "--output", output)
    #expect(outcome.status == 0)
    #expect(
      try String(contentsOfFile: output + "/names-大嶝.csv", encoding: .utf8) == "name\n大嶝街道\n")
    #expect(
      try String(contentsOfFile: output + "/names-_.csv", encoding: .utf8)
        == "name\n\"a\"\"b\"\n")
    let same = try folder.write("part\n/\n\\\n", to: "same.csv")
    #expect(try run("names", "--params", same, "--output", output).status == 0)
    #expect(FileManager.default.fileExists(atPath: output + "/names-2.csv"))
    let json = try folder.write("[{\"part\": \"珠海\"}]", to: "p.json")
    #expect(try run("names", "--params", json, "--format", "csv").text == "name\n珠海路派出所\n")
    let yaml = try folder.write("# which\npart: 大嶝\n", to: "p.yaml")
    #expect(try run("names", "--params", yaml, "--format", "csv").text == "name\n大嶝街道\n")
    let other = try folder.write("part=大嶝", to: "p.txt")
    #expect(try run("names", "--params", other).errors.contains("must end in .json, .yaml"))
  }

  @Test func goldensAreWrittenComparedAndTold() throws {
    #expect(try run("--check").status == 3)
    #expect(try run("--update").status == 0)
    #expect(try run("--check").status == 0)
    try write("two", "RETURN 2 AS a; MATCH (x) RETURN count(*) AS n;")
    let outcome = try run("--check")
    #expect(outcome.status == 3)
    #expect(
      outcome.errors.contains("'two' differs from what is expected:\nstatement 1:\n- 1\n+ 2\n"))
    #expect(outcome.errors.contains("2 queries, 1 failed"))
    try write("names", "RETURN 'other' AS name")
    let fast = try run("--check", "--fail-fast", "--jobs", "1")
    #expect(fast.status == 3)
    #expect(fast.errors.contains("1 query, 1 failed, 1 not run"))
  }

  @Test func aFailureIsToldAndTheRestIsDone() throws {
    try write("bad", "RETURN oops")
    let outcome = try run("--format", "csv")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("bad.cypher:1:8: error: variable 'oops'"))
    #expect(outcome.text.contains("珠海路派出所"))
    let fast = try run("--fail-fast", "--jobs", "1")
    #expect(fast.status == 3)
    #expect(fast.text == "")
    #expect(fast.errors.contains("1 query, 1 failed, 2 not run"))
  }

  @Test func reportsAreWellFormed() throws {
    try write("bad", "RETURN '<' + oops")
    let junit = try run("--report", "junit")
    #expect(junit.status == 3)
    let parser = XMLParser(data: junit.output)
    #expect(parser.parse())
    #expect(junit.text.contains("tests=\"3\" failures=\"1\""))
    let tap = try run("--report", "tap")
    #expect(tap.lines.prefix(3) == ["TAP version 13", "1..3", "not ok 1 - bad"])
    let json = try run("--report", "json")
    let rows = try #require(JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
    #expect(rows.map { $0["ok"] as? Bool } == [false, true, true])
  }

  @Test func unknownNamesAndWrongUseAreTold() throws {
    let unknown = try run("naems")
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("did you mean names?"))
    #expect(try run("--check", "--update").status == 2)
    #expect(try run("names", "--param", "part").status == 2)
    let mistyped = try run("--param", "prat=x")
    #expect(mistyped.status == 1 && mistyped.text.isEmpty)
    #expect(mistyped.errors.contains("no query has a parameter 'prat'; did you mean part?"))
    let table = try folder.write("part,remark\n大嶝,x\n", to: "remarks.csv")
    let remarked = try run("names", "--params", table, "--format", "csv")
    #expect(remarked.status == 0 && remarked.text == "name\n大嶝街道\n")
    #expect(remarked.errors.contains("'names' has no parameter 'remark'"))
  }

  @Test func queriesAreListedWithTheirParameters() throws {
    let outcome = try Program().run("queries", queries)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("names  名称 · Names"))
    #expect(outcome.text.contains("$part: string = '派出所'  a part of the name"))
  }

  /// Where results of the seeds have changed on purpose: make goldens
  @Test func theProjectsOwnQueriesGiveWhatIsExpected() throws {
    let outcome = try Program().run("run", "Graphs/seeds.graph", "queries", "--check")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("20 queries, 0 failed"))
  }

  @Test func theProjectsOwnQueriesAreReadAndRun() throws {
    let own = Program.root.appendingPathComponent("queries").path
    let outcome = try Program().run("run", graph, own, "--report", "tap")
    #expect(outcome.lines.dropFirst(2).allSatisfy { $0.hasPrefix("ok ") }, "\(outcome.text)")
    #expect(outcome.lines.count >= 22)
  }
}
