import CSQLite
import Foundation
import PropertyGraph
import Testing

@testable import GraphFile

/// A folder that is gone after the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "concentric-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    chmod(path, 0o700)
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

enum SampleGraph {
  static let text = "珠海路派出所与香港花园警务室结成联盟。\n第二行。"

  /// Every kind of value, holes in the ids, a sparse type, documents and evidence.
  static func make() -> Graph {
    var graph = Graph()
    let organization = graph.intern(label: "Organization")
    let place = graph.intern(label: "Place")
    let (name, aliases) = (graph.intern(key: "name"), graph.intern(key: "aliases"))
    let (mixed, since) = (graph.intern(key: "mixed"), graph.intern(key: "since"))
    let kind = graph.intern(key: "kind")
    let values: [Value] = [
      1, 1.5, "文", true, ["a", ["b", nil]], .map(["k": 1]),
      .date(CalendarDate(daysSinceEpoch: 365)),
      .localTime(LocalTime(nanosecondOfDay: 5)),
      .time(ZonedTime(time: LocalTime(nanosecondOfDay: 5), offset: -3600)),
      .duration(CalendarDuration(months: 1, days: -2, seconds: 3, nanoseconds: 4)),
      .dateTime(
        ZonedDateTime(
          local: LocalDateTime(
            date: CalendarDate(daysSinceEpoch: 1), time: LocalTime(nanosecondOfDay: 7)),
          offset: 28_800, zone: "Asia/Shanghai")),
    ]
    for number in 0..<60 {
      graph.createNode(
        labels: number % 3 == 0 ? [organization] : number % 3 == 1 ? [organization, place] : [],
        properties: [
          (name, .string("站\(number)")), (kind, .string("k\(number % 3)")),
          (mixed, number < 50 ? values[number % values.count] : .null),
          (aliases, number % 10 == 0 ? [.string("别名\(number)"), "又名"] : .null),
        ])
    }
    let (many, few) = (graph.intern(type: "ALLIANCE_WITH"), graph.intern(type: "SERVES"))
    for number in 0..<120 as Range<UInt32> {
      graph.createEdge(
        many, from: NodeID(number % 60), to: NodeID(number * 7 % 60),
        properties: [(since, .integer(2000 + Int64(number % 20)))])
    }
    graph.createEdge(few, from: NodeID(3), to: NodeID(4))
    graph.delete(EdgeID(5))
    graph.delete(graph.createNode())
    var evidence = InMemoryEvidence()
    evidence.add(Document(id: "a", title: "题", date: "2024-05-01", text: text))
    evidence.add(Document(id: "b", source: "网", author: "人", text: "空"))
    let proof = Evidence(
      document: "a", start: 0, end: 6, line: 1, text: "珠海路派出所", rule: "名", confidence: 0.9)
    evidence.add(proof, to: .node(NodeID(0)))
    evidence.add(
      Evidence(
        document: "a", start: 20, end: 23, line: 2, text: "第二行", rule: "盟", confidence: 0.5),
      to: .edge(EdgeID(1)))
    evidence.add(proof, to: .edge(EdgeID(1)))
    graph.evidence = evidence
    return graph
  }
}

@Suite struct GraphFileTests {
  private func expectSame(_ a: Graph, _ b: Graph) throws {
    #expect(a.labels.map { a.name(of: $0) } == b.labels.map { b.name(of: $0) })
    #expect(a.types.map { a.name(of: $0) } == b.types.map { b.name(of: $0) })
    #expect(a.keys.map { a.name(of: $0) } == b.keys.map { b.name(of: $0) })
    #expect(Array(a.nodes) == Array(b.nodes) && Array(a.edges) == Array(b.edges))
    for node in a.nodes {
      #expect(a.labels(of: node) == b.labels(of: node))
      #expect(a.properties(of: node).map(\.1) == b.properties(of: node).map(\.1))
      #expect(
        a.incidences(of: node, direction: .either, types: []).map(\.edge)
          == b.incidences(of: node, direction: .either, types: []).map(\.edge))
      #expect(
        try a.evidence.evidence(of: .node(node)) == b.evidence.evidence(of: .node(node)))
    }
    for edge in a.edges {
      #expect(a.source(of: edge) == b.source(of: edge) && a.type(of: edge) == b.type(of: edge))
      #expect(a.properties(of: edge).map(\.1) == b.properties(of: edge).map(\.1))
      #expect(
        try a.evidence.evidence(of: .edge(edge)) == b.evidence.evidence(of: .edge(edge)))
    }
    #expect(try a.evidence.documents() == b.evidence.documents())
  }

  @Test func aReopenedGraphIsTheSame() throws {
    let folder = try TemporaryFolder()
    let graph = SampleGraph.make()
    try GraphFile.write(graph, to: folder.file("a.graph"))
    let opened = try GraphFile.open(folder.file("a.graph"))
    try expectSame(graph, opened)
    #expect(opened.isFrozen)
    #expect(try opened.evidence.document("b")?.author == "人")
    #expect(try opened.evidence.document("c") == nil)
    #expect(folder.names == ["a.graph"])
  }

  @Test func anEmptyGraphIsAGraph() throws {
    let folder = try TemporaryFolder()
    try GraphFile.write(Graph(), to: folder.file("a.graph"))
    #expect(try GraphFile.open(folder.file("a.graph")).nodeCount == 0)
    #expect(try GraphFile.verify(folder.file("a.graph")).problems.isEmpty)
  }

  @Test func equalGraphsGiveEqualBytes() throws {
    let folder = try TemporaryFolder()
    try GraphFile.write(SampleGraph.make(), to: folder.file("a.graph"))
    try GraphFile.write(SampleGraph.make(), to: folder.file("b.graph"))
    let opened = try GraphFile.open(folder.file("a.graph"))
    try GraphFile.write(opened, to: folder.file("c.graph"))
    let bytes = FileManager.default.contents(atPath: folder.file("a.graph"))
    #expect(bytes == FileManager.default.contents(atPath: folder.file("b.graph")))
    #expect(bytes == FileManager.default.contents(atPath: folder.file("c.graph")))
  }

  /// A reader has several connections; none of them may be to another file than the first.
  @Test func aFileThatIsReplacedWhileItIsOpenedIsOldOrNew() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    let small = SampleGraph.make()
    var large = SampleGraph.make()
    let key = large.intern(key: "name")
    for number in 0..<3_000 {
      large.createNode(labels: [], properties: [(key, .string("新\(number)"))])
    }
    try GraphFile.write(small, to: path)
    let (first, second) = (small, large)
    let writer = Task.detached {
      for round in 0..<60 { try GraphFile.write(round % 2 == 0 ? second : first, to: path) }
    }
    for _ in 0..<120 {
      let count = try GraphFile.open(path).nodeCount
      #expect(count == small.nodeCount || count == large.nodeCount)
    }
    try await writer.value
  }

  @Test func aChangedGraphGoesOverItsOwnFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    try GraphFile.write(SampleGraph.make(), to: path)
    var opened = try GraphFile.open(path)
    let name = opened.intern(key: "name")
    opened.setProperty(name, of: NodeID(1), to: "新名")
    opened.delete(EdgeID(1))
    try GraphFile.write(opened, to: path)
    let again = try GraphFile.open(path)
    #expect(again.property(name, of: NodeID(1)) == "新名")
    #expect(try again.evidence.evidence(of: .edge(EdgeID(1))).isEmpty)
    #expect(try again.evidence.evidence(of: .node(NodeID(0))).count == 1)
    #expect(try GraphFile.verify(path).problems.isEmpty)
  }

  @Test func verificationReadsTheDocuments() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    var graph = SampleGraph.make()
    try GraphFile.write(graph, to: path)
    let sound = try GraphFile.verify(path)
    #expect(sound.problems.isEmpty)
    #expect((sound.documents, sound.evidence) == (2, 3))
    var evidence = InMemoryEvidence()
    evidence.add(Document(id: "a", text: SampleGraph.text))
    let wrong = Evidence(
      document: "a", start: 1, end: 3, line: 1, text: "珠海", rule: "r", confidence: 1)
    evidence.add(wrong, to: .node(NodeID(0)))
    graph.evidence = evidence
    try GraphFile.write(graph, to: path)
    #expect(try GraphFile.verify(path).problems.count == 1)
  }

  @Test func plainTablesHoldTheSame() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("out.sqlite")
    try GraphFile.exportTables(SampleGraph.make(), to: path)
    let database = try Database(path, .read)
    #expect(try database.integer("SELECT count(*) FROM node") == 60)
    #expect(try database.integer("SELECT count(*) FROM edge WHERE type = 'ALLIANCE_WITH'") == 119)
    #expect(try database.integer("SELECT node_id FROM alias WHERE name = '别名20'") == 20)
    #expect(try database.integer("SELECT count(*) FROM evidence JOIN edge USING (edge_id)") == 2)
    #expect(try database.integer("SELECT since FROM edge WHERE edge_id = 7") == 2007)
    #expect(
      try database.integer("SELECT count(*) FROM document WHERE length(text) > 0") == 2)
    let row = try database.prepare("SELECT mixed FROM node WHERE node_id = 4")
    #expect(try row.step())
    #expect(row.text(0) == #"["a",["b",null]]"#)
  }
}
