import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Pictures of the real texts' graph, drawn by the real program.
@Suite struct RenderTests {
  private let folder: TemporaryFolder
  private let graph: String

  init() throws {
    folder = try TemporaryFolder()
    graph = folder.file("seeds.graph").path
    #expect(try Program().run("build", "seeds", "-o", graph).status == 0)
  }

  @Test func theStationsNetworkIsValidXMLWithItsNodesAndProofs() throws {
    let picture = folder.file("station.svg")
    let outcome = try Program().run("render", graph, "珠海路派出所", "-o", picture.path)
    #expect(outcome.status == 0)
    let data = try Data(contentsOf: picture)
    #expect(XMLParser(data: data).parse())
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("警备区第十干休所"))
    #expect(text.contains("召开党建工作联席会"))
    let again = folder.file("again.svg")
    _ = try Program().run("render", graph, "珠海路派出所", "-o", again.path)
    #expect(try Data(contentsOf: again) == data)
  }

  @Test func thePNGIsAPictureAndNotEmpty() throws {
    let picture = folder.file("station.png")
    #expect(try Program().run("render", graph, "珠海路派出所", "-o", picture.path).status == 0)
    let bytes = [UInt8](try Data(contentsOf: picture))
    #expect(bytes.prefix(4).elementsEqual([0x89, 0x50, 0x4E, 0x47]))
    #expect(bytes.count > 20_000)
  }

  @Test func anUnknownNameGetsTheNearestAndLeavesTheOldPicture() throws {
    let picture = folder.file("old.svg")
    try Data("old".utf8).write(to: picture)
    let outcome = try Program().run("render", graph, "珠海路派出", "-o", picture.path)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("珠海路派出所"))
    #expect(try Data(contentsOf: picture) == Data("old".utf8))
  }

  @Test func namesThatNothingTiesAreDrawnWithAWarning() throws {
    let picture = folder.file("two.svg").path
    let apart = try Program().run("render", graph, "珠海路派出所", "大嶝派出所", "-o", picture)
    #expect(apart.status == 0)
    #expect(apart.errors.contains("not tied to each other by 4 edges or fewer"))
    let tied = try Program().run("render", graph, "珠海路派出所", "警备区第十干休所", "-o", picture)
    #expect(!tied.errors.contains("not tied"))
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "\"$0\" query \"$1\" 'UNWIND range(1, 200000) AS x RETURN x' 2>&1 >/dev/full | wc -c; "
        + "\"$0\" query \"$1\" 'UNWIND range(1, 200000) AS x RETURN x' | head -n 2",
      Program.executable.path, graph,
    ]
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.suffix(2) == ["x", "1"])
    #expect(complaints.isEmpty)
    // A full disk is told.
    #expect((lines.first.flatMap { Int($0) } ?? 0) > 20)
  }
}
