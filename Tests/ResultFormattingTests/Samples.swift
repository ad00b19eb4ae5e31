import PropertyGraph
import ResultFormatting

/// A station, its branch, an ally and the edges between them; every kind of value.
struct Samples {
  var graph = Graph()
  let station: NodeID
  let branch: NodeID
  let ally: NodeID
  let nameless: NodeID
  let under: EdgeID
  let allied: EdgeID
  let serves: EdgeID

  init() {
    let organization = graph.intern(label: "Organization")
    let place = graph.intern(label: "Place")
    let name = graph.intern(key: "name")
    let founded = graph.intern(key: "founded year")
    let role = graph.intern(key: "role")
    station = graph.createNode(
      labels: [organization], properties: [(name, "珠海路派出所"), (founded, 1998)])
    branch = graph.createNode(labels: [organization], properties: [(name, "珠海路派出所党支部")])
    ally = graph.createNode(labels: [organization], properties: [(name, "警备区第十干休所")])
    nameless = graph.createNode(labels: [place], properties: [])
    under = graph.createEdge(
      graph.intern(type: "SUBORDINATE_TO"), from: branch, to: station, properties: [])
    allied = graph.createEdge(
      graph.intern(type: "ALLIANCE_WITH"), from: ally, to: branch, properties: [])
    serves = graph.createEdge(
      graph.intern(type: "SERVES"), from: station, to: nameless, properties: [(role, "it's")])
  }

  var path: Value {
    .path(Path(nodes: [station, branch, ally], edges: [under, allied]))
  }

  func table(_ columns: [String], _ rows: [[Value]]) -> ResultTable {
    ResultTable(columns: columns, rows: rows, graph: graph)
  }
}
