/// Writes what stands around the drawing: title and subtitle above it, the legend below, each behind
/// a rule.
///
/// The legend's samples are true nodes and edges, so they look as the drawing's do.
struct FrameWriter {
  /// The drawing without title and legend, as wide as the page: what rings may cross.
  let frame: Box
  private let drawing: Drawing
  private let colors: ThemeColors

  private static let margin = 26.0
  private static let leastWidth = 480.0
  private static let fontSize = 11.5
  private static let rowHeight = 24.0
  /// Between a rule and the title above it, or the legend below it.
  private static let ruleGap = 9.0

  init(_ drawing: Drawing) {
    self.drawing = drawing
    colors = drawing.options.theme.colors
    var frame = drawing.placement.bounds(margin: Self.margin)
    frame.size.width = max(frame.size.width, Self.leastWidth)
    self.frame = frame
  }

  /// The rules, each by its two ends.
  var rules: [[Point]] {
    [drawing.title.isEmpty ? nil : frame.maxY, entries().isEmpty ? nil : frame.minY]
      .compactMap(\.self)
      .map { [Point(x: frame.minX, y: $0), Point(x: frame.maxX, y: $0)] }
  }

  func lines() -> [String] {
    let page = page
    // Two unseen corners make the page as large as is meant.
    let corners = [Point(x: page.minX, y: page.minY), Point(x: page.maxX, y: page.maxY)]
      .enumerated().map { index, corner in
        node("corner\(index)", at: corner, size: Self.dot, Self.unseen)
      }
    return titleLines().0 + legendLines().0 + corners
  }

  /// The whole picture.
  var page: Box {
    Box(
      minX: frame.minX, minY: legendLines().bottom, maxX: frame.maxX, maxY: titleLines().top)
  }

  private var left: Double { frame.minX + Self.margin }
  private var right: Double { frame.maxX - Self.margin }

  private static let dot = Size(width: 0.72, height: 0.72)
  private static let unseen = ["label=\"\"", "shape=point", "style=invis"]

  // MARK: - Title

  /// The title's node, and the upper end of the page.
  private func titleLines() -> ([String], top: Double) {
    guard !drawing.title.isEmpty else { return ([], frame.maxY) }
    let width = right - left
    let title = NameWrapping.lines(of: drawing.title, width: width / 21, maxLines: 3)
    let subtitle = NameWrapping.lines(
      of: drawing.subtitle, width: width / Self.fontSize, maxLines: 3)
    let height = Double(title.count) * 20 * 1.3 + Double(subtitle.count) * Self.fontSize * 1.5 + 4
    let rows =
      title.map { row("<b>\(XML.escaped($0))</b>", size: 20, color: colors.text) }
      + subtitle.map { row(XML.escaped($0), size: Self.fontSize, color: colors.muted) }
    let table =
      "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\" "
      + "width=\"\(min(width, 60_000).decimal(0))\">\(rows.joined())</table>"
    let line = node(
      "title", at: Point(x: (left + right) / 2, y: frame.maxY + Self.ruleGap + height / 2),
      size: Size(width: width, height: height),
      ["label=<\(table)>", "shape=plaintext", "class=\"title\""])
    return ([line], frame.maxY + Self.ruleGap + height + Self.margin * 0.7)
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

  /// The legend's nodes and edges, and the lower end of the page.
  private func legendLines() -> ([String], bottom: Double) {
    let entries = entries()
    guard !entries.isEmpty else { return ([], frame.minY) }
    var lines: [String] = []
    var x = left
    var y = frame.minY - Self.ruleGap - Self.rowHeight / 2
    for (index, entry) in entries.enumerated() {
      let textWidth = TextMetrics.width(of: entry.text) * Self.fontSize + 4
      let textStart = entry.sampleWidth > 0 ? entry.sampleWidth + 8 : 0
      let full = textStart + textWidth
      if x > left, x + full > right {
        x = left
        y -= Self.rowHeight
      }
      lines += entry.sample("legend\(index)", Point(x: x, y: y))
      lines.append(
        node(
          "legend\(index)text",
          at: Point(x: x + textStart + textWidth / 2, y: y),
          size: Size(width: textWidth, height: 12),
          [
            "label=\(DotEscaping.label([entry.text], lineBreak: "\\l"))", "shape=plaintext",
            "fontcolor=\"\(colors.text)\"", "fontsize=\(Self.fontSize.decimal(1))",
            "class=\"legend\"",
          ]))
      x += full + 20
    }
    return (lines, y - Self.rowHeight / 2 - Self.margin * 0.5)
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
    let attributes =
      DotWriter.attributes(drawing.style(type: type), sources: 1) + ["class=\"legend\""]
    return [
      node(name + "a", at: start, size: Self.dot, Self.unseen),
      node(name + "b", at: Point(x: start.x + 40, y: start.y), size: Self.dot, Self.unseen),
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
