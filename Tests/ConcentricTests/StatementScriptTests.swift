import Concentric
import Testing

/// The script of statements, run by our own engine.
@Suite struct StatementScriptTests {
  private func run(_ script: String) throws -> Graph {
    var graph = Graph()
    for statement in script.split(separator: ";\n") {
      let source = SourceFile(name: "script", text: String(statement))
      do {
        let prepared = try QueryEngine().prepare(source, graph: graph, parameters: [:])
        _ = try QueryEngine().execute(
          prepared, on: &graph, parameters: [:], options: ExecutionOptions())
      } catch let error as any DiagnosticError {
        throw Failure(description: DiagnosticRenderer().render(error.diagnostic, in: source))
      }
    }
    return graph
  }

  private struct Failure: Error, CustomStringConvertible { let description: String }

  private func text(_ graph: Graph, by writer: any GraphWriter) throws -> String {
    let sink = MemorySink()
    _ = try writer.write(graph, to: sink)
    return sink.text
  }

  @Test func theEngineMakesTheSameGraphOfIt() throws {
    var graph = Graph()
    let person = graph.intern(label: "Person")
    let odd = graph.intern(label: "a `b`")
    let name = graph.intern(key: "name")
    let value = graph.intern(key: "the 'value'")
    let knows = graph.intern(type: "KNOWS")
    let other = graph.intern(type: "其他")
    let texts = [
      "陈明", "O'Neil \\ \"x\"", "a\nb\r\t\u{0}\u{1}\u{85}\u{2028}", "", "`", "\\u0041", "//",
    ]
    let values: [Value] = [
      1, -1, .integer(.min + 1), .integer(.max), 0.5, 1e300, .float(.infinity), true, [1, 2],
      ["a", "'"],
      .date(CalendarDate(daysSinceEpoch: 16_637)),
      .localTime(LocalTime(nanosecondOfDay: 78_032_142_000_001)),
      .duration(CalendarDuration(months: 14, days: 3, seconds: 5, nanoseconds: 1)),
    ]
    var nodes: [NodeID] = []
    for text in texts {
      nodes.append(graph.createNode(labels: [person], properties: [(name, .string(text))]))
    }
    for item in values {
      nodes.append(graph.createNode(labels: [odd, person], properties: [(value, item)]))
    }
    nodes.append(graph.createNode())
    for (index, node) in nodes.enumerated() {
      graph.createEdge(knows, from: node, to: nodes[(index + 1) % nodes.count])
    }
    graph.createEdge(other, from: nodes[0], to: nodes[0], properties: [(value, "x"), (name, 2)])
    let made = try run(try text(graph, by: StatementWriter()))
    #expect(try text(made, by: JSONLinesWriter()) == text(graph, by: JSONLinesWriter()))
  }

  @Test func anEmptyGraphIsNoStatement() throws {
    let lines = try text(Graph(), by: StatementWriter()).split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("//") })
  }

  @Test func whatAResultShowsIsAGraphOfItsOwn() throws {
    var graph = try run(
      """
      CREATE (a:Person {name: 'a'})-[:KNOWS {since: 2000}]->(b:Person {name: 'b'})-[:KNOWS]->(c:Person);

      """)
    var evidence = InMemoryEvidence()
    for id in ["d0", "d1"] { evidence.add(Document(id: id, text: "甲乙丙")) }
    for (node, id) in zip(graph.nodes, ["d0", "d1"]) {
      evidence.add(
        Evidence(document: id, start: 0, end: 1, line: 1, text: "甲", rule: "r", confidence: 1),
        to: .node(node))
    }
    graph.evidence = evidence
    let source = SourceFile(
      name: "q", text: "MATCH ({name: 'b'})-[r]-(m {name: 'a'}) RETURN [r], 1")
    let engine = QueryEngine()
    let prepared = try engine.prepare(source, graph: graph, parameters: [:])
    let result = try engine.execute(
      prepared, on: &graph, parameters: [:], options: ExecutionOptions())
    let part = try graph.subgraph(of: result.rows.joined())
    #expect(part.nodeCount == 2)
    #expect(part.edgeCount == 1)
    let since = try #require(part.key(named: "since"))
    #expect(part.property(since, of: EdgeID(0)) == 2000)
    #expect(try part.evidence.documents().map(\.id) == ["d0", "d1"])
    let alone = try graph.subgraph(nodes: graph.nodes.prefix(1), edges: [])
    #expect(alone.nodeCount == 1)
    #expect(try alone.evidence.documents().map(\.id) == ["d0"])
  }
}
