/// Places nodes by one of Graphviz's engines. Only the places are taken; edges are routed later, the
/// same way for all layouts.
struct EngineLayout {
  let network: Network
  let sizes: [Size]
  let engine: String

  func place() throws(RenderError) -> Placement {
    let names = network.nodes.indices.map { "n\($0)" }
    let points = try Graphviz.positions(dot(names), engine: engine, of: names)
    let placement = Placement(boxes: clear(points))
    let size = placement.bounds(margin: 0).size
    guard engine == "dot", size.width > size.height * 3 else { return placement }
    // A row of so many would be a ribbon: the ranks stand side by side instead.
    let turned = try Graphviz.positions(dot(names, rankdir: "RL"), engine: engine, of: names)
    return Placement(boxes: clear(turned))
  }

  private func dot(_ names: [String], rankdir: String = "BT") -> String {
    var lines = [
      "digraph network {", "  graph [\(attributes), rankdir=\(rankdir)];",
      "  node [shape=box, fixedsize=true];",
    ]
    for (index, name) in names.enumerated() {
      let size = engine == "circo" ? square(sizes[index]) : sizes[index]
      lines.append(
        "  \(name) [label=\"\", width=\((size.width / 72).decimal(4)), "
          + "height=\((size.height / 72).decimal(4))];")
    }
    for (source, target) in ties() { lines.append("  \(names[source]) -> \(names[target]);") }
    return (lines + ["}"]).joined(separator: "\n")
  }

  /// The square of a box's area: `circo` takes a node for the disc around it, and circles of wide
  /// boxes would be twice as large as is needed. What is too near then is moved apart.
  private func square(_ size: Size) -> Size {
    let side = (size.width * size.height).squareRoot()
    return Size(width: side, height: side)
  }

  /// One edge for each pair that is tied. For `circo` only a spanning forest: Graphviz 2.43 crashes on
  /// some graphs whose parts hang together by more than one path.
  private func ties() -> [(Int, Int)] {
    var group = Array(network.nodes.indices)
    func find(_ node: Int) -> Int {
      var node = node
      while group[node] != node { node = group[node] }
      return node
    }
    var pairs: Set<[Int]> = []
    return network.edges.compactMap { edge in
      let pair = [min(edge.source, edge.target), max(edge.source, edge.target)]
      guard edge.source != edge.target, pairs.insert(pair).inserted else { return nil }
      if engine == "circo" {
        let (source, target) = (find(edge.source), find(edge.target))
        guard source != target else { return nil }
        group[max(source, target)] = min(source, target)
      }
      return (edge.source, edge.target)
    }
  }

  private var attributes: String {
    let centre = network.nodes.firstIndex { $0.isCentre }
    switch engine {
    case "dot": return "ranksep=0.75, nodesep=0.25, splines=false"
    case "twopi":
      return "overlap=false, sep=\"+10\", ranksep=2, splines=false"
        + (centre.map { ", root=n\($0)" } ?? "")
    case "circo": return "mindist=0.3, splines=false" + (centre.map { ", root=n\($0)" } ?? "")
    case "sfdp": return "overlap=false, sep=\"+10\", K=0.9, splines=false, start=1"
    case "fdp": return "overlap=false, sep=\"+10\", K=1.2, splines=false, start=1"
    default: return "overlap=false, sep=\"+10\", splines=false, start=1, len=2"
    }
  }

  /// Boxes around the places, none over another: moved apart where two are too near, and where this
  /// does not end, in a larger drawing.
  private func clear(_ points: [Point]) -> [Box] {
    var scale = 1.0
    while true {
      let boxes = zip(points, sizes).map {
        Box(center: Point(x: $0.x * scale, y: $0.y * scale), size: $1)
      }
      if let clear = Separation.apart(boxes, gap: 16) { return clear }
      if scale > 4 { return boxes }
      scale *= 1.08
    }
  }
}
