import GraphvizExport
import PropertyGraph
import Testing

@Suite("Selection")
struct SelectionTests {
  /// 珠海路派出所 in a small town of a graph.
  private struct Town {
    var graph = Graph()
    var nodes: [String: NodeID] = [:]

    mutating func node(_ name: String, _ label: String = "Organization") -> NodeID {
      let id = graph.createNode(
        labels: [graph.intern(label: label)],
        properties: [
          (graph.intern(key: "name"), .string(name)),
          (graph.intern(key: "aliases"), .list([.string(name + "别名")])),
          (graph.intern(key: "founded"), .integer(1998)),
        ])
      nodes[name] = id
      return id
    }

    mutating func edge(_ type: String, _ source: String, _ target: String) -> EdgeID {
      graph.createEdge(
        graph.intern(type: type), from: nodes[source] ?? node(source),
        to: nodes[target] ?? node(target),
        properties: [(graph.intern(key: "sources"), .integer(2))])
    }

    init() {
      _ = node("市南区", "Place")
      _ = node("冯强", "Person")
      for (type, source, target) in [
        ("SUBORDINATE_TO", "党支部", "派出所"), ("SUBORDINATE_TO", "警务室", "派出所"),
        ("SUBORDINATE_TO", "警格", "警务室"), ("SERVES", "冯强", "派出所"),
        ("ALLIANCE_WITH", "工行党委", "党支部"), ("SUBORDINATE_TO", "工行党委", "工行支行"),
        ("SUBORDINATE_TO", "工行支行", "工行"), ("SUBORDINATE_TO", "派出所", "分局"),
        ("SUBORDINATE_TO", "分局", "市局"), ("SERVES", "分局", "市南区"),
        ("SUBORDINATE_TO", "湛山派出所", "分局"), ("ALLIANCE_WITH", "湛山派出所", "工行党委"),
      ] { _ = edge(type, source, target) }
    }

    func id(_ name: String) -> NodeID { nodes[name] ?? NodeID(.max) }
  }

  private func names(_ network: Network) -> Set<String> { Set(network.nodes.map(\.name)) }

  @Test("A station's network: its own, its allies, what they belong to, and no more")
  func station() throws {
    let town = Town()
    let network = try NetworkSelection().network(around: [town.id("派出所")], in: town.graph)
    #expect(
      names(network) == [
        "派出所", "党支部", "警务室", "警格", "冯强", "工行党委", "工行支行", "分局", "市局",
      ])
    let rings = Dictionary(uniqueKeysWithValues: network.nodes.map { ($0.name, $0.ring) })
    #expect(rings["派出所"] == 0 && rings["党支部"] == 1 && rings["警格"] == 1 && rings["冯强"] == 1)
    #expect(rings["工行党委"] == 2 && rings["分局"] == 2 && rings["工行支行"] == 3)
    #expect(network.nodes.filter(\.isCentre).map(\.name) == ["派出所"])
    #expect(network.edges.count == 8)
    #expect(network.edges.allSatisfy { $0.sources == 2 })
    let branch = try #require(network.nodes.first { $0.name == "党支部" })
    #expect(branch.aliases == ["党支部别名"])
    #expect(branch.properties == [.init("founded", "1998")])
  }

  @Test("Hops, types, labels and direction narrow and widen it")
  func settings() throws {
    let town = Town()
    let station = [town.id("派出所")]
    func chosen(_ selection: NetworkSelection) throws -> Set<String> {
      names(try selection.network(around: station, in: town.graph))
    }
    #expect(try chosen(.init(hops: 0)) == ["派出所", "党支部", "警务室", "警格", "冯强"])
    #expect(try chosen(.init(hops: 2)).isSuperset(of: ["湛山派出所", "市南区", "工行支行"]))
    #expect(try chosen(.init(types: ["SERVES"])) == ["派出所", "冯强"])
    #expect(try chosen(.init(types: ["没有"])) == ["派出所"])
    #expect(try !chosen(.init(labels: ["Organization"])).contains("冯强"))
    #expect(try chosen(.init(direction: .outgoing)) == ["派出所", "分局", "市局"])
  }

  @Test("Neighbours past the limit stand together")
  func limit() throws {
    var town = Town()
    for index in 0..<20 { _ = town.edge("ALLIANCE_WITH", "党支部", "盟友\(index)") }
    let network = try NetworkSelection(maxNeighbours: 8).network(
      around: [town.id("派出所")], in: town.graph)
    let more = network.nodes.filter { $0.omitted > 0 }
    #expect(more.map(\.omitted) == [13])
    #expect(network.edges.filter { $0.type.isEmpty }.count == 1)
  }

  @Test("One neighbour past the limit is shown and not counted")
  func oneTooMany() throws {
    var town = Town()
    for index in 0..<20 { _ = town.edge("ALLIANCE_WITH", "党支部", "盟友\(index)") }
    let network = try NetworkSelection(maxNeighbours: 20).network(
      around: [town.id("派出所")], in: town.graph)
    #expect(network.nodes.allSatisfy { $0.omitted == 0 })
    #expect(network.nodes.contains { $0.name == "盟友19" })
  }

  @Test("Several centres give what lies between them")
  func between() throws {
    let town = Town()
    let network = try NetworkSelection().network(
      around: [town.id("派出所"), town.id("工行")], in: town.graph)
    #expect(names(network) == ["派出所", "党支部", "工行党委", "工行支行", "工行"])
    let apart = try NetworkSelection(hops: 2).network(
      around: [town.id("派出所"), town.id("工行")], in: town.graph)
    #expect(names(apart) == ["派出所", "工行"])
  }

  @Test("A query's nodes and edges, the edges' ends with them")
  func queryResult() throws {
    var town = Town()
    let edge = town.edge("ALLIANCE_WITH", "警务室", "香港花园社区党委")
    let network = try NetworkSelection().network(
      nodes: [town.id("市局"), NodeID(9_999)], edges: [edge], in: town.graph)
    #expect(names(network) == ["市局", "警务室", "香港花园社区党委"])
    #expect(network.edges.map(\.type) == ["ALLIANCE_WITH"])
  }

  @Test("Evidence comes with its line, its context and the names in it")
  func evidence() throws {
    var town = Town()
    var store = InMemoryEvidence()
    let text = "标题\n近日，党支部与工行党委签订协议。会后座谈。\n下一段"
    store.add(Document(id: "d1", title: "标题", text: text))
    let edge = town.edge("ALLIANCE_WITH", "党支部", "工行党委")
    for rule in ["协议", "列举"] {
      store.add(
        Evidence(
          document: "d1", start: 6, end: 19, line: 2, text: "党支部与工行党委签订协议。", rule: rule,
          confidence: 1), to: .edge(edge))
    }
    town.graph.evidence = store
    let network = try NetworkSelection().network(nodes: [], edges: [edge], in: town.graph)
    let proof = try #require(network.edges.first?.proofs.first)
    #expect(network.edges.first?.proofs.count == 1)
    #expect(proof.title == "标题" && proof.line == 2)
    #expect(proof.lead == "近日，" && proof.trail == "会后座谈。")
    #expect(proof.marked == ["党支部", "工行党委"])
  }
}
