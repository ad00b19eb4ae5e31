import Testing

@testable import PropertyGraph

@Suite struct GraphTests {
  /// Two organizations, a place, an alliance, a service and a loop.
  private func sample() -> Graph {
    var graph = Graph()
    let organization = graph.intern(label: "Organization")
    let place = graph.intern(label: "Place")
    let name = graph.intern(key: "name")
    let ally = graph.intern(type: "ALLIANCE_WITH")
    let serves = graph.intern(type: "SERVES")
    let a = graph.createNode(labels: [organization], properties: [(name, "珠海路派出所")])
    let b = graph.createNode(labels: [organization, place], properties: [(name, "香港花园警务室")])
    let c = graph.createNode(labels: [place], properties: [(name, "香港花园")])
    graph.createEdge(ally, from: a, to: b)
    graph.createEdge(serves, from: a, to: c, properties: [(name, "x")])
    graph.createEdge(ally, from: c, to: a)
    graph.createEdge(ally, from: a, to: a)
    return graph
  }

  @Test func labelsCountsAndProperties() throws {
    let graph = sample()
    let organization = try #require(graph.label(named: "Organization"))
    let place = try #require(graph.label(named: "Place"))
    let name = try #require(graph.key(named: "name"))
    #expect(graph.nodeCount == 3)
    #expect(Array(graph.nodes(label: organization)) == [NodeID(0), NodeID(1)])
    #expect(graph.labels(of: NodeID(1)) == [organization, place])
    #expect(graph.nodeCount(label: place) == 2)
    #expect(graph.property(name, of: NodeID(2)) == "香港花园")
    #expect(graph.nodes(label: place, key: name, equals: "香港花园") == [NodeID(2)])
    #expect(graph.nodes(label: organization, key: name, equals: "香港花园").isEmpty)
    #expect(graph.label(named: "Person") == nil)
  }

  @Test func edgesComeByTypeThenByOtherEnd() throws {
    let graph = sample()
    let ally = try #require(graph.type(named: "ALLIANCE_WITH"))
    let all = graph.incidences(of: NodeID(0), direction: .either, types: [])
    #expect(all.map(\.edge.index) == [3, 0, 2, 1])
    #expect(graph.degree(of: NodeID(0), direction: .outgoing, types: [ally]) == 2)
    #expect(graph.degree(of: NodeID(0), direction: .incoming, types: [ally]) == 2)
    #expect(graph.degree(of: NodeID(0), direction: .either, types: [ally]) == 3)
    #expect(Array(graph.edges(type: ally)).map(\.index) == [0, 2, 3])
  }

  @Test func copiesAreIndependent() throws {
    let graph = sample()
    var copy = graph
    let name = copy.intern(key: "name")
    copy.setProperty(name, of: NodeID(0), to: "改")
    copy.delete(EdgeID(0))
    #expect(graph.property(name, of: NodeID(0)) == "珠海路派出所")
    #expect(graph.edgeCount == 4)
    #expect(copy.edgeCount == 3)
  }

  @Test func aNodeWithEdgesStays() {
    var graph = sample()
    let refused = graph.delete(NodeID(1))
    #expect(!refused)
    #expect(graph.contains(NodeID(1)))
    let edgeWent = graph.delete(EdgeID(0))
    let nodeWent = graph.delete(NodeID(1))
    #expect(edgeWent && nodeWent)
    #expect(!graph.contains(NodeID(1)))
    #expect(Array(graph.nodes) == [NodeID(0), NodeID(2)])
    #expect(graph.createNode() == NodeID(3))
  }

  @Test func rollbackRestoresEverything() throws {
    var graph = sample()
    let name = graph.intern(key: "name")
    let place = graph.intern(label: "Place")
    let savepoint = graph.savepoint()
    graph.delete(EdgeID(0))
    graph.delete(EdgeID(1))
    graph.remove(place, from: NodeID(1))
    graph.delete(NodeID(1))
    graph.setProperty(name, of: NodeID(0), to: .null)
    let fresh = graph.createNode(labels: [place], properties: [(name, 1)])
    graph.createEdge(graph.intern(type: "NEW"), from: fresh, to: NodeID(0))
    graph.rollback(to: savepoint)
    let before = sample()
    #expect(Array(graph.nodes) == Array(before.nodes))
    #expect(Array(graph.edges) == Array(before.edges))
    for node in before.nodes {
      #expect(graph.labels(of: node) == before.labels(of: node))
      #expect(graph.property(name, of: node) == before.property(name, of: node))
      #expect(
        graph.incidences(of: node, direction: .either, types: []).map(\.edge)
          == before.incidences(of: node, direction: .either, types: []).map(\.edge))
    }
    #expect(graph.property(name, of: EdgeID(1)) == "x")
    #expect(Array(graph.nodes(label: place)) == [NodeID(1), NodeID(2)])
  }

  @Test func changesAreNet() {
    var graph = sample()
    let name = graph.intern(key: "name")
    let savepoint = graph.savepoint()
    let person = graph.intern(label: "Person")
    let gone = graph.createNode(labels: [graph.intern(label: "Brief")])
    graph.delete(gone)
    graph.createNode(labels: [person], properties: [(name, "陈明")])
    graph.setProperty(name, of: NodeID(0), to: "珠海路派出所")
    graph.setProperty(name, of: NodeID(1), to: "别名")
    graph.delete(EdgeID(1))
    var expected = ChangeSummary()
    expected.nodesCreated = 1
    expected.edgesDeleted = 1
    expected.propertiesSet = 2
    expected.propertiesRemoved = 2
    expected.labelsAdded = 1
    #expect(graph.changes(since: savepoint) == expected)
    graph.release(savepoint)
  }
}
