/// Turns Graphviz's SVG into ours: tooltips and links put in, its comment and outside references
/// taken out, one font list, one small stylesheet.
///
/// Graphviz writes one element a line, `<g id=…>` and its `<title>` on lines of their own; this reads
/// nothing more of it.
struct SVGFinisher {
  let drawing: Drawing
  /// Whether it becomes part of a page, which has its own style and opens links itself.
  let isForPage: Bool
  private let tooltips: Tooltips

  init(_ drawing: Drawing, isForPage: Bool = false) {
    self.drawing = drawing
    self.isForPage = isForPage
    tooltips = Tooltips(drawing: drawing)
  }

  /// - Returns: An SVG document, from `<svg` on, ending in a line break.
  func finish(_ svg: String) -> String {
    var items: [String: (tooltip: String, link: String?)] = [:]
    for index in drawing.network.nodes.indices {
      items[drawing.id(ofNode: index)] = (
        tooltips.node(index), link(drawing.network.nodes[index].proofs)
      )
    }
    for index in drawing.network.edges.indices {
      items[drawing.id(ofEdge: index)] = (
        tooltips.edge(index), link(drawing.network.edges[index].proofs)
      )
    }
    var result: [String] = []
    var link: String?
    var current: String?
    for line in Self.withHyphens(Self.body(of: svg)).split(separator: "\n") {
      if line.hasPrefix("<!--") { continue }
      if line.hasPrefix("<g id=\"") {
        current = Self.attribute("id", in: line)
        result.append(String(line))
      } else if line.hasPrefix("<title>") {
        guard let id = current, let item = items[id] else { continue }
        result.append(
          "<title>" + XML.escaped(item.tooltip, keepingLineBreaks: true) + "</title>")
        link = isForPage ? nil : item.link
        if let link { result.append("<a xlink:href=\"\(XML.escaped(link))\">") }
      } else if line == "</g>" {
        if link != nil { result.append("</a>") }
        link = nil
        current = nil
        result.append("</g>")
      } else {
        result.append(Self.withRoundDashes(Self.withoutFont(String(line))))
      }
    }
    return (head(of: svg) + result).joined(separator: "\n") + "\n"
  }

  // MARK: - Head

  private func head(of svg: String) -> [String] {
    let tag = svg.range(from: "<svg", to: ">")
    let box = tag.flatMap { Self.attribute("viewBox", in: $0) } ?? "0 0 100 100"
    let numbers = box.split(separator: " ").compactMap { Double($0) }
    let natural = Size(
      width: numbers.count == 4 ? numbers[2] : 100, height: numbers.count == 4 ? numbers[3] : 100)
    // Graphviz counts points, browsers pixels.
    var scale = 96.0 / 72
    if let size = drawing.options.size {
      scale = min(
        Double(size.width) / natural.width, Double(size.height) / natural.height)
    }
    let families = ((drawing.options.font.map { [$0] } ?? []) + Fonts.families)
    let title = drawing.title.isEmpty ? drawing.subtitle : drawing.title
    return [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
        + " width=\"\((natural.width * scale).decimal(0))\""
        + " height=\"\((natural.height * scale).decimal(0))\" viewBox=\"\(box)\" role=\"\(isForPage ? "group" : "img")\""
        + " font-family=\"\(XML.escaped(families.joined(separator: ",")))\">",
      "<title>\(XML.escaped(title))</title>",
      "<desc>\(XML.escaped(drawing.subtitle))</desc>",
    ] + (isForPage ? [] : ["<style>\(stylesheet)</style>"])
  }

  private var stylesheet: String {
    ".edge path{stroke-linecap:round}"
      + ".node:hover :is(path,polygon,ellipse){stroke-width:2.6}"
      + ".edge:hover path{stroke-width:3.2}"
      + "a{cursor:pointer}"
  }

  // MARK: - Reading Graphviz's lines

  private static func body(of svg: String) -> Substring {
    guard let start = svg.firstRange(of: "<svg") else { return "" }
    let rest = svg[start...]
    guard let end = rest.firstIndex(of: ">") else { return "" }
    return rest[rest.index(after: end)...]
  }

  private static func attribute(_ name: String, in tag: some StringProtocol) -> String? {
    String(tag).range(from: " \(name)=\"", to: "\"").map(String.init)
  }

  /// Graphviz writes every hyphen as an entity.
  private static func withHyphens(_ text: Substring) -> String {
    let entity = Array("&#45;".utf8)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == entity[0], bytes[index...].starts(with: entity) {
        result.append(UInt8(ascii: "-"))
        index += entity.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func withoutFont(_ line: String) -> String {
    guard line.hasPrefix("<text"), let start = line.firstRange(of: " font-family=\"") else {
      return line
    }
    let rest = line[line.index(start, offsetBy: 14)...]
    guard let end = rest.firstIndex(of: "\"") else { return line }
    return String(line[..<start] + rest[rest.index(after: end)...])
  }

  /// Line ends are round, so that dots are dots; dashes need wider gaps then.
  private static func withRoundDashes(_ line: String) -> String {
    guard line.hasPrefix("<path"),
      let dashes = line.range(from: "stroke-dasharray=\"", to: "\"")
    else { return line }
    let round = dashes == "5,2" ? "6,5" : "0.1,4.5"
    return String(line[..<dashes.startIndex]) + round + String(line[dashes.endIndex...])
  }

  // MARK: - Links

  private func link(_ proofs: [Network.Proof]) -> String? {
    proofs.first.flatMap(link)
  }

  /// The address of the proof's document, when links are wanted.
  func link(_ proof: Network.Proof) -> String? {
    drawing.options.linkBase.map { $0 + Self.percentEncoded(proof.document) }
  }

  private static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
      }
    }
    return result
  }
}

extension StringProtocol {
  /// Where `text` first begins.
  func firstRange(of text: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index }
      index = self.index(after: index)
    }
    return nil
  }

  /// What stands between the first `start` and the first `end` behind it.
  func range(from start: String, to end: String) -> SubSequence? {
    guard let from = firstRange(of: start) else { return nil }
    let rest = self[index(from, offsetBy: start.count)...]
    guard let to = rest.firstRange(of: end) else { return nil }
    return self[rest.startIndex..<to]
  }
}
