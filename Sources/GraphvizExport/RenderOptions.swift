/// What a picture is written as.
public enum PictureFormat: String, CaseIterable, Hashable, Sendable {
  case svg, png, pdf, dot, html

  /// What Graphviz is asked for; a page holds an SVG.
  var graphvizName: String {
    switch self {
    case .png: "png:cairo"
    case .pdf: "pdf"
    case .dot: "dot"
    case .svg, .html: "svg"
    }
  }
}

/// How the nodes are placed.
public enum PictureLayout: String, CaseIterable, Hashable, Sendable {
  /// Concentric rings around the centre: the default.
  case rings
  /// Graphviz's engines.
  case dot, twopi, neato, fdp, sfdp, circo

  /// Most nodes that it places in a matter of seconds.
  public var nodeLimit: Int {
    switch self {
    case .rings: 6_000
    case .sfdp, .twopi: 1_500
    case .circo, .fdp, .neato: 1_000
    case .dot: 800
    }
  }
}

/// What the line under the title says about the data.
public struct Caption: Hashable, Sendable {
  /// Name of the graph, as its file's name.
  public var graph: String?
  /// When the picture was made, as it is to be shown; pictures of one day are byte-equal then.
  public var date: String?
  /// Number of documents behind the graph.
  public var documents: Int?

  public init(graph: String? = nil, date: String? = nil, documents: Int? = nil) {
    self.graph = graph
    self.date = date
    self.documents = documents
  }
}

/// A room to fit a picture into.
public struct PictureSize: Hashable, Sendable {
  /// Pixels; those of a paper are 96 to the inch.
  public var width: Int
  public var height: Int
  /// Whether it is a sheet of paper: then the dots per inch say how many pixels a PNG has.
  public var isPaper: Bool

  public init(width: Int, height: Int, isPaper: Bool = false) {
    self.width = width
    self.height = height
    self.isPaper = isPaper
  }

  /// Reads `1600x900`, or the name of a paper size (`A3`, `A4`, `A5`, `letter`, with `-landscape`).
  public init?(parsing text: String) {
    let text = text.lowercased()
    let papers = ["a3": (1123, 1587), "a4": (794, 1123), "a5": (559, 794), "letter": (816, 1056)]
    if let paper = papers[text] {
      self.init(width: paper.0, height: paper.1, isPaper: true)
      return
    }
    if text.hasSuffix("-landscape"), let paper = papers[String(text.dropLast(10))] {
      self.init(width: paper.1, height: paper.0, isPaper: true)
      return
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" }
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
      (16...100_000).contains(width), (16...100_000).contains(height)
    else { return nil }
    self.init(width: width, height: height)
  }
}

extension RenderOptions {
  /// The room in inches for a picture that Graphviz paints; an SVG is scaled by its head.
  var room: Size? {
    guard let size, format == .png || format == .pdf else { return nil }
    let perInch = format == .png && !size.isPaper ? Double(dpi) : 96
    return Size(width: Double(size.width) / perInch, height: Double(size.height) / perInch)
  }
}

/// How a network is to be drawn.
public struct RenderOptions: Hashable, Sendable {
  public var format: PictureFormat
  public var layout: PictureLayout
  public var theme: Theme
  public var language: PictureLanguage
  /// `nil` makes one of the centres' names; empty leaves it out.
  public var title: String?
  public var caption: Caption
  /// `nil` draws in natural size.
  public var size: PictureSize?
  /// Font family to use before the usual Chinese ones.
  public var font: String?
  /// Pixels to the inch of a PNG, 24 to 1200.
  public var dpi: Int
  /// Address before a document's id, to link nodes and edges to what proves them.
  public var linkBase: String?
  /// Most nodes to draw; `nil` for what the layout can do in seconds.
  public var maxNodes: Int?

  public init(
    format: PictureFormat = .svg, layout: PictureLayout = .rings, theme: Theme = .light,
    language: PictureLanguage = .chinese, title: String? = nil, caption: Caption = Caption(),
    size: PictureSize? = nil, font: String? = nil, dpi: Int = 144, linkBase: String? = nil,
    maxNodes: Int? = nil
  ) {
    self.format = format
    self.layout = layout
    self.theme = theme
    self.language = language
    self.title = title
    self.caption = caption
    self.size = size
    self.font = font
    self.dpi = dpi
    self.linkBase = linkBase
    self.maxNodes = maxNodes
  }
}
