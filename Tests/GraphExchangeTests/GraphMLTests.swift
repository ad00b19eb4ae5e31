import PropertyGraph
import Testing

@testable import GraphExchange

@Suite struct GraphMLTests {
  private func text(_ graph: Graph) throws -> (text: String, notes: [ExportNote]) {
    let sink = MemorySink()
    let notes = try GraphMLWriter().write(graph, to: sink)
    return (sink.text, notes)
  }

  private func read(_ text: String) throws -> Graph {
    try GraphMLReader.read(MemorySource(Array(text.utf8)))
  }

  @Test func readingBackGivesTheSameGraphButDocuments() throws {
    let graph = SampleGraphs.station()
    let back = try read(try text(graph).text)
    let (first, second) = (MemorySink(), MemorySink())
    _ = try JSONLinesWriter().write(graph, to: first)
    _ = try JSONLinesWriter().write(back, to: second)
    let lines = first.text.split(separator: "\n")
    #expect(second.text.split(separator: "\n").dropFirst() == lines.dropFirst(2))
  }

  @Test func everyValueComesBackAsItWas() throws {
    let (text, notes) = try text(SampleGraphs.hostile())
    #expect(notes.map(\.message) == [XMLText.note])
    let graph = try read(text)
    for (index, value) in SampleGraphs.values.enumerated() {
      let key = try #require(graph.key(named: "value\(index)"))
      let node = NodeID(UInt32(SampleGraphs.hostileTexts.count + index))
      let back = JSONText.string(graph.property(key, of: node), style: .lossless)
      #expect(back == JSONText.string(value, style: .lossless))
    }
    let name = try #require(graph.key(named: "name"))
    let odd = try #require(graph.key(named: "od`d'\"<:& \nkey"))
    for (index, text) in SampleGraphs.hostileTexts.enumerated() {
      let scalars = text.unicodeScalars.map { scalar in
        scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar)
          || scalar.value == 0xFFFE || scalar.value == 0xFFFF ? "\u{FFFD}" : scalar
      }
      let expected = Value.string(String(String.UnicodeScalarView(scalars)))
      #expect(graph.property(name, of: NodeID(UInt32(index))) == expected)
      #expect(graph.property(odd, of: NodeID(UInt32(index))) == expected)
    }
    let label = try #require(graph.label(named: "L`'\"<:& \n"))
    #expect(graph.nodeCount(label: label) == (SampleGraphs.hostileTexts.count + 2) / 3)
    #expect(graph.type(named: "A-B`'\"<& \n") != nil)
  }

  @Test func otherProgramsFilesAreRead() throws {
    let graph = try read(
      """
      <?xml version='1.0' encoding='utf-8'?>
      <!DOCTYPE graphml SYSTEM "http://example.org/graphml.dtd">
      <!-- made elsewhere -->
      <g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns" xmlns:y="urn:y">
        <g:key id="d0" for="node" attr.name="weight" attr.type="double"><g:default>1.5</g:default></g:key>
        <g:key id="d1" for="edge" attr.name="label" attr.type="string"/>
        <g:key id="d2" for="node" yfiles.type="nodegraphics"/>
        <g:key id="d3" for="node" attr.name="labels" attr.type="string"/>
        <g:graph edgedefault="undirected">
          <g:edge source="b" target="a"><g:data key="d1">KNOWS</g:data></g:edge>
          <g:node id="a"><g:data key="d0">2</g:data><g:data key="d3">:Person:Official</g:data></g:node>
          <g:node id="b"><g:data key="d2"><y:ShapeNode><y:Fill color="#fff"/>
            <y:NodeLabel>陈<![CDATA[<明>]]></y:NodeLabel></y:ShapeNode></g:data>
            <g:graph><g:node id="b::c"/></g:graph></g:node>
          <g:edge source="a" target="a"/>
        </g:graph>
      </g:graphml>
      """)
    let weight = try #require(graph.key(named: "weight"))
    let name = try #require(graph.key(named: "name"))
    let id = try #require(graph.key(named: "id"))
    #expect(graph.nodeCount == 3)
    let nodes = graph.nodes.sorted { a, b in
      graph.property(id, of: a).precedes(graph.property(id, of: b))
    }
    #expect(nodes.map { graph.property(weight, of: $0) } == [2.0, 1.5, 1.5])
    #expect(graph.labels(of: nodes[0]).map { graph.name(of: $0) } == ["Person", "Official"])
    #expect(graph.property(name, of: nodes[1]) == "陈<明>")
    #expect(graph.property(id, of: nodes[2]) == "b::c")
    let edges = graph.edges.map { edge in
      [graph.source(of: edge), graph.target(of: edge)].map {
        "\(graph.property(id, of: $0).plainText)"
      }
        + [graph.name(of: graph.type(of: edge))]
    }
    #expect(edges == [["b", "a", "KNOWS"], ["a", "a", "RELATED_TO"]])
  }

  private static let errors: [(String, String)] = [
    (
      "<graphml><graph><node id='a'/><node id='a'/></graph></graphml>",
      "1:45: there is a node 'a' already"
    ),
    (
      "<graphml><graph><edge source='a' target='b'/></graph></graphml>",
      "1:46: there is no node 'a', for 'source'"
    ),
    ("<html></html>", "1:7: this is no GraphML: its root element should be <graphml>"),
    ("<graphml>\n<graph></graphml>", "2:18: </graph> should stand here"),
    ("<graphml>", "1:10: the file ends inside of <graphml>"),
    ("<graphml>&x;</graphml>", "1:10: the entity '&x;' is not known"),
    ("<graphml a='1' a='2'/>", "1:21: the attribute 'a' stands twice in <graphml>"),
    ("<graphml>&#0;</graphml>", "1:10: '&#0;' stands for no character"),
    ("", "the file is empty"), ("  \n", "the file is empty"),
    (
      "<?xml version='1.0' encoding='GBK'?><graphml/>",
      "1:37: the file is in 'gbk'; save it as UTF-8"
    ),
    ("<graphml/><graphml/>", "1:11: nothing may follow the root element"),
    ("<graphml/>x", "1:12: text may not stand outside of the root element"),
    (String(repeating: "<graphml>", count: 1000), "1:2314: nested more than 256 levels deep"),
    (
      "<!DOCTYPE g [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><graphml>&b;</graphml>",
      "1:13: a document type with declarations is not read; remove it"
    ),
    (
      "<graphml><key id='k' for='node' attr.name='n' attr.type='int'/><graph><node id='a'>"
        + "<data key='k'>x</data></node></graph></graphml>",
      "1:84: 'x' cannot be read as int, for 'n'"
    ),
    (
      "<graphml><graph><node id='a'><data key='k'/></node></graph></graphml>",
      "1:30: the key 'k' is not declared"
    ),
  ]

  @Test(arguments: errors)
  func errorsTellThePlace(text: String, message: String) throws {
    let error = #expect(throws: ImportError.self) { try read(text) }
    #expect(error?.description == message)
  }

  @Test func badElementsCanBeLeftOut() throws {
    var errors: [ImportError] = []
    let text =
      "<graphml><graph><node id='a'/><node/><edge source='a' target='x'/><hyperedge><endpoint/>"
      + "</hyperedge><edge source='a' target='a'/></graph></graphml>"
    let graph = try GraphMLReader.read(
      MemorySource(Array(text.utf8)), onError: { errors.append($0) })
    #expect(graph.nodeCount == 1)
    #expect(graph.edgeCount == 1)
    #expect(errors.count == 3)
  }

  @Test(.enabled(if: Consumer.isAvailable, Consumer.need))
  func networkxSeesLabelsTypesPropertiesAndEvidence() throws {
    let folder = try TemporaryFolder()
    let path = try folder.export(SampleGraphs.station(), by: GraphMLWriter(), to: "a.graphml")
    let seen = try Consumer.see("graphml_networkx", path, as: Consumer.Cell.self)
    #expect(seen["nodes"]?.count == 4)
    #expect(seen["edges"]?.count == 5)
    let station = seen["nodes"]?[0]?[1]
    #expect(station?["labels"] == ":Organization")
    #expect(station?["name"] == "珠海路派出所")
    #expect(station?["aliases"] == "[\"市南公安珠海路派出所\",\"珠海路所; 甲,乙\"]")
    guard case .text(let evidence)? = station?["evidence"] else {
      Issue.record("no evidence")
      return
    }
    #expect(evidence.contains("\"document\":\"000_a\",\"start\":4,\"end\":10"))
    #expect(seen.edge("e1")?[0] == "n0")
    #expect(seen.edge("e1")?[1] == "n2")
    #expect(seen.edge("e1")?[2]?["label"] == "SERVES")
    #expect(seen.edge("e1")?[2]?["confidence"] == 0.9)
  }

  @Test(.enabled(if: Consumer.isAvailable, Consumer.need))
  func igraphAndLxmlReadHostileTexts() throws {
    let folder = try TemporaryFolder()
    let graph = SampleGraphs.hostile()
    let path = try folder.export(graph, by: GraphMLWriter(), to: "a.graphml")
    let seen = try Consumer.see("graphml_igraph", path, as: Consumer.Cell.self)
    #expect(seen["nodes"]?.count == graph.nodeCount)
    #expect(seen["edges"]?.count == graph.edgeCount)
    let script = try #require(
      SampleGraphs.hostileTexts.firstIndex { $0.hasPrefix("</data>") })
    #expect(seen["nodes"]?[script]?[1]?["name"] == "</data><script>alert(1)</script>")
    let elements = try Consumer.see("xml_lxml", path, as: [String: Int].self)
    #expect(elements["node"] == graph.nodeCount)
    #expect(elements["edge"] == graph.edgeCount)
    #expect(elements["script"] == nil)
    let again = try Consumer.see("graphml_networkx", path, as: Consumer.Cell.self)
    #expect(again["nodes"]?.count == graph.nodeCount)
  }
}
