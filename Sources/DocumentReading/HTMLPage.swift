/// The text and metadata of an HTML page.
///
/// Markup goes, entities are decoded, what is not shown is dropped (scripts, styles), and so are
/// `nav`, `footer`, `aside`, forms and buttons where they are closed; an open one cannot swallow
/// the text. Block elements start a new line, cells are parted by a tab.
///
/// - Complexity: O(length of the markup), without recursion: nesting may be of any depth.
struct HTMLPage {
  private(set) var text = ""
  private(set) var metadata = Metadata()

  private let markup: [UInt32]
  private var output: [UInt32] = []
  private var titleElement: [UInt32] = []
  private var firstHeading: [UInt32] = []
  /// Where a text run goes besides the output.
  private var inTitle = false
  private var headingDepth = 0
  private var preDepth = 0
  private var sawHeading = false
  /// The last run of white space held a line break.
  private var brokeSource = false
  /// Elements to drop of which one had no end.
  private var unclosed: Set<String> = []

  init(markup: String) {
    self.markup = markup.unicodeScalars.map(\.value)
    read()
    while let last = output.last, CharacterClass.isSpace(last) { output.removeLast() }
    text = output[...].string
    metadata.title = metadata.title ?? Self.line(firstHeading) ?? Self.siteFree(titleElement)
  }

  private mutating func read() {
    var index = 0
    while index < markup.count {
      if markup[index] == 0x3C, let tag = HTMLTag(at: index, in: markup) {  // <
        index = tag.end
        handle(tag, &index)
      } else if markup[index] == 0x26 {  // &
        let entity = HTMLEntities.decode(at: index, in: markup)
        entity.scalars.forEach { append($0, isEntity: true) }
        index = entity.end
      } else {
        append(markup[index], isEntity: false)
        index += 1
      }
    }
  }

  private mutating func handle(_ tag: HTMLTag, _ index: inout Int) {
    switch tag.kind {
    case .comment: return
    case .open:
      if HTMLElements.raw.contains(tag.name) || HTMLElements.dropped.contains(tag.name) {
        guard !tag.closesItself else { return }
        // One that never closes tells that its kind is not to be trusted here; looking again for
        // each would cost the square of the length.
        guard !unclosed.contains(tag.name) else { return }
        if let end = HTMLTag.end(of: tag.name, after: index, in: markup) {
          index = end
        } else {
          unclosed.insert(tag.name)
        }
        if unclosed.contains(tag.name), tag.name == "script" || tag.name == "style" {
          index = markup.count
        }
        breakLine()
        return
      }
      if tag.name == "meta" { readMeta(tag) }
      start(tag.name)
    case .close: finish(tag.name)
    }
  }

  private mutating func start(_ name: String) {
    switch name {
    case "title": inTitle = true
    case "br": output.append(0x0A)
    case "td", "th":
      if let last = output.last, last != 0x0A { output.append(0x09) }
    case "h1":
      breakLine()
      headingDepth += sawHeading ? 0 : 1
    case "pre":
      breakLine()
      preDepth += 1
    default: if HTMLElements.blocks.contains(name) { breakLine() }
    }
  }

  private mutating func finish(_ name: String) {
    switch name {
    case "title": inTitle = false
    case "h1":
      breakLine()
      if headingDepth > 0 { sawHeading = firstHeading.contains { !CharacterClass.isSpace($0) } }
      headingDepth = 0
    case "pre":
      breakLine()
      preDepth = max(0, preDepth - 1)
    case "p":
      breakLine()
      if output.count > 1, output[output.count - 2] != 0x0A { output.append(0x0A) }
    default: if HTMLElements.blocks.contains(name) { breakLine() }
    }
  }

  /// White space shrinks to one space, and to none between two Chinese characters: there it is a
  /// break of the source, not of the text.
  private mutating func append(_ scalar: UInt32, isEntity: Bool) {
    if inTitle {
      titleElement.append(scalar)
      return
    }
    if headingDepth > 0 { firstHeading.append(scalar) }
    let isSpace = !isEntity && (scalar == 0x20 || (0x09...0x0D).contains(scalar))
    if isSpace, preDepth == 0 {
      if let last = output.last, last != 0x0A, last != 0x20, last != 0x09 {
        output.append(0x20)
        brokeSource = false
      }
      if scalar == 0x0A || scalar == 0x0D { brokeSource = true }
      return
    }
    if preDepth == 0, output.last == 0x20, output.count > 1, CharacterClass.isHan(scalar),
      CharacterClass.isHan(output[output.count - 2]), brokeSource
    {
      output.removeLast()
    }
    output.append(scalar == 0 ? 0xFFFD : scalar)
  }

  private mutating func breakLine() {
    while let last = output.last, last == 0x20 || last == 0x09 { output.removeLast() }
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }

  private mutating func readMeta(_ tag: HTMLTag) {
    let attributes = tag.attributes(in: markup)
    let key = (attributes["name"] ?? attributes["property"] ?? "").lowercased()
    guard let content = attributes["content"],
      let value = Self.line(content.unicodeScalars.map(\.value))
    else { return }
    switch key {
    case "articletitle", "og:title": metadata.title = metadata.title ?? value
    case "pubdate", "publishdate", "article:published_time", "publicationdate", "date":
      metadata.date = metadata.date ?? DateScan.first(in: value.unicodeScalars.map(\.value)[...])
    case "contentsource", "source": metadata.source = metadata.source ?? value
    case "author": metadata.author = metadata.author ?? value
    default: break
    }
  }

  private static func line(_ scalars: [UInt32]) -> String? {
    var words: [String] = []
    for word in scalars.split(whereSeparator: CharacterClass.isSpace) { words.append(word.string) }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// `题目_某某网` and `题目 - 某某网` without the site's name.
  private static func siteFree(_ scalars: [UInt32]) -> String? {
    guard let title = line(scalars) else { return nil }
    for mark in ["_", " - ", "-", " | ", "|"] {
      if let part = title.split(separator: mark, maxSplits: 1).first, part.count < title.count,
        part.count >= 8
      {
        return String(part)
      }
    }
    return title
  }
}

/// Which elements do what.
enum HTMLElements {
  /// Their content is no markup.
  static let raw: Set<String> = ["script", "style", "textarea", "xmp", "noscript", "iframe"]
  static let dropped: Set<String> = [
    "nav", "footer", "aside", "form", "button", "select", "template", "svg", "object", "audio",
    "video", "canvas",
  ]
  static let blocks: Set<String> = [
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
    "hr", "html", "li", "main", "ol", "p", "section", "summary", "table", "tbody", "tfoot",
    "thead", "tr", "ul",
  ]
}
