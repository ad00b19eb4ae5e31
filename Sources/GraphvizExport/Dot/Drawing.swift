/// A network ready to be drawn: every node with its text, style and place, every edge with its style.
struct Drawing: Sendable {
  let network: Network
  let options: RenderOptions
  let wording: Wording
  /// Labels and types that occur, in the order of the legend.
  let labels: [String]
  let types: [String]
  let nodeLabels: [NodeLabel]
  let placement: Placement

  private let nodeStyles: [String: NodeStyle]
  private let edgeStyles: [String: EdgeStyle]

  init(_ network: Network, options: RenderOptions) throws(RenderError) {
    let wording = Wording(language: options.language)
    let counted = network.nodes.filter { $0.omitted == 0 }
    let known = ["Organization", "Place", "Program", "Person"]
    labels = Self.ordered(Set(counted.map(\.label)), first: known)
    types = Self.ordered(
      Set(network.edges.map(\.type)).subtracting([""]),
      first: ["ALLIANCE_WITH", "SERVES", "SUBORDINATE_TO"])
    let spareLabels = labels.filter { !NodeStyle.hasOwnStyle($0) }
    let nodeStyles = Dictionary(
      uniqueKeysWithValues: labels.map { label in
        let rank = spareLabels.firstIndex(of: label) ?? 0
        return (label, NodeStyle.of(label: label, rank: rank, theme: options.theme))
      })
    let spareTypes = types.filter { !EdgeStyle.hasOwnStyle($0) }
    edgeStyles = Dictionary(
      uniqueKeysWithValues: types.map { type in
        let rank = spareTypes.firstIndex(of: type) ?? 0
        return (type, EdgeStyle.of(type: type, rank: rank, theme: options.theme))
      })
    let nodeLabels = network.nodes.map { node in
      NodeLabel(
        node,
        style: nodeStyles[node.label] ?? NodeStyle.of(label: "", rank: 0, theme: options.theme),
        ring: node.ring ?? 1, wording: wording)
    }
    let sizes = nodeLabels.map(\.size)
    placement =
      options.layout == .rings
      ? RingLayout(network: network, sizes: sizes).place()
      : try EngineLayout(network: network, sizes: sizes, engine: options.layout.rawValue).place()
    self.network = network
    self.options = options
    self.wording = wording
    self.nodeLabels = nodeLabels
    self.nodeStyles = nodeStyles
  }

  func style(label: String) -> NodeStyle {
    nodeStyles[label] ?? NodeStyle.of(label: label, rank: 0, theme: options.theme)
  }

  func style(type: String) -> EdgeStyle {
    // The tie of a "more" node.
    if type.isEmpty {
      return EdgeStyle(
        color: options.theme.colors.muted, line: .dotted, arrow: .none, width: 1)
    }
    return edgeStyles[type] ?? EdgeStyle.of(type: type, rank: 0, theme: options.theme)
  }

  /// The node's `id` in the picture, as `organization-12`.
  func id(ofNode index: Int) -> String {
    let node = network.nodes[index]
    return node.omitted > 0
      ? "more-\(index)" : "\(XML.word(node.label))-\(node.id)"
  }

  /// The edge's `id` in the picture, as `alliance-with-3`.
  func id(ofEdge index: Int) -> String {
    "\(XML.word(network.edges[index].type))-\(network.edges[index].id)"
  }

  var title: String {
    options.title ?? wording.network(of: network.nodes.filter(\.isCentre).map(\.name))
  }

  var subtitle: String {
    wording.caption(
      options.caption, nodes: network.nodes.filter { $0.omitted == 0 }.count,
      edges: network.edges.filter {
        network.nodes[$0.source].omitted == 0 && network.nodes[$0.target].omitted == 0
      }.count)
  }

  private static func ordered(_ names: Set<String>, first: [String]) -> [String] {
    first.filter(names.contains) + names.subtracting(first).sorted()
  }
}
