import Foundation
import PropertyGraph
import Testing

@testable import GraphImport

@Suite struct GraphImporterTests {
  /// Writes files into a folder of their own, which goes with the object.
  final class Files {
    let folder = NSTemporaryDirectory() + "concentric-import-" + UUID().uuidString

    init(_ contents: [String: String]) throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (name, text) in contents {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func path(_ name: String) -> String { folder + "/" + name }

    func graph(nodes: [String] = ["nodes.csv"], edges: [String] = []) throws -> Graph {
      try GraphImporter.graph(nodes: nodes.map(path), edges: edges.map(path))
    }

    func problems(edges: [String] = [], maximal: Int = 20) -> [String] {
      do {
        _ = try GraphImporter.graph(
          nodes: [path("nodes.csv")], edges: edges.map(path),
          options: ImportOptions(maximalProblems: maximal))
        return []
      } catch {
        return error.description.replacing(folder + "/", with: "").split(separator: "\n")
          .map(String.init)
      }
    }
  }

  private func values(_ graph: Graph, _ name: String) -> [Value] {
    guard let key = graph.key(named: name) else { return [] }
    return graph.nodes.map { graph.property(key, of: $0) }
  }

  @Test func typesAreFoundOut() throws {
    let files = try Files([
      "nodes.csv": """
      \u{FEFF}id,label,name,n,f,b,d,code,empty\r
      7,A,珠海路派出所,1,1.5,true,2024-05-01,007,\r
      9,A;B,"a,""b""\n c",-2,2,false,,12,\r

      11,,"",,,,2024-01-31,13,\r\n
      """
    ])
    let graph = try files.graph()
    #expect(values(graph, "id") == [7, 9, 11])
    #expect(values(graph, "name") == ["珠海路派出所", "a,\"b\"\n c", ""])
    #expect(values(graph, "n") == [1, -2, nil])
    #expect(values(graph, "f") == [1.5, 2.0, nil])
    #expect(values(graph, "b") == [true, false, nil])
    #expect(
      values(graph, "d").map { $0.temporalDescription } == ["2024-05-01", nil, "2024-01-31"])
    #expect(values(graph, "code") == ["007", "12", "13"])
    #expect(values(graph, "empty") == [nil, nil, nil])
    let (a, b) = (try #require(graph.label(named: "A")), try #require(graph.label(named: "B")))
    #expect(graph.labels(of: NodeID(1)) == [a, b])
    #expect(graph.labels(of: NodeID(2)).isEmpty)
  }

  @Test func typesAreDeclared() throws {
    let files = try Files([
      "nodes.csv": """
      id:string,label,s:string,i:float,l:string[],n:int[],t:duration
      07,A,1,2,a\\;b;c,1;2,P1D
      7,A,,,[],,
      """
    ])
    let graph = try files.graph()
    #expect(values(graph, "id") == ["07", "7"])
    #expect(values(graph, "s") == ["1", nil])
    let float = values(graph, "i")[0]
    guard case .float = float else { return #expect(Bool(false), "\(float)") }
    #expect(values(graph, "l") == [["a;b", "c"], []])
    #expect(values(graph, "n") == [[1, 2], nil])
    #expect(values(graph, "t")[0].temporalDescription == "P1D")
  }

  @Test func aTypeGuessedTooNarrowIsWidened() throws {
    var rows = (0..<5000).map { "\($0),A,\($0)" }
    rows[4000] = "4000,A,x4000"
    rows[4500] = "4500,A,4.5"
    let files = try Files(["nodes.csv": "id,label,v\n" + rows.joined(separator: "\n")])
    let graph = try files.graph()
    let found = values(graph, "v")
    #expect(found[4000] == "x4000" && found[4500] == "4.5" && found[0] == "0")
  }

  @Test func edgesJoinNodesOfAllFiles() throws {
    let files = try Files([
      "Place.csv": "id,name\n1,a\n2,b\n",
      "Organization.csv": "name,id\nc,30\n",
      "SERVES.Organization_Place.csv": "source,target,since\n30,1,2001\n30,2,\n",
      "edges.csv": "type,source,target,role\nT,1,2,r\nT,1,1,\n",
    ])
    let graph = try files.graph(
      nodes: ["Place.csv", "Organization.csv"],
      edges: ["SERVES.Organization_Place.csv", "edges.csv"])
    #expect(graph.isFrozen && graph.nodeCount == 3 && graph.edgeCount == 4)
    #expect(graph.labels.map { graph.name(of: $0) } == ["Place", "Organization"])
    #expect(graph.types.map { graph.name(of: $0) } == ["SERVES", "T"])
    let served = graph.incidences(of: NodeID(2), direction: .outgoing, types: [])
    #expect(served.map(\.neighbour) == [NodeID(0), NodeID(1)])
    let since = try #require(graph.key(named: "since"))
    #expect(graph.edges.map { graph.property(since, of: $0) } == [2001, nil, nil, nil])
  }

  @Test func manyPartsAreOneFile() throws {
    // More than one part, with quoted line ends where a cut could fall.
    let count = 60_000
    let nodes = (0..<count).map { "\($0 * 3),\"L\(number($0))\",\"多行\n\($0)\"" }
    let edges = (0..<count).map { "\(($0 * 7 % count) * 3),\($0 * 3),T\($0 % 3),\($0)" }
    let files = try Files([
      "nodes.csv": "id,label,name\n" + nodes.joined(separator: "\n"),
      "edges.csv": "source,target,type,w\n" + edges.joined(separator: "\n") + "\n",
    ])
    let graph = try files.graph(edges: ["edges.csv"])
    let (name, weight) = (
      try #require(graph.key(named: "name")), try #require(graph.key(named: "w"))
    )
    #expect(graph.nodeCount == count && graph.edgeCount == count)
    for index in stride(from: 0, to: count, by: 997) {
      let node = NodeID(UInt32(index))
      #expect(graph.property(name, of: node) == .string("多行\n\(index)"))
      let into = graph.incidences(of: node, direction: .incoming, types: [])
      #expect(into.map(\.edge.index) == [UInt32(index)])
      #expect(into.map(\.neighbour.index) == [UInt32(index * 7 % count)])
      #expect(graph.property(weight, of: EdgeID(UInt32(index))) == .integer(Int64(index)))
    }
  }

  private func number(_ index: Int) -> Int { index % 5 }

  @Test func problemsHaveFileAndLine() throws {
    let files = try Files([
      "nodes.csv": "id,label,n:int\n1,A,5\n\n2,A,x\n3,A\n4,\"A,1\n",
      "other.csv": "id,label\n1,A\n2,A\n1,B\n",
      "edges.csv": "source,target,type\n1,2,T\n1,99,T\n98,1,T\n1,1,\n",
      "dangling.csv": "source,target,type\n1,2,T\n1,99,T\n98,1,T\n",
      "noType.csv": "source,targets\n",
    ])
    #expect(
      files.problems() == [
        "nodes.csv:4: 'x' in column 'n' is not an integer",
        "nodes.csv:5: 2 fields where the header has 3",
        "nodes.csv:6: broken quoting: a field with quotes begins and ends with one, \"\" stands for one",
      ])
    func failure(nodes: String, edges: [String]) -> String {
      do {
        _ = try GraphImporter.graph(
          nodes: [files.path(nodes)], edges: edges.map { files.path($0) })
        return ""
      } catch {
        return error.description.replacing(files.folder + "/", with: "")
      }
    }
    #expect(failure(nodes: "other.csv", edges: []) == "other.csv:4: id '1' is there already")
    let two = try Files([
      "nodes.csv": "id,label\n1,A\n2,A\n",
      "dangling.csv": "source,target,type\n1,2,T\n1,99,T\n98,1,T\n",
      "empty.csv": "source,target,type\n1,1,\n",
      "wrong.csv": "from,to\n",
    ])
    #expect(
      Set(two.problems(edges: ["dangling.csv"])) == [
        "dangling.csv:3: target '99' is the id of no node",
        "dangling.csv:4: source '98' is the id of no node",
      ])
    #expect(two.problems(edges: ["dangling.csv"], maximal: 1).last == "… and 1 more")
    #expect(two.problems(edges: ["empty.csv"]) == ["empty.csv:2: 'type' is empty"])
    #expect(two.problems(edges: ["wrong.csv"]) == ["wrong.csv:1: there is no column 'source'"])
    #expect(two.problems(edges: ["none.csv"]) == ["none.csv: No such file or directory"])
  }

  @Test func textThatIsNotUTF8() throws {
    let files = try Files(["nodes.csv": ""])
    var bytes = Array("id,label\n1,A\n2,".utf8)
    bytes += [0xC3, 0x28, 10]
    try Data(bytes).write(to: URL(fileURLWithPath: files.path("nodes.csv")))
    #expect(files.problems() == ["nodes.csv:3: the text is not UTF-8"])
  }

  @Test func exportedFilesGiveTheSameGraph() throws {
    var graph = Graph()
    let (a, b) = (graph.intern(label: "A;x"), graph.intern(label: "B"))
    let keys = ["id", "name", "list", "when", "x:y", "mixed"].map { graph.intern(key: $0) }
    graph.createNode(
      labels: [a, b],
      properties: [
        (keys[0], "01"), (keys[1], "a\"b,\n"), (keys[2], ["x;y", "\\"]), (keys[4], 1.25),
        (keys[5], 1),
      ])
    graph.createNode(
      labels: [],
      properties: [
        (keys[0], "1"), (keys[1], ""), (keys[2], ["[]"]), (keys[5], "s"),
        (keys[3], .dateTime(try ZonedDateTime.parse("2024-05-01T08:00[Asia/Shanghai]"))),
      ])
    let type = graph.intern(type: "T,1")
    graph.createEdge(type, from: NodeID(1), to: NodeID(0), properties: [(keys[1], "边")])
    var writer = GraphCSVWriter(graph)
    var (nodes, edges): ([UInt8], [UInt8]) = ([], [])
    try writer.writeNodes { nodes.append(contentsOf: $0) }
    try writer.writeEdges { edges.append(contentsOf: $0) }
    #expect(writer.notes == ["values of 'mixed' are of several kinds: written as text"])
    let files = try Files([
      "nodes.csv": String(decoding: nodes, as: UTF8.self),
      "edges.csv": String(decoding: edges, as: UTF8.self),
    ])
    let again = try files.graph(edges: ["edges.csv"])
    for name in ["id", "name", "list", "when", "x:y"] {
      #expect(values(again, name) == values(graph, name), "\(name)")
    }
    #expect(again.labels(of: NodeID(0)).map { again.name(of: $0) } == ["A;x", "B"])
    #expect(again.name(of: again.type(of: EdgeID(0))) == "T,1")
    #expect(again.source(of: EdgeID(0)) == NodeID(1))
  }
}
