/// Writes a drawing as DOT with all positions given, for the engine `nop` (`neato -n`).
///
/// Byte-stable: nodes and edges in the network's order, attributes in a fixed order, numbers rounded.
struct DotWriter {
  let drawing: Drawing
  private let colors: ThemeColors

  init(_ drawing: Drawing) {
    self.drawing = drawing
    colors = drawing.options.theme.colors
  }

  func write() -> String {
    var lines = ["digraph network {", graphLine()]
    lines.append(
      "  node [fontname=\(fontName), penwidth=\(colors.strokeWidth.decimal(2)), "
        + "fixedsize=true, margin=0];")
    lines.append("  edge [fontname=\(fontName), arrowsize=0.6];")
    lines += drawing.network.nodes.indices.map(nodeLine)
    lines += drawing.network.edges.indices.map(edgeLine)
    lines += FrameWriter(drawing).lines()
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  private var fontName: String {
    DotEscaping.quoted(
      ((drawing.options.font.map { [$0] } ?? []) + Fonts.families).joined(separator: ","))
  }

  /// Graphviz looks for a way around all nodes for each edge: two seconds for 100 nodes and 100
  /// edges, a minute for 300. Larger drawings have straight edges under their nodes.
  private var routesAroundNodes: Bool {
    let nodes = Double(drawing.network.nodes.count)
    return nodes * nodes * Double(drawing.network.edges.count) <= 2.5e6
  }

  private func graphLine() -> String {
    var attributes = [
      "charset=\"UTF-8\"", "bgcolor=\"\(colors.background)\"", "pad=0",
      "splines=\(routesAroundNodes ? "true" : "line")", "esep=\"+3\"",
      "outputorder=edgesfirst", "fontname=\(fontName)",
    ]
    if drawing.options.format == .png { attributes.append("dpi=\(drawing.options.dpi)") }
    let rings = drawing.placement.rings.map(circle).filter { !$0.isEmpty }
      .joined(separator: " ")
    if !rings.isEmpty {
      attributes.append(
        "_background=\"\(rings)\"")
    }
    return "  graph [\(attributes.joined(separator: ", "))];"
  }

  /// A ring in xdot's drawing operations, as far as it lies in the drawing's frame.
  private func circle(_ ring: Placement.Ring) -> String {
    let frame = FrameWriter.frame(of: drawing.placement)
    let side = 2 * ring.radius
    let circle = Box(center: ring.center, size: Size(width: side, height: side))
    let stroke = "c 7 -\(colors.ring) "
    if frame.union(circle) == frame {
      let place =
        "\(ring.center.x.decimal(2)) \(ring.center.y.decimal(2)) "
        + "\(ring.radius.decimal(2)) \(ring.radius.decimal(2))"
      return stroke + (ring.isCore ? "C 7 -\(colors.core) E \(place)" : "e \(place)")
    }
    return Arcs.inside(frame, of: ring).map { points in
      let places = points.map { "\($0.x.decimal(1)) \($0.y.decimal(1))" }
      return stroke + "L \(points.count) \(places.joined(separator: " "))"
    }.joined(separator: " ")
  }

  private func nodeLine(_ index: Int) -> String {
    let node = drawing.network.nodes[index]
    let label = drawing.nodeLabels[index]
    let style = drawing.style(label: node.label)
    let box = drawing.placement.boxes[index]
    let id = drawing.id(ofNode: index)
    var attributes = [
      "label="
        + (label.isBold
          ? DotEscaping.boldLabel(label.lines) : DotEscaping.label(label.lines)),
      "id=\"\(id)\"",
      "class=\"\(cssClass(of: node))\"",
      "pos=\"\(box.center.x.decimal(2)),\(box.center.y.decimal(2))\"",
      "width=\((box.size.width / 72).decimal(4))", "height=\((box.size.height / 72).decimal(4))",
      "shape=\(label.shape.dotName)",
    ]
    if node.omitted > 0 {
      attributes += [
        "style=\"dashed\"", "color=\"\(colors.muted)\"", "fontcolor=\"\(colors.muted)\"",
      ]
    } else if node.isCentre {
      let stroke = drawing.options.theme == .print ? style.stroke : colors.background
      attributes += [
        "style=\"filled\"", "color=\"\(stroke)\"", "penwidth=4",
        "fillcolor=\"\(style.strongFill)\"", "fontcolor=\"\(style.strongText)\"",
      ]
    } else {
      let rounded = label.shape == .roundedBox ? "filled,rounded" : "filled"
      attributes += [
        "style=\"\(rounded)\"", "color=\"\(style.stroke)\"", "fillcolor=\"\(style.fill)\"",
        "fontcolor=\"\(style.text)\"",
      ]
    }
    attributes.append("fontsize=\(label.fontSize.decimal(1))")
    return "  \"\(id)\" [\(attributes.joined(separator: ", "))];"
  }

  private func cssClass(of node: Network.Node) -> String {
    if node.omitted > 0 { return "more" }
    return XML.word(node.label) + (node.isCentre ? " centre" : "")
  }

  private func edgeLine(_ index: Int) -> String {
    let edge = drawing.network.edges[index]
    let source = drawing.id(ofNode: edge.source)
    let target = drawing.id(ofNode: edge.target)
    var attributes = [
      "id=\"\(drawing.id(ofEdge: index))\"", "class=\"\(XML.word(edge.type))\"",
    ]
    attributes += Self.attributes(
      drawing.style(type: edge.type), sources: edge.sources)
    return "  \"\(source)\" -> \"\(target)\" [\(attributes.joined(separator: ", "))];"
  }

  static func attributes(_ style: EdgeStyle, sources: Int) -> [String] {
    [
      "color=\"\(style.color)\"", "style=\(style.line.rawValue)",
      "arrowhead=\(style.arrow.rawValue)", "penwidth=\(style.width(sources: sources).decimal(2))",
    ]
  }
}
