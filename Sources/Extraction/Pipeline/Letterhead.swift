/// Who writes a document, as far as its source, its byline and the lines around its text tell: they name the body
/// and the division that the text itself calls 市局, 我院.
struct Letterhead {
  /// A body by its full name.
  struct Body {
    let name: [UInt32]
    let classes: ClassSet
  }

  let bodies: [Body]
  /// The full names of divisions.
  let divisions: [[UInt32]]

  static let none = Letterhead(bodies: [], divisions: [])

  private init(bodies: [Body], divisions: [[UInt32]]) {
    self.bodies = bodies
    self.divisions = divisions
  }

  init(of document: DocumentInput, lexicon: Lexicon) {
    let lines = Self.lines(of: document)
    if lines.isEmpty {
      self = .none
      return
    }
    let reading = DocumentReading(
      DocumentInput(id: "", text: lines.joined(separator: "\n")), lexicon: lexicon)
    reading.findNames()
    var bodies: [Body] = []
    var outer: [Body] = []
    var divisions: [[UInt32]] = []
    for mention in reading.mentions {
      if mention.label == .organization, mention.form == .named {
        let body = Body(
          name: Array(reading.text.characters[mention.range]), classes: mention.classes)
        // 版权所有：广州工商学院学生处 tells of the college after its office.
        if mention.isInside { outer.append(body) } else { bodies.append(body) }
      } else if let id = reading.context.divisions(of: mention).first {
        divisions.append(lexicon.gazetteer.divisions[Int(id)].name.scalarValues)
      }
    }
    self.init(bodies: bodies + outer, divisions: divisions)
  }

  /// Source, author and the short lines that were left out: menus are longer than a name, or stand in long rows.
  private static func lines(of document: DocumentInput) -> [String] {
    var lines = [document.source, document.author].compactMap { $0 }
    if document.skippedLines.isEmpty { return lines }
    var text = document.text
    text.withUTF8 { bytes in
      var number = 0
      var start = 0
      while start <= bytes.count, lines.count < 12 {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        number += 1
        if (4...200).contains(end - start), document.skippedLines.contains(number) {
          let line = String(decoding: bytes[start..<end], as: UTF8.self)
          let plain = line.drop { $0.isWhitespace }
          if owning.contains(where: plain.hasPrefix) {
            lines.insert(line, at: 0)
          } else if end - start <= 60, !others.contains(where: plain.hasPrefix) {
            lines.append(line)
          }
        }
        start = end + 1
      }
    }
    return lines
  }

  private static let owning = ["版权所有", "主办", "Copyright"]
  /// What other pages are told by, and not this one.
  private static let others = ["上一", "下一", "相关", "往期"]

  /// The body that ends with a head: 成都市司法局 for 局.
  func body(endingWith head: [UInt32]) -> Body? {
    bodies.first { $0.name.count > head.count && $0.name.suffix(head.count).elementsEqual(head) }
  }

  /// The division of a level: 成都市 for 市.
  func division(endingWith level: UInt32) -> [UInt32]? { divisions.first { $0.last == level } }
}
