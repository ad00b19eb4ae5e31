import GraphvizExport
import Testing

@Suite("SVG")
struct SVGTests {
  private func picture(
    _ network: Network, _ options: RenderOptions = RenderOptions()
  ) throws -> PictureReader.Element {
    let rendering = try NetworkRenderer(options: options).render(network)
    let root = PictureReader.read(rendering.bytes)
    return try #require(root)
  }

  @Test("Every node and edge is there, with id, class and text")
  func elements() throws {
    let root = try picture(Samples.station)
    let nodes = root.all.filter { $0.has(class: "node") && !$0.has(class: "legend") }
      .filter { !$0.has(class: "title") }
    #expect(nodes.count == Samples.station.nodes.count)
    let edges = root.all.filter { $0.has(class: "edge") && !$0.has(class: "legend") }
    #expect(edges.count == Samples.station.edges.count)
    let bank = try #require(root.all.first { $0.id == "organization-3" })
    #expect(bank.has(class: "organization"))
    #expect(bank.drawnText == "中国工商银行市南第四支行党委")
    let place = try #require(root.all.first { $0.id == "place-8" })
    #expect(place.has(class: "place"))
    #expect(root.all.contains { $0.id == "alliance-with-2" && $0.has(class: "alliance-with") })
    #expect(root.all.first { $0.id == "organization-0" }?.has(class: "centre") == true)
  }

  @Test("Tooltips give aliases, document, line and sentence")
  func tooltips() throws {
    let root = try picture(Samples.station)
    let station = try #require(root.all.first { $0.id == "organization-0" }?.title)
    #expect(
      station == "组织：珠海路派出所\n别名：市南公安珠海路派出所\n同心圆，第 3 行：「珠海路派出所被提到。」")
    let alliance = try #require(root.all.first { $0.id == "alliance-with-2" }?.title)
    #expect(alliance.hasPrefix("珠海路派出所党支部 — 结盟 — 中国工商银行市南第四支行党委\n000，第 5 行："))
  }

  @Test("The legend counts what is drawn; title and subtitle say what it is")
  func legend() throws {
    let root = try picture(
      Samples.station,
      RenderOptions(caption: Caption(graph: "seeds.graph", date: "2026-11-21", documents: 5)))
    let texts = root.all.filter { $0.name == "text" }.map(\.text)
    for words in ["组织 9", "地点 1", "项目 1", "人物 1", "结盟 4", "服务 2", "隶属 6", "线越粗，来源文档越多"] {
      #expect(texts.contains(words), "\(words)")
    }
    #expect(texts.contains("珠海路派出所的关系网络"))
    #expect(texts.contains("seeds.graph · 2026-11-21 · 5 份文档 · 12 个节点 · 12 条关系"))
    let english = try picture(Samples.station, RenderOptions(language: .english))
    let words = english.all.filter { $0.name == "text" }.map(\.text)
    #expect(words.contains("Organization (9)"))
    #expect(words.contains("Network of 珠海路派出所"))
  }

  @Test("Labels differ in shape, types in line and arrow, edges in weight")
  func distinctWithoutColour() throws {
    let root = try picture(Samples.station)
    func outline(_ id: String) throws -> String {
      let element = try #require(root.all.first { $0.id == id })
      let shape = try #require(
        element.all.first { ["path", "polygon", "ellipse"].contains($0.name) })
      let corners = shape.attributes["points"]?.split(separator: " ").count ?? 0
      return "\(shape.name)\(corners)"
    }
    let shapes = try ["organization-1", "place-8", "program-9", "person-10"].map(outline)
    #expect(Set(shapes).count == 4, "\(shapes)")
    func line(_ id: String) throws -> (String, arrows: Int, width: Double) {
      let element = try #require(root.all.first { $0.id == id })
      let path = try #require(element.all.first { $0.name == "path" })
      return (
        path.attributes["stroke-dasharray"] ?? "", element.all.count { $0.name == "polygon" },
        Double(path.attributes["stroke-width"] ?? "1") ?? 1
      )
    }
    let alliance = try line("alliance-with-3")
    let serves = try line("serves-7")
    let belongs = try line("subordinate-to-0")
    #expect(Set([alliance.0, serves.0, belongs.0]).count == 3)
    #expect([alliance.arrows, serves.arrows, belongs.arrows] == [0, 1, 1])
    #expect(try line("alliance-with-2").width > alliance.width)
  }

  @Test("Hostile names stay text", arguments: PictureLayout.allCases)
  func hostile(layout: PictureLayout) throws {
    let rendering = try NetworkRenderer(
      options: RenderOptions(layout: layout, linkBase: "https://example.org/?d=")
    ).render(Samples.hostile)
    let picture = PictureReader.read(rendering.bytes)
    let root = try #require(picture)
    let names = Set(root.all.map(\.name))
    #expect(
      names.isSubset(of: [
        "svg", "title", "desc", "style", "g", "a", "path", "polygon", "polyline", "ellipse", "text",
      ]), "\(names)")
    let attributes = Set(root.all.flatMap(\.attributes.keys))
    #expect(!attributes.contains { $0.hasPrefix("on") })
    let text = String(decoding: rendering.bytes, as: UTF8.self)
    #expect(!text.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x2066 })
    #expect(root.all.first { $0.id == "organization-0" }?.drawnText == "<script>alert(1)</script>")
    #expect(root.all.contains { $0.drawnText.contains("back\\slash") })
    #expect(root.all.contains { $0.drawnText.contains("&copy;") })
  }

  @Test("Nothing points outside, and nothing says who made it")
  func selfContained() throws {
    let bytes = try NetworkRenderer().render(Samples.station).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let outside = text.replacing("http://www.w3.org/2000/svg", with: "")
      .replacing("http://www.w3.org/1999/xlink", with: "")
    #expect(!outside.contains("http"))
    #expect(!text.contains("<!--") && !text.contains("<!DOCTYPE"))
    #expect(text.contains("<style>") && text.hasSuffix("</svg>\n"))
  }

  @Test("Links lead to the first document, percent-encoded")
  func links() throws {
    let root = try picture(Samples.hostile, RenderOptions(linkBase: "https://example.org/d/"))
    let links = root.all.compactMap { $0.attributes["xlink:href"] }
    #expect(links.contains("https://example.org/d/a%2Fb%3Fc%26d%22%3Cx%3E"))
    #expect(links.allSatisfy { $0.hasPrefix("https://example.org/d/") })
    let plain = try picture(Samples.hostile)
    #expect(!plain.all.contains { $0.name == "a" })
  }

  @Test("A size is kept to, the longer way")
  func size() throws {
    let root = try picture(
      Samples.station, RenderOptions(size: PictureSize(width: 600, height: 600)))
    let width = try #require(root.attributes["width"].flatMap(Double.init))
    let height = try #require(root.attributes["height"].flatMap(Double.init))
    #expect(max(width, height) == 600 && min(width, height) > 300)
  }

  @Test("A more node and several centres")
  func moreNode() throws {
    var network = Samples.station
    network.nodes.append(.init(id: 0, name: "", label: "", ring: 2, omitted: 12))
    network.edges.append(.init(id: 0, type: "", from: 1, to: 12))
    network.nodes[7].isCentre = true
    let root = try picture(network)
    #expect(root.all.first { $0.id == "more-12" }?.drawnText == "还有 12 个")
    #expect(root.all.filter { $0.has(class: "centre") }.count == 2)
    #expect(root.all.contains { $0.text.contains("12 个节点 · 12 条关系") })
  }
}
