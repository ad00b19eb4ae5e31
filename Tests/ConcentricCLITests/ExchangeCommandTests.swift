import Foundation
import Testing

@Suite struct ExchangeCommandTests {
  private static let lines = """
    {"kind":"graph","format":"concentric","version":1,"nodes":3,"edges":2,"documents":1}
    {"kind":"document","id":"a","title":"同心圆","text":"珠海路派出所与万苑社区共建。"}
    {"kind":"node","id":0,"labels":["Organization"],"properties":{"name":"珠海路派出所"},"evidence":[]}
    {"kind":"node","id":1,"labels":["Place"],"properties":{"name":"万苑社区"},"evidence":[]}
    {"kind":"node","id":2,"labels":["Person"],"properties":{"name":"陈明"},"evidence":[]}
    {"kind":"edge","id":0,"type":"ALLIANCE_WITH","source":0,"target":1,"properties":{},"evidence":\
    [{"document":"a","start":0,"end":14,"line":1,"text":"珠海路派出所与万苑社区共建。","rule":"共建",\
    "confidence":0.9}]}
    {"kind":"edge","id":1,"type":"SERVES","source":2,"target":0,"properties":{"role":"所长"},\
    "evidence":[]}

    """

  /// A folder with `a.jsonl` and `a.graph`.
  private func imported() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = try folder.write(Self.lines, to: "a.jsonl")
    let outcome = try Program().run("import", source, "-o", folder.file("a.graph").path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.hasSuffix("a.graph: 3 nodes, 2 edges\n"))
    return folder
  }

  private func content(_ file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  @Test func jsonLinesGoInAndComeOutTheSame() throws {
    let folder = try imported()
    let graph = folder.file("a.graph").path
    let outcome = try Program().run("export", graph, "-o", folder.file("b.jsonl").path)
    #expect(outcome.status == 0)
    #expect(outcome.text.hasSuffix("b.jsonl: 3 nodes, 2 edges\n"))
    #expect(try content(folder.file("b.jsonl")) == Self.lines)
    let piped = try Program().run("export", graph, "-o", "-", "--format", "jsonl")
    #expect(piped.text == Self.lines)
    let other = folder.file("c.graph").path
    let again = try Program().run(
      "import", "-", "--format", "jsonl", "-o", other, input: Data(Self.lines.utf8))
    #expect(again.status == 0)
    #expect(try Program().run("verify", other).status == 0)
  }

  @Test func csvGoesInAndComesOutTheSame() throws {
    let folder = try TemporaryFolder()
    let nodes = try folder.write(
      "id:int,label,name:string\n7,Place,甲\n9,A;B,\"x,y\"\n", to: "n.csv")
    let edges = try folder.write("source,target,type,since:int\n9,7,SERVES,2020\n", to: "e.csv")
    let graph = folder.file("a.graph").path
    let outcome = try Program().run("import", "--nodes", nodes, "--edges", edges, "-o", graph)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.hasSuffix("a.graph: 2 nodes, 1 edges\n"))
    let out = folder.file("csv")
    #expect(try Program().run("export", graph, "--format", "csv", "-o", out.path).status == 0)
    #expect(try content(out.appending(path: "nodes.csv")) == content(URL(fileURLWithPath: nodes)))
    #expect(try content(out.appending(path: "edges.csv")) == content(URL(fileURLWithPath: edges)))
  }

  @Test func csvWithProblemsMakesNoGraph() throws {
    let folder = try TemporaryFolder()
    let nodes = try folder.write("id,label,n:int\n7,A,x\n9,A,y\n8,A,1\n", to: "n.csv")
    let graph = folder.file("a.graph").path
    let outcome = try Program().run(
      "import", "--nodes", nodes, "-o", graph, "--max-errors", "1")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("n.csv:2: 'x' in column 'n' is not an integer"))
    #expect(outcome.errors.contains("… and 1 more"))
    #expect(outcome.errors.contains("nothing was written"))
    #expect(!FileManager.default.fileExists(atPath: graph))
  }

  @Test(arguments: [
    ("x.graphml", "<graphml"), ("x.gexf", "<gexf"), ("x.json", "\"links\""), ("x.ttl", "@prefix"),
    ("x.jsonld", "@context"), ("x.cypher", "UNWIND"), ("x.sqlite", "SQLite format 3"),
  ])
  func theFileNameTellsTheFormat(name: String, mark: String) throws {
    let folder = try imported()
    let outcome = try Program().run(
      "export", folder.file("a.graph").path, "-o", folder.file(name).path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try content(folder.file(name)).contains(mark))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.sorted() == ["a.graph", "a.jsonl", name])
  }

  @Test func graphMLComesBack() throws {
    let folder = try imported()
    let (graphML, graph) = (folder.file("x.graphml").path, folder.file("b.graph").path)
    #expect(try Program().run("export", folder.file("a.graph").path, "-o", graphML).status == 0)
    #expect(try Program().run("import", graphML, "-o", graph).status == 0)
    let rows = try Program().run(
      "query", graph, "MATCH (p)-[r:SERVES]->(o) RETURN p.name, r.role, o.name", "--format", "csv")
    #expect(rows.text.contains("陈明,所长,珠海路派出所"))
  }

  @Test(arguments: [("neo4j", "import.sh"), ("ladybug", "import.cypher")])
  func aFolderIsMadeButNeverOverwritten(format: String, script: String) throws {
    let folder = try imported()
    let graph = folder.file("a.graph").path
    let target = folder.file("out")
    let outcome = try Program().run("export", graph, "--format", format, "-o", target.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!(try content(target.appendingPathComponent(script))).isEmpty)
    let again = try Program().run("export", graph, "--format", format, "-o", target.path)
    #expect(again.status == 1)
    #expect(again.errors.contains("is not empty"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.sorted() == ["a.graph", "a.jsonl", "out"])
  }

  @Test func aQueryChoosesWhatIsWritten() throws {
    let folder = try imported()
    let outcome = try Program().run(
      "export", folder.file("a.graph").path, "-o", folder.file("b.jsonl").path, "--query",
      "MATCH p = ({name: $name})-[:ALLIANCE_WITH]-() RETURN p", "-p", "name=珠海路派出所")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.hasSuffix("2 nodes, 1 edges\n"))
    let lines = try content(folder.file("b.jsonl"))
    #expect(lines.contains("\"documents\":1"))
    #expect(!lines.contains("陈明"))
  }

  @Test(arguments: [
    (["-o", "x.txt"], "no format is known for 'x.txt'"),
    (["-o", "-", "--format", "sqlite"], "'sqlite' cannot be written to standard output"),
    (["-o", "x.ttl", "--base", "a b:"], "'--base a b:' is not the start of an IRI"),
  ])
  func wrongUsageIsStatus2(arguments: [String], message: String) throws {
    let outcome = try Program().run(["export", "none.graph"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message))
  }

  @Test func whatCannotBeReadOrWrittenIsStatus1() throws {
    let folder = try imported()
    let lost = try Program().run("import", folder.file("none.jsonl").path, "-o", "x.graph")
    #expect(lost.status == 1)
    #expect(lost.errors.contains("none.jsonl': No such file or directory"))
    let unwritable = try Program().run(
      "export", folder.file("a.graph").path, "-o", folder.file("none/x.gexf").path)
    #expect(unwritable.status == 1)
    #expect(unwritable.errors.contains("No such file or directory"))
  }

  @Test func aBadLineStopsTheImportUnlessItMayBeLeftOut() throws {
    let folder = try TemporaryFolder()
    let bad = Self.lines.replacingOccurrences(of: "\"labels\":[\"Person\"]", with: "\"labels\":3")
    let source = try folder.write(bad, to: "bad.jsonl")
    let graph = folder.file("a.graph").path
    let stopped = try Program().run("import", source, "-o", graph)
    #expect(stopped.status == 1)
    #expect(stopped.errors == "\(source):5: error: 'labels' should be an array, not a number\n")
    #expect(!FileManager.default.fileExists(atPath: graph))
    let few = try Program().run("import", source, "-o", graph, "--max-errors", "1")
    #expect(few.status == 1)
    #expect(few.errors.contains(":7: error: there is no node 2 before this line"))
    let partly = try Program().run("import", source, "-o", graph, "--max-errors", "2")
    #expect(partly.status == 3)
    #expect(partly.text.hasSuffix("2 nodes, 1 edges\n"))
    #expect(try Program().run("verify", graph).status == 0)
  }
}
