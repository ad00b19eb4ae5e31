import Testing

@testable import GraphvizExport

@Suite("Formats and limits")
struct FormatTests {
  @Test("A PNG has its signature, grows with its dpi, and is not of one colour")
  func png() throws {
    var widths: [Int] = []
    for dpi in [72, 144] {
      let bytes = try NetworkRenderer(options: RenderOptions(format: .png, dpi: dpi))
        .render(Samples.station).bytes
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      #expect(bytes.count > 20_000)
      widths.append(bytes[16..<20].reduce(0) { $0 << 8 | Int($1) })
    }
    #expect(widths[0] > 400)
    #expect(abs(widths[1] - 2 * widths[0]) <= 2)
  }

  @Test("A PNG fits into its room in pixels, or into a sheet of paper at its dpi")
  func sized() throws {
    func sides(_ size: String, dpi: Int) throws -> [Int] {
      let options = RenderOptions(format: .png, size: PictureSize(parsing: size), dpi: dpi)
      let bytes = try NetworkRenderer(options: options).render(Samples.station).bytes
      return [16..<20, 20..<24].map { bytes[$0].reduce(0) { $0 << 8 | Int($1) } }
    }
    for (size, dpi, room) in [
      ("800x600", 144, [800, 600]), ("3000x300", 72, [3000, 300]), ("A4", 192, [1588, 2246]),
    ] {
      let sides = try sides(size, dpi: dpi)
      let rest = zip(room, sides).map { $0 - $1 }
      #expect(rest.allSatisfy { $0 >= -2 } && rest.contains { $0 <= 2 }, "\(size): \(sides)")
    }
  }

  @Test("A PNG that would be a wall is refused, and fits into a room that is given")
  func tooManyPixels() throws {
    func render(_ size: PictureSize?, dpi: Int) throws -> [UInt8] {
      let options = RenderOptions(format: .png, size: size, dpi: dpi)
      return try NetworkRenderer(options: options).render(Samples.station).bytes
    }
    let error = #expect(throws: RenderError.self) { try render(nil, dpi: 1_200) }
    guard case .tooManyPixels(let width, let height)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(width * height > 100_000_000 && min(width, height) > 5_000)
    #expect(throws: RenderError.self) {
      try render(PictureSize(width: 20_000, height: 20_000), dpi: 72)
    }
    #expect(try render(PictureSize(width: 500, height: 500), dpi: 1_200).count > 10_000)
  }

  @Test("A PDF fits into its sheet, without a margin of its own")
  func sheet() throws {
    func page(_ size: PictureSize?) throws -> [Double] {
      let options = RenderOptions(format: .pdf, size: size)
      let bytes = try NetworkRenderer(options: options).render(Samples.station).bytes
      let box = try #require(
        String(decoding: bytes, as: UTF8.self).range(from: "/MediaBox [", to: "]"))
      return box.split(separator: " ").compactMap { Double($0) }
    }
    let sheet = try page(PictureSize(parsing: "A4-landscape"))
    #expect(sheet[2] <= 843 && abs(sheet[3] - 595.5) <= 2, "\(sheet)")
    let svg = try NetworkRenderer(options: RenderOptions()).render(Samples.station).bytes
    let box = try #require(String(decoding: svg, as: UTF8.self).range(from: "viewBox=\"", to: "\""))
    let sides = box.split(separator: " ").compactMap { Double($0) }
    let natural = try page(nil)
    #expect(abs(natural[2] - sides[2]) <= 2 && abs(natural[3] - sides[3]) <= 2, "\(natural)")
  }

  @Test("A font that is not installed is told")
  func missingFont() throws {
    let options = RenderOptions(format: .png, font: "Keine Schrift")
    #expect(
      try NetworkRenderer(options: options).render(Samples.station).warnings
        == ["no font 'Keine Schrift' is installed, another one is used"])
  }

  @Test("A PDF is one")
  func pdf() throws {
    let bytes = try NetworkRenderer(options: RenderOptions(format: .pdf))
      .render(Samples.station).bytes
    #expect(bytes.starts(with: Array("%PDF-1.".utf8)))
    #expect(bytes.count > 10_000)
  }

  @Test("DOT is the same to the byte")
  func dot() throws {
    let network = Network(
      nodes: [
        .init(id: 0, name: "珠海路派出所", label: "Organization", isCentre: true),
        .init(id: 4, name: "a\"b\\c&d", label: "Place"),
      ], edges: [.init(id: 7, type: "SERVES", from: 0, to: 1, sources: 2)])
    let bytes = try NetworkRenderer(options: RenderOptions(format: .dot)).render(network).bytes
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let body = lines.filter { $0.hasPrefix("  \"organization") || $0.hasPrefix("  \"place") }
    let expected = #"""
        "organization-0" [label=<<b>珠海路</b><br/><b>派出所</b>>, id="organization-0", \#
      class="organization centre", pos="0,0", width=1.3901, height=1.3901, shape=circle, \#
      style="filled", color="#2B5C9E", penwidth=4, fillcolor="#23528F", fontcolor="#FFFFFF", \#
      fontsize=19];
        "place-4" [label="a\"b\\c&amp;d", id="place-4", class="place", pos="0,-112.05", \#
      width=1.0884, height=0.405, shape=hexagon, style="filled", color="#1C7C6D", \#
      fillcolor="#DFF3EE", fontcolor="#0E4A41", fontsize=13];
        "organization-0" -> "place-4" [id="serves-7", class="serves", color="#2C8A66", \#
      style=dashed, arrowhead=vee, arrowsize=0.86, penwidth=1.8];
      """#
    #expect(body.joined(separator: "\n") == expected)
  }

  @Test("The same network gives the same bytes", arguments: [PictureFormat.dot, .svg, .html])
  func deterministic(format: PictureFormat) throws {
    let renderer = NetworkRenderer(options: RenderOptions(format: format))
    #expect(try renderer.render(Samples.station) == renderer.render(Samples.station))
  }

  @Test("Calls from many tasks wait for each other")
  func concurrency() async throws {
    let expected = try NetworkRenderer().render(Samples.station)
    try await withThrowingTaskGroup(of: Rendering.self) { group in
      for _ in 0..<12 {
        group.addTask { try NetworkRenderer().render(Samples.station) }
      }
      for try await rendering in group { #expect(rendering == expected) }
    }
  }

  @Test("Every layout and theme draws the station", arguments: PictureLayout.allCases)
  func layouts(layout: PictureLayout) throws {
    for theme in Theme.allCases {
      let rendering = try NetworkRenderer(
        options: RenderOptions(layout: layout, theme: theme)
      ).render(Samples.station)
      #expect(rendering.bytes.count > 5_000)
      #expect(rendering.warnings.isEmpty, "\(rendering.warnings)")
    }
  }

  @Test("What cannot be drawn is refused with a reason")
  func refusals() throws {
    #expect(throws: RenderError.emptyNetwork) {
      try NetworkRenderer().render(Network(nodes: [], edges: []))
    }
    let many = Samples.random(nodes: 900, seed: 1)
    #expect(throws: RenderError.tooManyNodes(count: 900, limit: 800, layout: .dot)) {
      try NetworkRenderer(options: RenderOptions(layout: .dot)).render(many)
    }
    #expect(throws: RenderError.tooManyNodes(count: 12, limit: 10, layout: .rings)) {
      try NetworkRenderer(options: RenderOptions(maxNodes: 10)).render(Samples.station)
    }
    #expect(throws: RenderError.dpiOutOfRange(0)) {
      try NetworkRenderer(options: RenderOptions(dpi: 0)).render(Samples.station)
    }
    #expect(throws: RenderError.badFont("x\"; }")) {
      try NetworkRenderer(options: RenderOptions(font: "x\"; }")).render(Samples.station)
    }
    for base in ["javascript:alert(1)//", "data:text/html,", " javascript:x"] {
      #expect(throws: RenderError.badLinkBase(base)) {
        try NetworkRenderer(options: RenderOptions(linkBase: base)).render(Samples.station)
      }
    }
  }

  @Test("Fontconfig tells which fonts have a glyph")
  func fonts() {
    #expect(Fonts.covering("\u{10FFFD}").isEmpty)
    #expect(Fonts.haveChinese() == !Fonts.covering("中").isEmpty)
    #expect(Fonts.covering("A") == Fonts.covering("A").sorted())
  }

  @Test("Sizes are read")
  func sizes() {
    #expect(PictureSize(parsing: "1600x900") == PictureSize(width: 1600, height: 900))
    #expect(
      PictureSize(parsing: "A4-landscape") == PictureSize(width: 1123, height: 794, isPaper: true))
    for text in ["", "x", "10x", "0x0", "1e9x2", "a4 ", "-5x100"] {
      #expect(PictureSize(parsing: text) == nil)
    }
  }
}
