import Concentric
import Foundation
import Testing

/// The real texts, through the real program.
@Suite struct BuildTests {
  private let seeds = [
    "seeds/000_992a3e7ac46716cf.txt", "seeds/001_d74261e06bdf0268.txt",
    "seeds/002_e926bcbe9f5a36a8.txt", "seeds/003_a5521b9379755fa2.txt",
    "seeds/004_055299cd2374fe58.txt",
  ]

  @Test func theOrderOfFilesAndTheNumberOfThreadsDoNotMatter() throws {
    let folder = try TemporaryFolder()
    let first = folder.file("a.graph")
    let second = folder.file("b.graph")
    let one = try Program().run(["build"] + seeds + ["-o", first.path, "--threads", "1"])
    let two = try Program().run(
      ["build"] + seeds.reversed() + ["-o", second.path, "--threads", "4"])
    #expect(one.status == 0 && two.status == 0)
    let bytes = try Data(contentsOf: first)
    #expect(bytes.count > 10_000)
    #expect(bytes == (try Data(contentsOf: second)))
  }

  @Test func everyEvidenceSpanOfTheSeedsIsVerified() throws {
    let folder = try TemporaryFolder()
    let graph = folder.file("seeds.graph").path
    #expect(try Program().run("build", "seeds", "-o", graph).status == 0)
    let outcome = try Program().run("verify", graph)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("sound"))
  }

  @Test func anUnreadableInputIsToldAndTheOthersAreBuilt() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write("青岛市公安局市南分局珠海路派出所成立党支部。", to: "good.txt")
    try Data([0xFF, 0xFF, 0x81, 0x20, 0xFF]).write(to: folder.file("bad.txt"))
    let graph = folder.file("out.graph").path
    let outcome = try Program().run("build", good, folder.file("bad.txt").path, "-o", graph)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("bad.txt"))
    #expect(outcome.errors.contains("byte"))
    #expect(FileManager.default.fileExists(atPath: graph))
  }

  @Test func aFailedBuildLeavesTheOldGraph() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write("青岛市公安局市南分局珠海路派出所成立党支部。", to: "good.txt")
    let graph = folder.file("out.graph")
    #expect(try Program().run("build", good, "-o", graph.path).status == 0)
    let before = try Data(contentsOf: graph)
    let outcome = try Program().run("build", folder.file("missing").path, "-o", graph.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("missing"))
    #expect(try Data(contentsOf: graph) == before)
  }

  @Test func twoInputsWithOneIDAreRefused() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.file("x"), withIntermediateDirectories: true)
    let first = try folder.write("南街派出所成立党支部。", to: "same.txt")
    let second = try folder.write("北街派出所成立党支部。", to: "x/same.txt")
    let outcome = try Program().run("build", first, second, "-o", folder.file("g").path)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("same"))
  }
}

@Suite struct ExtractTests {
  @Test func factsAreJSONLinesWhoseSpansHoldTheirText() throws {
    let path = "seeds/002_e926bcbe9f5a36a8.txt"
    let outcome = try Program().run("extract", path)
    #expect(outcome.status == 0)
    let text = Array(
      try String(contentsOf: Program.root.appendingPathComponent(path), encoding: .utf8)
        .unicodeScalars.drop { $0 == "\u{FEFF}" })
    var kinds: [String: Int] = [:]
    for line in outcome.lines {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let kind = try #require(object["kind"] as? String)
      kinds[kind, default: 0] += 1
      guard kind != "document" else { continue }
      let spans = try #require(object["evidence"] as? [[String: Any]])
      #expect(!spans.isEmpty)
      for span in spans {
        let start = try #require(span["start"] as? Int)
        let end = try #require(span["end"] as? Int)
        let wanted = try #require(span["text"] as? String)
        #expect(text[start..<end].elementsEqual(wanted.unicodeScalars))
      }
    }
    #expect(kinds["document"] == 1)
    #expect(kinds["node", default: 0] > 10)
    #expect(kinds["edge", default: 0] > 10)
  }

  @Test func aTextComesFromStandardInput() throws {
    let outcome = try Program().run(
      "extract", "-", input: Data("晋城市公安局城区分局南街派出所与万苑社区结对共建。".utf8))
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("\"name\":\"晋城市公安局\""))
    #expect(outcome.text.contains("\"id\":\"stdin\""))
  }
}

@Suite struct QueryCommandTests {
  private func graph(in folder: TemporaryFolder) throws -> String {
    let text = try folder.write(
      "晋城市公安局城区分局南街派出所与万苑社区党支部签订共建协议。", to: "one.txt")
    let graph = folder.file("one.graph").path
    _ = try Program().run("build", text, "-o", graph)
    return graph
  }

  @Test func aPipeGetsCSV() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program().run(
      "query", try graph(in: folder),
      "MATCH (a)-[:SUBORDINATE_TO]->(b:Organization {name: '晋城市公安局'}) RETURN a.name AS unit")
    #expect(outcome.status == 0)
    #expect(outcome.lines.first == "unit")
    #expect(outcome.lines.count == 2)
    #expect(outcome.lines.last?.contains("城区分局") == true)
  }

  @Test func aParameterIsAValue() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program().run(
      "query", try graph(in: folder), "--param", "n=3", "--param", "t='3'",
      "RETURN $n + 1 AS a, $t + 'x' AS b", "--format", "json")
    #expect(outcome.status == 0)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: outcome.output) as? [[String: Any]])
    #expect(rows.first?["a"] as? Int == 4)
    #expect(rows.first?["b"] as? String == "3x")
  }

  @Test func aMistakeIsShownUnderItsPlace() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program().run(
      "query", try graph(in: folder), "MATCH (o {name: '珠海路派出所'}) RETURN q")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("query:1:35: error: variable 'q' is not defined"))
    let lines = outcome.errors.split(separator: "\n")
    let caret = try #require(lines.first { $0.contains("^") })
    #expect(
      caret.distance(from: caret.startIndex, to: caret.firstIndex(of: "^") ?? caret.endIndex) == 44)
  }

  @Test func aMissingGraphFileIsNamed() throws {
    let outcome = try Program().run("query", "no/such.graph", "RETURN 1")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("no/such.graph"))
  }
}
