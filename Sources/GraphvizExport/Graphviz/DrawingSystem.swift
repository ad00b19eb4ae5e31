/// What the system has for drawing, found out by drawing.
public struct DrawingSystem: Hashable, Sendable {
  /// Graphviz's version, as `2.43.0`; `nil` when it does not start.
  public static var version: String? { Graphviz.version }

  /// Layouts that Graphviz cannot do here.
  public let missingLayouts: [PictureLayout]
  /// Forms that it cannot write here.
  public let missingFormats: [PictureFormat]
  /// Font families with Chinese glyphs, the one that pictures use first.
  public let chineseFonts: [String]

  /// - Complexity: A drawing of two nodes for each layout and form: some milliseconds.
  public init() {
    let dot = "graph { a -- b }"
    func works(engine: String, format: String) -> Bool {
      (try? Graphviz.render(dot, engine: engine, format: format)) != nil
    }
    missingLayouts = PictureLayout.allCases.filter {
      $0 != .rings && !works(engine: $0.rawValue, format: "dot")
    }
    missingFormats = PictureFormat.allCases.filter {
      !works(engine: "neato", format: $0.graphvizName)
    }
    let installed = Fonts.covering("中")
    let preferred = Fonts.families.filter(installed.contains)
    chineseFonts = preferred + installed.filter { !preferred.contains($0) }
  }
}
