import PropertyGraph

/// What a query did to a graph, counted as the TCK counts: differences between before and after.
struct SideEffects: Hashable {
  /// Only what is not 0, as `+nodes` or `-labels`.
  var counts: [String: Int]

  /// Reads the table of a step: names and counts.
  init(table: [[String]]) {
    counts = [:]
    for row in table where row.count == 2 {
      if let count = Int(row[1]), count != 0 { counts[row[0]] = count }
    }
  }

  init(from before: Graph, to after: Graph) {
    counts = [:]
    count("nodes", Set(before.nodes), Set(after.nodes))
    count("relationships", Set(before.edges), Set(after.edges))
    count("properties", SideEffects.properties(of: before), SideEffects.properties(of: after))
    count("labels", SideEffects.labels(of: before), SideEffects.labels(of: after))
  }

  private mutating func count<Element>(
    _ what: String, _ before: Set<Element>, _ after: Set<Element>
  ) {
    let (came, went) = (after.subtracting(before).count, before.subtracting(after).count)
    if came > 0 { counts["+" + what] = came }
    if went > 0 { counts["-" + what] = went }
  }

  private struct Property: Hashable {
    var element: ElementID
    var key: String
    var value: WrittenValue
  }

  private static func properties(of graph: Graph) -> Set<Property> {
    var properties: Set<Property> = []
    func add(_ element: ElementID, _ entries: [(KeyID, Value)]) {
      for (key, value) in entries {
        properties.insert(
          Property(
            element: element, key: graph.name(of: key), value: WrittenValue(value, in: graph)))
      }
    }
    for node in graph.nodes { add(.node(node), graph.properties(of: node)) }
    for edge in graph.edges { add(.edge(edge), graph.properties(of: edge)) }
    return properties
  }

  private static func labels(of graph: Graph) -> Set<String> {
    Set(graph.nodes.flatMap { graph.labels(of: $0) }.map { graph.name(of: $0) })
  }
}

extension SideEffects: CustomStringConvertible {
  var description: String {
    counts.isEmpty
      ? "none"
      : counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
