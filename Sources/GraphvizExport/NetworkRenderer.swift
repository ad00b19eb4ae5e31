import SourceText

/// A finished picture.
public struct Rendering: Hashable, Sendable {
  public var bytes: [UInt8]
  /// What a person should know about it, as that no Chinese font is installed.
  public var warnings: [String]
}

/// Draws networks: SVG, PNG, PDF, DOT, or a page for the browser.
///
/// The same network and options give the same bytes on one machine; DOT and the places of all nodes
/// are the same on every machine.
public struct NetworkRenderer: Sendable {
  public var options: RenderOptions

  public init(options: RenderOptions = RenderOptions()) {
    self.options = options
  }

  /// The network's picture.
  ///
  /// - Complexity: Edge routes take most of the time: seconds for some hundred nodes. Calls from
  ///   several tasks wait for each other.
  public func render(_ network: Network) throws(RenderError) -> Rendering {
    try check(network)
    let drawing = try Drawing(network, options: options)
    try checkPixels(of: FrameWriter(drawing).page.size)
    let dot = DotWriter(drawing).write()
    if options.format == .dot { return Rendering(bytes: Array(dot.utf8), warnings: []) }
    let output = try Graphviz.render(dot, engine: "nop", format: options.format.graphvizName)
    var warnings = output.messages
    if drawing.hasChinese, !Fonts.haveChinese() { warnings.insert(Fonts.missingChinese, at: 0) }
    if let font = options.font, options.format == .png || options.format == .pdf,
      !Fonts.haveAny(of: font)
    {
      warnings.append("no font '\(font)' is installed, another one is used")
    }
    guard options.format == .svg || options.format == .html else {
      return Rendering(bytes: output.bytes, warnings: warnings)
    }
    let finisher = SVGFinisher(drawing, isForPage: options.format == .html)
    let svg = finisher.finish(String(decoding: output.bytes, as: UTF8.self))
    let text =
      options.format == .html
      ? PageWriter(drawing: drawing).write(svg: svg, link: finisher.link) : svg
    return Rendering(bytes: Array(text.utf8), warnings: warnings)
  }

  /// Most pixels of a PNG: some ten seconds of painting, 400 MB of memory.
  static let pixelLimit = 100_000_000.0

  private func checkPixels(of page: Size) throws(RenderError) {
    guard options.format == .png else { return }
    var scale = Double(options.dpi) / 72
    if let room = options.room {
      scale *= min(room.width * 72 / page.width, room.height * 72 / page.height)
    }
    let (width, height) = (page.width * scale, page.height * scale)
    guard width * height <= Self.pixelLimit else {
      throw .tooManyPixels(
        width: Int(width.rounded()), height: Int(height.rounded()))
    }
  }

  private func check(_ network: Network) throws(RenderError) {
    guard !network.nodes.isEmpty else { throw .emptyNetwork }
    let limit = options.maxNodes ?? options.layout.nodeLimit
    guard network.nodes.count <= limit else {
      throw .tooManyNodes(count: network.nodes.count, limit: limit, layout: options.layout)
    }
    guard (24...1200).contains(options.dpi) else { throw .dpiOutOfRange(options.dpi) }
    if let font = options.font {
      let isName = font.allSatisfy {
        $0.isLetter || $0.isNumber || $0 == " " || $0 == "," || $0 == "." || $0 == "-"
      }
      guard !font.isEmpty, font.count <= 100, isName else { throw .badFont(font) }
    }
    if let base = options.linkBase {
      let scheme = base.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
      let hasScheme = base.dropFirst(scheme.count).first == ":"
      let known = ["http", "https", "file"].contains(scheme.lowercased())
      guard !hasScheme || known else { throw .badLinkBase(base) }
    }
  }
}

extension Drawing {
  /// Whether some text of the drawing needs a Chinese font.
  var hasChinese: Bool {
    options.language == .chinese
      || network.nodes.contains { node in node.name.unicodeScalars.contains { $0.isWide } }
  }
}
