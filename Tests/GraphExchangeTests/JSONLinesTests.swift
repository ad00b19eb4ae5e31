import PropertyGraph
import Testing

@testable import GraphExchange

@Suite struct JSONLinesTests {
  private func text(_ graph: Graph) throws -> String {
    let sink = MemorySink()
    let notes = try JSONLinesWriter().write(graph, to: sink)
    #expect(notes.isEmpty)
    return sink.text
  }

  private func read(_ text: String) throws -> Graph {
    try JSONLinesReader.read(MemorySource(Array(text.utf8)))
  }

  @Test func theFormIsAsDocumented() throws {
    let lines = try text(SampleGraphs.station()).split(separator: "\n").map(String.init)
    #expect(lines.count == 11)
    #expect(
      lines[0] == """
        {"kind":"graph","format":"concentric","version":1,"nodes":4,"edges":5,"documents":1}
        """)
    #expect(
      lines[1] == """
        {"kind":"document","id":"000_a","title":"同心圆","date":"2020-05-01","source":"青岛日报",\
        "text":"市南分局珠海路派出所与万苑社区共建。"}
        """)
    #expect(
      lines[2] == """
        {"kind":"node","id":0,"labels":["Organization"],"properties":{"aliases":\
        ["市南公安珠海路派出所","珠海路所; 甲,乙"],"name":"珠海路派出所"},"evidence":[{"document":"000_a",\
        "start":4,"end":10,"line":1,"text":"珠海路派出所","rule":"机构名","confidence":1.0}]}
        """)
    #expect(
      lines[7] == """
        {"kind":"edge","id":1,"type":"SERVES","source":0,"target":2,"properties":\
        {"confidence":0.9},"evidence":[]}
        """)
  }

  @Test(arguments: [SampleGraphs.station(), SampleGraphs.hostile(), Graph()])
  func readingBackGivesTheSameBytes(graph: Graph) throws {
    let first = try text(graph)
    let read = try read(first)
    #expect(try text(read) == first)
    #expect(read.nodeCount == graph.nodeCount)
    #expect(read.edgeCount == graph.edgeCount)
  }

  @Test func everyValueComesBackAsItWas() throws {
    let graph = try read(try text(SampleGraphs.hostile()))
    for (index, value) in SampleGraphs.values.enumerated() {
      let key = try #require(graph.key(named: "value\(index)"))
      let node = NodeID(UInt32(SampleGraphs.hostileTexts.count + index))
      let back = JSONText.string(graph.property(key, of: node), style: .lossless)
      #expect(back == JSONText.string(value, style: .lossless))
    }
    let name = try #require(graph.key(named: "name"))
    for (index, text) in SampleGraphs.hostileTexts.enumerated() {
      #expect(graph.property(name, of: NodeID(UInt32(index))) == .string(text))
    }
  }

  @Test func theOrderOfInterningDoesNotShow() throws {
    func graph(_ keys: [String]) -> Graph {
      var graph = Graph()
      for key in keys { _ = graph.intern(key: key) }
      for label in keys { _ = graph.intern(label: label) }
      graph.createNode(
        labels: keys.map { graph.intern(label: $0) },
        properties: keys.map { (graph.intern(key: $0), 1) })
      return graph
    }
    #expect(try text(graph(["b", "a"])) == text(graph(["a", "b"])))
  }

  @Test func aPieceMayEndAnywhere() throws {
    final class Drip: ByteSource {
      var rest: ArraySlice<UInt8>
      init(_ text: String) { rest = Array(text.utf8)[...] }
      func read() -> [UInt8]? { rest.popFirst().map { [$0] } }
    }
    let text = try text(SampleGraphs.station())
    let graph = try JSONLinesReader.read(Drip(text))
    #expect(try self.text(graph) == text)
  }

  private static let errors: [(String, String)] = [
    ("", "the file is empty"),
    ("{}\n", "1: 'kind' is missing"),
    ("x", "1:1: no JSON value starts here"),
    ("{\"kind\":\"node\"}", "1: the first line, and no other, has \"kind\":\"graph\""),
    (header(version: 2), "1: the file has version 2 of the format; this program reads version 1"),
    (
      header(nodes: 1),
      "the first line announces 1 nodes, the file has 0: it is not whole"
    ),
    (
      header() + "{\"kind\":\"edge\",\"id\":0,\"type\":\"T\",\"source\":5}",
      "2: there is no node 5 before this line, for 'source'"
    ),
    (header() + "{\"kind\":\"node\",\"id\":1.5}", "2: 'id' should be a whole number, not a number"),
    (
      header() + "{\"kind\":\"node\",\"id\":0,\"labels\":[1]}",
      "2: 'labels' should be an array of strings, not an array"
    ),
    (header() + "{\"kind\":\"x\"}", "2: no lines of kind 'x' are known"),
    (header() + "{\"kind\":\"x\",}", "2:13: a name in quotes should stand here"),
    (header() + "{\"a\":1,\"a\":2}", "2:11: the name 'a' stands twice in one object"),
    (header() + "\"\\ud800\"", "2:8: half of a surrogate pair"),
    (header() + String(repeating: "[", count: 9999), "2:501: nested more than 500 levels deep"),
    (
      header() + "{\"kind\":\"node\",\"id\":0,\"labels\":[],\"properties\":{\"a\":{\"$date\":1}}}",
      "2: '$date' holds nothing that can be read as such"
    ),
    (
      header()
        + "{\"kind\":\"node\",\"id\":0,\"labels\":[],\"properties\":{\"a\":9223372036854775808}}",
      "2: the whole number 9223372036854775808 does not fit into 64 bits"
    ),
  ]

  @Test(arguments: errors)
  func errorsTellThePlace(text: String, message: String) throws {
    let error = #expect(throws: ImportError.self) { try read(text) }
    #expect(error?.description == message)
  }

  @Test func badLinesCanBeLeftOut() throws {
    var lines = try text(SampleGraphs.station()).split(separator: "\n").map(String.init)
    lines[3] = "{"
    var errors: [ImportError] = []
    let graph = try JSONLinesReader.read(
      MemorySource(Array(lines.joined(separator: "\n").utf8)), onError: { errors.append($0) })
    // The bureau is gone, and with it the two edges that end there.
    #expect(graph.nodeCount == 3)
    #expect(graph.edgeCount == 3)
    #expect(errors.map(\.line) == [4, 7, 11])
  }

  @Test func invalidUTF8IsAnError() throws {
    let bytes = Array(Self.header().utf8) + [0x22, 0xFF, 0x22]
    #expect(throws: ImportError.self) { try JSONLinesReader.read(MemorySource(bytes)) }
  }

  private static func header(nodes: Int = 0, version: Int = 1) -> String {
    "{\"kind\":\"graph\",\"format\":\"concentric\",\"version\":\(version),\"nodes\":\(nodes),"
      + "\"edges\":0,\"documents\":0}\n"
  }
}
