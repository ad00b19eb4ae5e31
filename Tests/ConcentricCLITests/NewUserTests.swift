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
