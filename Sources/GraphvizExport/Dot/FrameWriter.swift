/// Writes what stands around the drawing: title and subtitle above it, the legend below.
///
/// The legend's samples are true nodes and edges, so they look as the drawing's do.
struct FrameWriter {
  private let drawing: Drawing
  private let colors: ThemeColors
  private let bounds: Box
  private let width: Double

  private static let fontSize = 11.5
  private static let rowHeight = 24.0

  init(_ drawing: Drawing) {
    self.drawing = drawing
    colors = drawing.options.theme.colors
    bounds = drawing.placement.bounds
    width = max(bounds.size.width, 440)
  }

  func lines() -> [String] { titleLines() + legendLines() }

  private var left: Double { bounds.center.x - width / 2 }

  // MARK: - Title

  private func titleLines() -> [String] {
    guard !drawing.title.isEmpty else { return [] }
    let title = NameWrapping.lines(of: drawing.title, width: width / 21, maxLines: 3)
    let subtitle = NameWrapping.lines(
      of: drawing.subtitle, width: width / Self.fontSize, maxLines: 3)
    let height = Double(title.count) * 20 * 1.3 + Double(subtitle.count) * Self.fontSize * 1.5 + 4
    let rows =
      title.map { row("<b>\(XML.escaped($0))</b>", size: 20, color: colors.text) }
      + subtitle.map { row(XML.escaped($0), size: Self.fontSize, color: colors.muted) }
    let table =
      "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\" "
      + "width=\"\(width.decimal(0))\">\(rows.joined())</table>"
    return [
      node(
        "title", at: Point(x: bounds.center.x, y: bounds.maxY + 16 + height / 2),
        size: Size(width: width, height: height),
        ["label=<\(table)>", "shape=plaintext", "class=\"title\""])
    ]
  }

  private func row(_ html: String, size: Double, color: String) -> String {
    "<tr><td align=\"left\"><font point-size=\"\(size.decimal(1))\" color=\"\(color)\">"
      + "\(html)</font></td></tr>"
  }

  // MARK: - Legend

  /// One sample with its words.
  private struct Entry {
    var text: String
    var sampleWidth: Double
    /// DOT lines of a sample whose left end is here.
    var sample: (_ name: String, _ start: Point) -> [String]
  }

  private func legendLines() -> [String] {
    var lines: [String] = []
    var x = left + 4
    var y = bounds.minY - 34
    for (index, entry) in entries().enumerated() {
      let textWidth = TextMetrics.width(of: entry.text) * Self.fontSize + 4
      let full = entry.sampleWidth + 8 + textWidth
      if x > left + 4, x + full > left + width {
        x = left + 4
        y -= Self.rowHeight
      }
      lines += entry.sample("legend\(index)", Point(x: x, y: y))
      lines.append(
        node(
          "legend\(index)text",
          at: Point(x: x + entry.sampleWidth + 8 + textWidth / 2, y: y),
          size: Size(width: textWidth, height: 18),
          [
            "label=\(DotEscaping.label([entry.text], lineBreak: "\\l"))", "shape=plaintext",
            "fontcolor=\"\(colors.text)\"", "fontsize=\(Self.fontSize.decimal(1))",
            "class=\"legend\"",
          ]))
      x += full + 20
    }
    return lines
  }

  private func entries() -> [Entry] {
    let network = drawing.network
    var entries = drawing.labels.map { label in
      let count = network.nodes.count { $0.label == label && $0.omitted == 0 }
      return Entry(
        text: drawing.wording.counted(drawing.wording.label(label), count), sampleWidth: 26
      ) { name, start in [labelSample(label, name, start)] }
    }
    entries += drawing.types.map { type in
      let count = network.edges.count { edge in
        edge.type == type && network.nodes[edge.source].omitted == 0
          && network.nodes[edge.target].omitted == 0
      }
      return Entry(
        text: drawing.wording.counted(drawing.wording.type(type), count), sampleWidth: 40
      ) { name, start in typeSample(type, name, start) }
    }
    if Set(network.edges.map(\.sources)).count > 1 {
      entries.append(
        Entry(text: drawing.wording.thickerIsBetterSupported, sampleWidth: 0) { _, _ in [] })
    }
    return entries
  }

  private func labelSample(_ label: String, _ name: String, _ start: Point) -> String {
    let style = drawing.style(label: label)
    let rounded = style.shape == .roundedBox ? "filled,rounded" : "filled"
    return node(
      name, at: Point(x: start.x + 13, y: start.y), size: Size(width: 26, height: 15),
      [
        "label=\"\"", "shape=\(style.shape.dotName)", "style=\"\(rounded)\"",
        "color=\"\(style.stroke)\"", "fillcolor=\"\(style.fill)\"", "class=\"legend\"",
      ])
  }

  private func typeSample(_ type: String, _ name: String, _ start: Point) -> [String] {
    let end: [String] = ["label=\"\"", "shape=point", "style=invis"]
    let size = Size(width: 0.72, height: 0.72)
    let attributes =
      DotWriter.attributes(drawing.style(type: type), sources: 1) + ["class=\"legend\""]
    return [
      node(name + "a", at: start, size: size, end),
      node(name + "b", at: Point(x: start.x + 40, y: start.y), size: size, end),
      "  \"\(name)a\" -> \"\(name)b\" [\(attributes.joined(separator: ", "))];",
    ]
  }

  private func node(
    _ name: String, at place: Point, size: Size, _ attributes: [String]
  ) -> String {
    let all =
      attributes + [
        "pos=\"\(place.x.decimal(2)),\(place.y.decimal(2))\"",
        "width=\((size.width / 72).decimal(4))", "height=\((size.height / 72).decimal(4))",
      ]
    return "  \"\(name)\" [\(all.joined(separator: ", "))];"
  }
}
