import PropertyGraph
import Testing

@testable import GraphExchange

/// Formats that others read, each seen through the program it is for.
@Suite struct WriterTests {
  @Test(arguments: ExportFormat.allCases)
  func sameGraphSameBytes(format: ExportFormat) throws {
    func export() throws -> [String: String] {
      switch format.writer() {
      case .file(let writer):
        let sink = MemorySink()
        _ = try writer.write(SampleGraphs.hostile(), to: sink)
        return ["": sink.text]
      case .folder(let writer):
        let folder = MemoryFolder()
        _ = try writer.write(SampleGraphs.hostile(), to: folder)
        return folder.files.mapValues(\.text)
      }
    }
    let first = try export()
    #expect(first.values.allSatisfy { !$0.isEmpty })
    #expect(try export() == first)
  }

  @Test func fileNamesTellTheFormat() {
    #expect(ExportFormat(fileName: "a/b.c.GraphML") == .graphML)
    #expect(ExportFormat(fileName: "a.json") == .nodeLink)
    #expect(ExportFormat(fileName: "a.neo4j") == nil)
    #expect(ExportFormat(fileName: "a.txt") == nil)
    #expect(ExportFormat(fileName: "json") == nil)
  }

  @Test(.enabled(if: Consumer.isAvailable, Consumer.need))
  func gexfIsReadByNetworkxAndLxml() throws {
    let folder = try TemporaryFolder()
    let path = try folder.export(SampleGraphs.station(), by: GEXFWriter(), to: "a.gexf")
    let seen = try Consumer.see("gexf_networkx", path, as: Consumer.Cell.self)
    let station = seen["nodes"]?[0]?[1]
    #expect(station?["label"] == "珠海路派出所")
    #expect(station?["labels"] == "Organization")
    #expect(station?["evidence"] == "000_a:4-10 珠海路派出所")
    #expect(seen.edge("1")?[2]?["confidence"] == 0.9)
    let hostile = SampleGraphs.hostile()
    let other = try folder.export(hostile, by: GEXFWriter(), to: "b.gexf")
    let elements = try Consumer.see("xml_lxml", other, as: [String: Int].self)
    #expect(elements["node"] == hostile.nodeCount)
    #expect(elements["edge"] == hostile.edgeCount)
    #expect(elements["script"] == nil)
    let again = try Consumer.see("gexf_networkx", other, as: Consumer.Cell.self)
    #expect(again["nodes"]?.count == hostile.nodeCount)
  }

  @Test(.enabled(if: Consumer.isAvailable, Consumer.need))
  func nodeLinkIsReadByNetworkx() throws {
    let folder = try TemporaryFolder()
    let path = try folder.export(SampleGraphs.station(), by: NodeLinkWriter(), to: "a.json")
    let seen = try Consumer.see("node_link_networkx", path, as: Consumer.Cell.self)
    let station = seen["nodes"]?[0]?[1]
    #expect(station?["labels"] == ["Organization"])
    #expect(station?["aliases"] == ["市南公安珠海路派出所", "珠海路所; 甲,乙"])
    #expect(station?["evidence"]?[0]?["start"] == 4)
    #expect(seen["edges"]?.count == 5)
    #expect(seen.edge("2")?[2]?["role"] == "所长")
    let hostile = SampleGraphs.hostile()
    let other = try folder.export(hostile, by: NodeLinkWriter(), to: "b.json")
    let again = try Consumer.see("node_link_networkx", other, as: Consumer.Cell.self)
    for (index, text) in SampleGraphs.hostileTexts.enumerated() {
      #expect(again["nodes"]?[index]?[1]?["name"] == .text(text))
    }
  }
}

/// Keeps the files that are written.
final class MemoryFolder: SinkFolder {
  private(set) var files: [String: MemorySink] = [:]

  func sink(named name: String) -> any ByteSink {
    let sink = MemorySink()
    files[name] = sink
    return sink
  }
}
