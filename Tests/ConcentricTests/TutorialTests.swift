import Concentric
import Foundation
import Testing

/// The tutorial's code: its last step is a file of this target, `StationNetwork.swift`.
@Suite struct TutorialTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../..").standardizedFileURL
  private static let catalogue = root.appendingPathComponent(
    "Sources/Concentric/Concentric.docc")

  @Test func theLastStepDoesWhatItSays() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tutorial-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let allies = try stationNetwork(
      texts: Self.root.appendingPathComponent("seeds").path, station: "珠海路派出所",
      folder: folder.path)
    #expect(allies.contains(.string("警备区第十干休所")))
    let page = try String(
      contentsOf: folder.appendingPathComponent("station.html"), encoding: .utf8)
    #expect(page.contains("警备区第十干休所"))
    let reopened = try KnowledgeGraph(
      contentsOf: folder.appendingPathComponent("station.graph").path)
    #expect(reopened.graph.nodeCount > 100)
  }

  /// A step only adds: but for the line of the function's name, what it shows stands in the next.
  @Test(arguments: 1...3) func aStepGrowsOutOfTheOneBefore(number: Int) throws {
    let next = Set(try lines(ofStep: number + 1))
    let lost = try lines(ofStep: number).filter { !next.contains($0) }
    let changes = number == 1 ? ["func ", "  let (graph, failures)", "  return graph"] : ["func "]
    #expect(lost.allSatisfy { line in changes.contains { line.hasPrefix($0) } }, "\(lost)")
  }

  @Test func everyStepIsShown() throws {
    let page = try String(
      contentsOf: Self.catalogue.appendingPathComponent("Tutorials/FirstGraph.tutorial"),
      encoding: .utf8)
    for number in 1...4 { #expect(page.contains("file: \"StationNetwork-\(number).swift\"")) }
  }

  private func lines(ofStep number: Int) throws -> [String] {
    try String(
      contentsOf: Self.catalogue.appendingPathComponent("Resources/StationNetwork-\(number).swift"),
      encoding: .utf8
    ).components(separatedBy: "\n")
  }
}
