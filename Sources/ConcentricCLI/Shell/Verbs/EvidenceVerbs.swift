import Concentric

/// What proves the nodes and edges of the last result.
enum EvidenceVerbs {
  static let all = [
    ShellVerb(
      name: "evidence", arguments: "[ROW]",
      summary: "the sentences that prove the last result",
      details: """
        Return nodes, edges or paths, and not only their names:
          MATCH (a)-[r:ALLIANCE_WITH]-(b) RETURN a, r, b LIMIT 3;
          :evidence 1
        """,
      run: { arguments, session in
        guard let result = session.lastResult else {
          throw ShellError("there is no result yet", notes: ["run a query first"])
        }
        let elements = Elements.of(try rows(arguments, of: result))
        guard !elements.isEmpty else {
          throw ShellError(
            "the result holds no nodes or edges",
            notes: ["RETURN the node or edge itself: RETURN n and not RETURN n.name"])
        }
        session.output.show(
          try text(elements, result.graph), usesPager: session.settings.usesPager)
      })
  ]

  private static func rows(
    _ arguments: String, of result: ResultTable
  ) throws(ShellError) -> [[Value]] {
    guard let word = try arguments.word() else { return result.rows }
    guard let number = Int(word), result.rows.indices.contains(number - 1) else {
      throw ShellError("'\(word)' is no row of the last result, which has \(result.rows.count)")
    }
    return [result.rows[number - 1]]
  }

  private static func text(_ elements: [Value], _ graph: Graph) throws -> String {
    let values = ValueText(
      graph: graph, undirectedTypes: ["ALLIANCE_WITH"], showsEdgeProperties: false)
    var lines: [String] = []
    for element in elements {
      let id: ElementID
      switch element {
      case .node(let node): id = .node(node)
      case .edge(let edge): id = .edge(edge)
      default: continue
      }
      lines.append(values.readable(element).replacingControls())
      let evidence = try graph.evidence.evidence(of: id)
      if evidence.isEmpty { lines.append("    no evidence") }
      for proof in evidence {
        let place = "\(proof.document):\(proof.line)"
        lines.append("    \(place.replacingControls())  [\(proof.rule.replacingControls())]")
        lines.append("      \(proof.text.replacingControls())")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Nodes and edges inside values, each once, in the order in which they appear.
  private enum Elements {
    static func of(_ rows: [[Value]]) -> [Value] {
      var seen = Set<Value>()
      var elements: [Value] = []
      func add(_ value: Value) {
        switch value {
        case .node, .edge: if seen.insert(value).inserted { elements.append(value) }
        case .path(let path):
          for index in path.nodes.indices {
            add(.node(path.nodes[index]))
            if index < path.edges.count { add(.edge(path.edges[index])) }
          }
        case .list(let values): values.forEach(add)
        case .map(let map): map.sorted { $0.key < $1.key }.forEach { add($0.value) }
        default: break
        }
      }
      rows.forEach { $0.forEach(add) }
      return elements
    }
  }
}
