import SourceText

/// Why a network could not be drawn.
public enum RenderError: DiagnosticError, Hashable {
  /// The network has no node.
  case emptyNetwork
  /// More nodes than the layout is let to place.
  case tooManyNodes(count: Int, limit: Int, layout: PictureLayout)
  case dpiOutOfRange(Int)
  /// A PNG of more pixels than is let.
  case tooManyPixels(width: Int, height: Int)
  /// The font name has signs that no font name has.
  case badFont(String)
  /// Links may begin with `https:`, `http:`, `file:`, or have no scheme.
  case badLinkBase(String)
  /// Graphviz refused; `messages` is what it said.
  case graphviz(stage: String, messages: [String])

  public var diagnostic: Diagnostic {
    switch self {
    case .emptyNetwork:
      Diagnostic("nothing to draw: no node was chosen", code: "EmptyNetwork")
    case .tooManyNodes(let count, let limit, let layout):
      Diagnostic(
        "\(count) nodes are too many for the layout '\(layout.rawValue)', which takes \(limit)",
        code: "TooManyNodes",
        notes: [
          "choose fewer: fewer hops (--hops), some types or labels only (--types, --labels), fewer "
            + "neighbours (--max-neighbours)",
          layout == .rings
            ? "or raise the limit (--max-nodes), if a slow and very large picture will do"
            : "or take the layout 'rings', or raise the limit (--max-nodes)",
        ])
    case .tooManyPixels(let width, let height):
      Diagnostic(
        "a PNG of \(width)×\(height) pixels is too large", code: "TooManyPixels",
        notes: [
          "fit it into less (--size 4000x4000, --dpi), or draw fewer nodes",
          "SVG, PDF and HTML hold a picture of any size",
        ])
    case .dpiOutOfRange(let dpi):
      Diagnostic("\(dpi) dots per inch is out of range", notes: ["from 24 to 1200"])
    case .badFont(let font):
      Diagnostic(
        "'\(font)' is not the name of a font family",
        notes: ["letters, digits, spaces, commas, dots and hyphens, as 'Noto Sans CJK SC'"])
    case .badLinkBase(let base):
      Diagnostic(
        "links cannot begin with '\(base)'",
        notes: ["an address that begins with https:, http: or file:, or a relative one"])
    case .graphviz(let stage, let messages):
      Diagnostic(
        "Graphviz failed at \(stage)" + (messages.first.map { ": \($0)" } ?? ""), code: "Graphviz",
        notes: Array(messages.dropFirst()))
    }
  }
}
