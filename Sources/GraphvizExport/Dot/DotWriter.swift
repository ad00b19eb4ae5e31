/// Writes a drawing as DOT with all positions given, for the engine `nop` (`neato -n`).
///
/// Byte-stable: nodes and edges in the network's order, attributes in a fixed order, numbers rounded.
struct DotWriter {
  let drawing: Drawing
  private let frame: FrameWriter
  private let colors: ThemeColors

  init(_ drawing: Drawing) {
    self.drawing = drawing
    frame = FrameWriter(drawing)
    colors = drawing.options.theme.colors
  }

  func write() -> String {
    var lines = ["digraph network {", graphLine()]
    lines.append(
      "  node [fontname=\(fontName), penwidth=\(colors.strokeWidth.decimal(2)), "
        + "fixedsize=true, margin=0];")
    lines.append("  edge [fontname=\(fontName)];")
    lines += drawing.network.nodes.indices.map(nodeLine)
    lines += drawing.network.edges.indices.map(edgeLine)
    lines += frame.lines()
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
      "charset=\"UTF-8\"", "bgcolor=\"\(colors.background)\"", "pad=0", "margin=0",
      "splines=\(routesAroundNodes ? "true" : "line")", "esep=\"+3\"",
      "outputorder=edgesfirst", "fontname=\(fontName)",
    ]
    if drawing.options.format == .png { attributes.append("dpi=\(drawing.options.dpi)") }
    if let room = drawing.options.room {
      attributes.append("size=\"\(room.width.decimal(4)),\(room.height.decimal(4))!\"")
    }
    let background = drawing.placement.rings.flatMap(circle) + frame.rules.map(line)
    if !background.isEmpty {
      attributes.append(
        "_background=\"c 7 -\(colors.ring) \(background.joined(separator: " "))\"")
    }
    return "  graph [\(attributes.joined(separator: ", "))];"
  }

  /// A ring in xdot's drawing operations, as far as it lies in the drawing's frame.
  private func circle(_ ring: Placement.Ring) -> [String] {
    let side = 2 * ring.radius
    let circle = Box(center: ring.center, size: Size(width: side, height: side))
    guard frame.frame.union(circle) == frame.frame else {
      return Arcs.inside(frame.frame, of: ring).map(line)
    }
    let place =
      "\(ring.center.x.decimal(2)) \(ring.center.y.decimal(2)) "
      + "\(ring.radius.decimal(2)) \(ring.radius.decimal(2))"
    return [ring.isCore ? "C 7 -\(colors.core) E \(place)" : "e \(place)"]
  }

  /// A line in xdot's drawing operations.
  private func line(_ points: [Point]) -> String {
    let places = points.map { "\($0.x.decimal(1)) \($0.y.decimal(1))" }
    return "L \(points.count) \(places.joined(separator: " "))"
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
        "style=\"dashed,filled\"", "color=\"\(colors.muted)\"",
        "fillcolor=\"\(colors.background)\"", "fontcolor=\"\(colors.muted)\"",
      ]
    } else if node.isCentre {
      attributes += [
        "style=\"filled\"", "color=\"\(style.stroke)\"", "penwidth=4",
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
    let width = style.width(sources: sources)
    return [
      "color=\"\(style.color)\"", "style=\(style.line.rawValue)",
      "arrowhead=\(style.arrow.rawValue)",
      // A thick line's head ends in a long point, which its node covers.
      "arrowsize=\((0.5 + 0.2 * width).decimal(2))", "penwidth=\(width.decimal(2))",
    ]
  }
}
