import ArgumentParser
import Concentric
import Foundation

extension PictureLayout: ExpressibleByArgument {}
extension PictureLanguage: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}

extension PictureSize: ExpressibleByArgument {
  public init?(argument: String) { self.init(parsing: argument) }
}

enum WayFromCentre: String, CaseIterable, ExpressibleByArgument {
  case out, `in`, both

  var direction: Direction {
    switch self {
    case .out: .outgoing
    case .in: .incoming
    case .both: .either
    }
  }
}

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Draws the network of a node, of several nodes, or of a query's result.",
    discussion: """
      The form follows from the file's name: svg, png, pdf, dot, or html for a page to search and \
      click. One name draws what is around it; several draw what lies between them.

      EXAMPLES
        concentric render Graphs/seeds.graph 珠海路派出所 -o station.svg
        concentric render Graphs/seeds.graph 珠海路派出所 -o station.png --theme print
        concentric render Graphs/seeds.graph -o allies.html \\
          --query 'MATCH p = ()-[:ALLIANCE_WITH]-() RETURN p'
      """)

  @Argument(help: "The graph file.", completion: .file())
  var graph: String

  @Argument(help: "Names of nodes, or #ID.")
  var names: [String] = []

  @Option(name: .shortAndLong, help: "The picture to write.", completion: .file())
  var output: String

  @Option(help: "Draw the nodes, edges and paths that this query returns.")
  var query: String?

  @Option(
    help: ArgumentHelp(
      "Follow so many edges. Left out: an organisation's network; between several names, 4.",
      valueName: "n"))
  var hops: Int?

  @Option(help: ArgumentHelp("Only edges of these types.", valueName: "type,…"))
  var types: String?

  @Option(help: ArgumentHelp("Only nodes with these labels.", valueName: "label,…"))
  var labels: String?

  @Option(help: "Which way to follow edges: out, in, both.")
  var direction: WayFromCentre = .both

  @Option(
    help: ArgumentHelp("Most neighbours of one node; the others are counted.", valueName: "n"))
  var maxNeighbours = 30

  @Option(help: ArgumentHelp("Most nodes to draw.", valueName: "n"))
  var maxNodes: Int?

  @Option(help: "rings, or one of Graphviz's: dot, twopi, neato, fdp, sfdp, circo.")
  var layout: PictureLayout = .rings

  @Option(help: "light, dark, print.")
  var theme: Theme = .light

  @Option(help: "The language of legend and title: zh, en.")
  var lang: PictureLanguage = .chinese

  @Option(help: "The title; empty for none.")
  var title: String?

  @Option(help: "A date to show; left out, that of the newest document.")
  var date: String?

  @Option(
    help: ArgumentHelp(
      "Fit into this: 1600x900 (pixels), A4, A4-landscape (at --dpi).", valueName: "size"))
  var size: PictureSize?

  @Option(help: "A font family to use before the usual Chinese ones.")
  var font: String?

  @Option(help: "Pixels per inch of a PNG.")
  var dpi = 144

  @Option(help: ArgumentHelp("Link to documents below this address.", valueName: "URL"))
  var linkBase: String?

  func validate() throws {
    if names.isEmpty == (query == nil) {
      throw ValidationError("give either names of nodes or --query")
    }
    if format == nil {
      let forms = PictureFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(output)' must end in one of: \(forms)")
    }
    if let hops, hops < 0 { throw ValidationError("'--hops \(hops)' is below 0") }
    if maxNeighbours < 1 { throw ValidationError("'--max-neighbours' must be above 0") }
  }

  private var format: PictureFormat? {
    PictureFormat(rawValue: (output as NSString).pathExtension.lowercased())
  }

  func run() throws {
    var graph = try GraphAccess.open(self.graph)
    try draw(&graph)
  }

  /// Draws a graph that is open already.
  func draw(_ graph: inout Graph) throws {
    let network = try query.map { try self.network(ofResult: $0, &graph) } ?? network(in: graph)
    let rendering: Rendering
    do {
      rendering = try NetworkRenderer(options: try options(graph)).render(network)
    } catch let error as RenderError {
      throw CommandFailure(error, in: SourceFile(name: "", text: ""))
    }
    rendering.warnings.forEach(StandardError.warn)
    if names.count > 1, network.edges.isEmpty {
      StandardError.warn(
        "these nodes are not tied to each other by \(hops ?? NetworkSelection.hopsBetween) edges or"
          + " fewer; --hops says how many to follow")
    }
    try OutputFile.replace(output, with: rendering.bytes)
    StandardError.write(
      "\(output): \(network.nodes.count) nodes, \(network.edges.count) edges\n")
  }

  private func network(in graph: Graph) throws -> Network {
    let centres = try names.map { name throws(CommandFailure) in
      try NodeArgument.node(named: name, in: graph)
    }
    return try selection(graph).network(around: centres, in: graph)
  }

  private func network(ofResult query: String, _ graph: inout Graph) throws -> Network {
    let source = SourceFile(name: "query", text: query)
    do {
      let engine = QueryEngine()
      let prepared = try engine.prepare(source, graph: graph)
      let result = try engine.execute(prepared, on: &graph)
      let elements = DrawnElements(result)
      return try selection(graph).network(
        nodes: elements.nodes, edges: elements.edges, in: graph)
    } catch let error as any DiagnosticError {
      throw CommandFailure(error, in: source)
    }
  }

  private func selection(_ graph: Graph) throws(CommandFailure) -> NetworkSelection {
    NetworkSelection(
      hops: hops,
      types: try known(types, graph.types.map { graph.name(of: $0) }, "edge has the type"),
      labels: try known(labels, graph.labels.map { graph.name(of: $0) }, "node has the label"),
      direction: direction.direction, maxNeighbours: maxNeighbours)
  }

  /// The names of a comma-separated list, each one that the graph has.
  private func known(
    _ list: String?, _ all: [String], _ what: String
  ) throws(CommandFailure) -> Set<String>? {
    guard let list else { return nil }
    let names = list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    for name in names where !all.contains(name) {
      throw CommandFailure(
        "no \(what) '\(name)'; there are \(all.sorted().joined(separator: ", "))")
    }
    return Set(names)
  }

  private func options(_ graph: Graph) throws -> RenderOptions {
    let documents = try graph.evidence.documents()
    return RenderOptions(
      format: format ?? .svg, layout: layout, theme: theme, language: lang, title: title,
      caption: Caption(
        graph: (self.graph as NSString).lastPathComponent,
        date: date ?? documents.compactMap(\.date).max(), documents: documents.count),
      size: size, font: font, dpi: dpi, linkBase: linkBase, maxNodes: maxNodes)
  }
}
