/// A node's text as it is drawn, and the room that its shape takes.
struct NodeLabel: Hashable, Sendable {
  var lines: [String]
  /// Points.
  var fontSize: Double
  var isBold: Bool
  var shape: NodeShape
  var size: Size

  /// - Parameter ring: 0 for the middle; text gets a little smaller outwards.
  init(_ node: Network.Node, style: NodeStyle, ring: Int, wording: Wording) {
    if node.omitted > 0 {
      lines = [wording.more(node.omitted)]
      (fontSize, isBold, shape) = (11.5, false, .ellipse)
    } else if node.isCentre {
      lines = NameWrapping.lines(of: node.name, width: node.name.count > 12 ? 7 : 4.6)
      (fontSize, isBold, shape) = (node.name.count > 16 ? 15 : 19, true, .circle)
    } else {
      lines = NameWrapping.lines(of: node.name, width: node.name.count > 24 ? 11 : 8.2)
      (fontSize, isBold, shape) = (ring <= 2 ? 13 : 12, false, style.shape)
    }
    let bold = isBold
    let text = Size(
      width: fontSize * (lines.map { TextMetrics.width(of: $0, bold: bold) }.max() ?? 0),
      height: fontSize * TextMetrics.lineHeight * Double(lines.count))
    size = shape.size(around: text)
    size.width = max(size.width, 34)
  }
}
