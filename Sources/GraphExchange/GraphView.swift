import PropertyGraph

/// A graph as exports see it: elements numbered from 0 without holes, names in a fixed order that
/// does not depend on how the graph came about.
struct GraphView {
  let graph: Graph
  /// All property keys, by name.
  let keys: [(id: KeyID, name: String)]
  private let keyRanks: [Int]
  private let labelNames: [String]
  private let numbers: [UInt32]

  init(_ graph: Graph) {
    self.graph = graph
    keys = graph.keys.map { (id: $0, name: graph.name(of: $0)) }
      .sorted { $0.name.precedesInBytes($1.name) }
    var ranks = [Int](repeating: 0, count: keys.count)
    for (rank, key) in keys.enumerated() { ranks[Int(key.id.index)] = rank }
    keyRanks = ranks
    labelNames = graph.labels.map { graph.name(of: $0) }
    var numbers: [UInt32] = []
    var next: UInt32 = 0
    for node in graph.nodes {
      while numbers.count < Int(node.index) { numbers.append(.max) }
      numbers.append(next)
      next += 1
    }
    self.numbers = numbers
  }

  /// The node's place among the graph's nodes, from 0.
  func number(of node: NodeID) -> UInt32 { numbers[Int(node.index)] }

  /// The node's labels, by name.
  func labels(of node: NodeID) -> [String] {
    graph.labels(of: node).map { labelNames[Int($0.index)] }.sorted { $0.precedesInBytes($1) }
  }

  /// The properties that the element has, by the key's name.
  func properties(of element: ElementID) -> [(key: String, value: Value)] {
    identifiedProperties(of: element).map {
      (key: keys[keyRanks[Int($0.0.index)]].name, value: $0.1)
    }
  }

  /// The same with the keys' ids.
  func identifiedProperties(of element: ElementID) -> [(KeyID, Value)] {
    let found =
      switch element {
      case .node(let node): graph.properties(of: node)
      case .edge(let edge): graph.properties(of: edge)
      }
    return found.sorted { keyRanks[Int($0.0.index)] < keyRanks[Int($1.0.index)] }
  }

  /// What to show a person for a node: its `name` where that is a text.
  func caption(of node: NodeID) -> String? {
    guard let key = graph.key(named: "name"),
      case .string(let name) = graph.property(key, of: node)
    else { return nil }
    return name
  }
}

extension String {
  /// The order of exports: by UTF-8 bytes, which is the order of Unicode scalars.
  func precedesInBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

  /// Itself, or itself with underscores after it, whichever is not taken.
  func distinct(from taken: some Collection<String>) -> String {
    var name = self
    while taken.contains(name) { name += "_" }
    return name
  }
}
