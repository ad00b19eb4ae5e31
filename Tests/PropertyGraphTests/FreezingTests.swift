import Testing

@testable import PropertyGraph

@Suite struct FreezingTests {
  /// A deterministic stream of random numbers.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let values: [Value] = [
    1, 2, .integer(.max), .integer(-7_000_000_000), 1.5, .float(.nan), "路", "", "北京", true, nil,
    nil, ["a", "b"], .date(CalendarDate(daysSinceEpoch: -3)),
  ]

  /// One random change, the same in every graph that is given the same dice.
  private func change(_ graph: inout Graph, _ dice: inout Dice) {
    let labels = ["A", "B", "C"].map { graph.intern(label: $0) }
    let types = ["T", "U", "V"].map { graph.intern(type: $0) }
    let keys = ["name", "id", "mixed"].map { graph.intern(key: $0) }
    let nodes = Array(graph.nodes)
    let edges = Array(graph.edges)
    let key = keys.randomElement(using: &dice) ?? keys[0]
    let any = Self.values.randomElement(using: &dice) ?? .null
    let value: Value = key == keys[0] && !any.isNull ? .string("名\(dice.next() % 9)") : any
    guard let node = nodes.randomElement(using: &dice) else {
      graph.createNode(labels: [labels[0]])
      return
    }
    let other = nodes.randomElement(using: &dice) ?? node
    let edge = edges.randomElement(using: &dice)
    let label = labels.randomElement(using: &dice) ?? labels[0]
    switch Int.random(in: 0..<12, using: &dice) {
    case 0, 1: graph.createNode(labels: [label], properties: [(key, value)])
    case 2: graph.createNode(labels: [], properties: [(keys[1], value)])
    case 3, 4, 5:
      graph.createEdge(
        types.randomElement(using: &dice) ?? types[0], from: node, to: other,
        properties: [(key, value)])
    case 6: graph.setProperty(key, of: node, to: value)
    case 7: if let edge { graph.setProperty(key, of: edge, to: value) }
    case 8: graph.add(label, to: node)
    case 9: graph.remove(label, from: node)
    case 10: if let edge { graph.delete(edge) }
    default: graph.delete(node)
    }
  }

  private func expectSame(_ a: Graph, _ b: Graph) {
    #expect(a.nodeCount == b.nodeCount && a.edgeCount == b.edgeCount)
    #expect(Array(a.nodes) == Array(b.nodes))
    #expect(Array(a.edges) == Array(b.edges))
    for label in a.labels {
      #expect(Array(a.nodes(label: label)) == Array(b.nodes(label: label)))
      #expect(a.nodeCount(label: label) == b.nodeCount(label: label))
    }
    for type in a.types {
      #expect(Array(a.edges(type: type)) == Array(b.edges(type: type)))
      #expect(a.edgeCount(type: type) == b.edgeCount(type: type))
    }
    for node in a.nodes {
      #expect(a.labels(of: node) == b.labels(of: node))
      for key in a.keys {
        #expect(a.property(key, of: node).isIdentical(to: b.property(key, of: node)))
      }
      for direction in [Direction.outgoing, .incoming, .either] {
        for types in [[]] + a.types.map({ [$0] }) {
          let left = a.incidences(of: node, direction: direction, types: types)
          let right = b.incidences(of: node, direction: direction, types: types)
          #expect(left.map(\.edge) == right.map(\.edge))
          #expect(left.map(\.neighbour) == right.map(\.neighbour))
          #expect(a.degree(of: node, direction: direction, types: types) == left.count)
          #expect(b.degree(of: node, direction: direction, types: types) == left.count)
        }
      }
    }
    for edge in a.edges {
      #expect(a.source(of: edge) == b.source(of: edge))
      #expect(a.target(of: edge) == b.target(of: edge))
      #expect(a.type(of: edge) == b.type(of: edge))
      for key in a.keys {
        #expect(a.property(key, of: edge).isIdentical(to: b.property(key, of: edge)))
      }
    }
    for key in a.keys {
      for value in Self.values + ["名1", 2.0] {
        for label in [nil] + a.labels.map({ Optional($0) }) {
          let found = a.nodes(label: label, key: key, equals: value)
          let scanned = a.nodes.filter { node in
            !value.isNull && a.property(key, of: node) == value
              && (label.map { a.has($0, node) } ?? true)
          }
          #expect(found == scanned)
          #expect(b.nodes(label: label, key: key, equals: value) == scanned)
        }
      }
    }
  }

  @Test(arguments: 0..<12)
  func freezingNowAndThenChangesNothing(seed: Int) {
    var plain = Graph()
    var frozen = Graph()
    var dice = Dice(state: UInt64(seed) &* 7919)
    for step in 0..<160 {
      var same = dice
      change(&plain, &dice)
      change(&frozen, &same)
      if step % 40 == 11 * (seed % 3) { frozen.freeze() }
    }
    expectSame(plain, frozen)
    frozen.freeze()
    #expect(frozen.isFrozen)
    expectSame(plain, frozen)
  }

  @Test(arguments: 0..<6)
  func rollbackReachesIntoTheBase(seed: Int) {
    var graph = Graph()
    var dice = Dice(state: UInt64(seed) &* 104_729)
    for _ in 0..<80 { change(&graph, &dice) }
    graph.freeze()
    let before = graph
    let savepoint = graph.savepoint()
    for _ in 0..<60 { change(&graph, &dice) }
    graph.rollback(to: savepoint)
    expectSame(before, graph)
  }

  @Test func lookupsUseIndexes() throws {
    var builder = GraphBuilder()
    let label = builder.intern(label: "Organization")
    let set = builder.intern(labels: [label])
    let (name, id, code) = (
      builder.intern(key: "name"), builder.intern(key: "id"), builder.intern(key: "code")
    )
    var names = ColumnBuilder()
    var ids = ColumnBuilder()
    var codes = ColumnBuilder()
    for node in 0..<5000 as Range<UInt32> {
      builder.nodeLabelSets.append(set)
      if node % 3 == 0 { names.append(.string("站\(node)"), id: node) }
      ids.append(.integer(Int64(node) * 10), id: node)
      codes.append(.integer(Int64(node * 7919 % 5000)), id: node)
    }
    builder.nodeColumns = [names.build(), ids.build(), codes.build()]
    let graph = builder.build()
    #expect(graph.isIndexed(name) && graph.isIndexed(id) && graph.isIndexed(code))
    #expect(graph.nodes(label: label, key: name, equals: "站3000") == [NodeID(3000)])
    #expect(graph.nodes(label: nil, key: name, equals: "站3001").isEmpty)
    #expect(graph.nodes(label: label, key: id, equals: 49_990.0) == [NodeID(4999)])
    #expect(graph.nodes(label: label, key: id, equals: 5).isEmpty)
    #expect(graph.nodes(label: label, key: code, equals: 2919) == [NodeID(1)])
  }

  @Test func manyEdgesOfOneTypeAreDenseAndFewAreSparse() throws {
    var graph = Graph()
    let (many, few) = (graph.intern(type: "MANY"), graph.intern(type: "FEW"))
    for _ in 0..<64 { graph.createNode() }
    for node in 0..<64 as Range<UInt32> {
      graph.createEdge(many, from: NodeID(node), to: NodeID((node * 5) % 64))
    }
    graph.createEdge(few, from: NodeID(40), to: NodeID(9))
    graph.createEdge(few, from: NodeID(40), to: NodeID(3))
    graph.freeze()
    let frozen = try #require(graph.frozen)
    let dense = try #require(frozen.adjacency(many, .outgoing)).view
    let sparse = try #require(frozen.adjacency(few, .outgoing)).view
    #expect(dense.rows == nil && Array(dense.neighbours(of: 13).buffer) == [1])
    #expect(sparse.rows != nil && Array(sparse.neighbours(of: 40).buffer) == [3, 9])
    let isSimple = [many, few].map { frozen.adjacency($0, .outgoing)?.isSimple }
    #expect(isSimple == [false, true])  // node 0 has a loop
    #expect(sparse.degree(of: 39) == 0 && sparse.degree(of: 41) == 0)
    let either = try #require(frozen.adjacency(many, .either)).view
    #expect(Array(either.neighbours(of: 0).buffer) == [0])
    #expect(Array(either.neighbours(of: 1).buffer) == [5, 13])
    #expect(frozen.contents.statistics.entries.map(\.edges) == [64, 2])
  }
}
