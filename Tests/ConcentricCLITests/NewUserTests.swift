import Foundation
import Testing

/// What someone does who has read the README and no more, on the graph of the seeds.
@Suite struct NewUserTests {
  private let folder: TemporaryFolder
  private let graph = "Graphs/seeds.graph"

  init() throws { folder = try TemporaryFolder() }

  private func output(_ arguments: String...) throws -> String {
    let outcome = try Program().run(arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.text
  }

  @Test func whichStationsAlliedWithBanks() throws {
    #expect(try Program().run("queries").text.contains("allies-by-word"))
    let rows = try output("run", graph, "allies-by-word", "--param", "word=银行")
    #expect(rows.contains("工商银行"))
    #expect(rows.contains("'珠海路派出所'"))
  }

  @Test func showMeTheProof() throws {
    let rows = try output("run", graph, "proof", "--format", "csv")
    #expect(rows.hasPrefix("side,ally,document,line,sentence\n"))
    #expect(rows.contains("签订联建协议"))
    let proof = try output("explain", graph, "珠海路派出所党支部", "警备区第十干休所")
    #expect(proof.contains("(珠海路派出所党支部)-[ALLIANCE_WITH]-(警备区第十干休所)"))
    #expect(proof.contains("【"))
    let typed = try output("explain", graph, "警备区第十干休所", "ALLIANCE_WITH", "珠海路派出所党支部")
    #expect(typed == proof)
  }

  @Test func makeAPictureForAReport() throws {
    let picture = folder.file("report.png").path
    _ = try output("render", graph, "珠海路派出所", "-o", picture, "--theme", "print")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: picture))
    #expect(bytes.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func runAllQueriesIntoAFolder() throws {
    let results = folder.file("monday").path
    _ = try output("run", graph, "--output", results, "--format", "excel")
    let files = try FileManager.default.contentsOfDirectory(atPath: results)
    // Two statements make two files, and one query asks for a picture.
    #expect(files.filter { $0.hasSuffix(".csv") }.count == 21)
    #expect(files.contains("station-allies.svg"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: results + "/proof.csv"))
    #expect(bytes.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
  }

  /// The line of the README for cron, run as cron does: by `sh`, with its `\%` as `%`.
  @Test func runAllMyQueriesEveryMonday() throws {
    let readme = try String(
      contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
    let line = try #require(
      readme.split(separator: "\n").first { $0.hasPrefix("0 7 * * 1  cd /srv/concentric && ") })
    let command = line.dropFirst("0 7 * * 1  cd /srv/concentric && ".count)
      .split(separator: "\\%").joined(separator: "%")
    let files = FileManager.default
    try files.copyItem(
      at: Program.root.appendingPathComponent(graph), to: folder.file("all.graph"))
    try files.createDirectory(at: folder.file("queries"), withIntermediateDirectories: true)
    _ = try folder.write(
      """
      // title: 我的查询
      MATCH (p:Person) RETURN p.name AS name ORDER BY name;
      """, to: "queries/people.cypher")
    let shell = Program(
      executable: URL(fileURLWithPath: "/bin/sh"),
      environment: [
        "PATH": Program.executable.deletingLastPathComponent().path + ":/usr/bin:/bin"
      ], folder: folder.url)
    let outcome = try shell.run("-c", String(command))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("1 query, 0 failed"))
    let days = try files.contentsOfDirectory(atPath: folder.file("results").path)
    let day = try #require(days.first)
    #expect(day.count == 10 && day.hasPrefix("20"))
    let rows = try String(
      contentsOf: folder.file("results/\(day)/people.csv"), encoding: .utf8)
    #expect(rows.hasPrefix("name\n") && rows.contains("冯强"))
  }

  @Test func aQueryOfMyOwnForEachStationOfATable() throws {
    let query = try folder.write(
      """
      // title: 下属单位数
      // param station: 大嶝派出所 (string) – which station
      MATCH (:Organization {name: $station})<-[:SUBORDINATE_TO]-(unit)
      RETURN count(unit) AS units;
      """, to: "mine.cypher")
    let stations = try folder.write("station\n南街派出所\n珠海路派出所\n", to: "stations.csv")
    let results = folder.file("out").path
    let outcome = try Program().run(
      "run", graph, query, "--params", stations, "--output", results)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: results)
    #expect(files.sorted() == ["mine-南街派出所.csv", "mine-珠海路派出所.csv"])
    let wrong = try Program().run("run", graph, query, "--param", "sttion=南街派出所")
    #expect(wrong.status == 1 && wrong.text.isEmpty)
    #expect(wrong.errors.contains("'mine' has no parameter 'sttion'; did you mean station?"))
  }

  @Test func aPageForAColleague() throws {
    let page = folder.file("station.html")
    _ = try output("render", graph, "珠海路派出所", "-o", page.path)
    let html = try String(contentsOf: page, encoding: .utf8)
    #expect(html.hasPrefix("<!DOCTYPE html>"))
    #expect(html.contains("签订联建协议"))
    for outside in ["src=\"http", "href=\"http", "url(http", "@import"] {
      #expect(!html.contains(outside))
    }
  }

  @Test func newTextsOfThisMonth() throws {
    let text = try folder.write(
      "珠海路派出所党支部与中国银行市南支行党委签订联建协议。", to: "november.txt")
    let copy = folder.file("all.graph")
    try FileManager.default.copyItem(at: Program.root.appendingPathComponent(graph), to: copy)
    let before = try output("run", copy.path, "station-allies", "--format", "csv")
    _ = try output("update", copy.path, text)
    let after = try output("run", copy.path, "station-allies", "--format", "csv")
    #expect(!before.contains("中国银行市南支行党委") && after.contains("中国银行市南支行党委"))
    let proof = try output("explain", copy.path, "珠海路派出所党支部")
    #expect(proof.contains("november"))
  }

  @Test func aTableForAReport() throws {
    let table = try output("run", graph, "station-allies", "--format", "markdown")
    #expect(table.contains("| 警备区第十干休所"))
    let file = folder.file("allies.csv").path
    let shell = try Program().run(
      ["shell", graph],
      input: Data(":output \(file)\n:run station-allies\n:run proof\n".utf8))
    #expect(shell.status == 0, "\(shell.errors)")
    let rows = try String(contentsOfFile: file, encoding: .utf8)
    #expect(rows.hasPrefix("ally,kind,through\n") && rows.contains("签订联建协议"))
  }

  @Test func aNameThatIsNearlyRight() throws {
    let outcome = try Program().run(
      "query", graph, "MATCH (s {name: '珠海派出所'}) RETURN s.name")
    #expect(outcome.text == "s.name\n")
    #expect(outcome.errors.contains("note: no node is named '珠海派出所'; the nearest: 珠海路派出所"))
    let picture = try Program().run("render", graph, "珠海", "-o", folder.file("p.svg").path)
    #expect(picture.status == 1)
    #expect(picture.errors.contains("did you mean '珠海路派出所'"))
  }

  @Test func aForgottenGraph() throws {
    let swapped = try Program().run("query", "MATCH (n) RETURN n", graph)
    #expect(swapped.errors.contains("the graph file comes first"))
    let left = try Program().run("run", "station-allies")
    #expect(left.errors.contains("no graph file at 'station-allies'"))
    let elsewhere = try Program(folder: folder.url).run("queries")
    #expect(elsewhere.errors.contains("--queries names another"))
  }
}
