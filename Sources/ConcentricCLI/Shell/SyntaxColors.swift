import Concentric
import LineEditor

/// Colours for query text as it is typed.
///
/// Unmatched brackets and unclosed quotes are red; the bracket that belongs to the one at the
/// cursor is underlined.
struct SyntaxColors {
  /// Names that are functions when a `(` follows, in lower case.
  var functions: Set<String> = []

  private enum Style {
    static let keyword = TextStyle("1;34")
    static let function = TextStyle("34")
    static let label = TextStyle("36")
    static let string = TextStyle("32")
    static let number = TextStyle("35")
    static let parameter = TextStyle("33")
    static let comment = TextStyle("90")
    static let wrong = TextStyle("1;31")
    static let partner = TextStyle("1;4")
    static let command = TextStyle("1;36")
  }

  /// A style for each character of the text.
  ///
  /// - Parameter cursor: In characters; -1 for none.
  func styles(for text: String, cursor: Int) -> [TextStyle] {
    if text.hasPrefix(":") {
      let word = text.prefix { !$0.isWhitespace }.count
      return (0..<text.count).map { $0 < word ? Style.command : .plain }
    }
    let pieces = QueryPiece.pieces(of: text)
    var byByte: [(Int, Int, TextStyle)] = []
    var open: [(piece: QueryPiece, index: Int)] = []
    var partners: [Int: Int] = [:]  // piece index to piece index
    for (index, piece) in pieces.enumerated() {
      if let style = style(of: index, in: pieces) {
        byByte.append((piece.range.lowerBound, piece.range.upperBound, style))
      }
      guard piece.kind == .symbol else { continue }
      if ["(", "[", "{"].contains(piece.text) {
        open.append((piece, index))
      } else if let opening = [")": "(", "]": "[", "}": "{"][piece.text] {
        if let last = open.last, last.piece.text == opening {
          open.removeLast()
          partners[last.index] = index
          partners[index] = last.index
        } else {
          byByte.append((piece.range.lowerBound, piece.range.upperBound, Style.wrong))
        }
      }
    }
    return spread(byByte, pieces: pieces, partners: partners, over: text, cursor: cursor)
  }

  private func style(of index: Int, in pieces: [QueryPiece]) -> TextStyle? {
    let piece = pieces[index]
    let before = index > 0 ? pieces[index - 1].text : ""
    let after = index + 1 < pieces.count ? pieces[index + 1].text : ""
    switch piece.kind {
    case .keyword, .name:
      if before == "." { return nil }
      if before == ":" || before == "|" || before == "&" || before == "!" { return Style.label }
      if after == "(", functions.contains(piece.text.lowercased()) { return Style.function }
      return piece.kind == .keyword ? Style.keyword : nil
    case .string: return Style.string
    case .number: return Style.number
    case .parameter: return Style.parameter
    case .comment: return Style.comment
    case .unclosed, .invalid: return Style.wrong
    case .symbol: return nil
    }
  }

  private func spread(
    _ ranges: [(Int, Int, TextStyle)], pieces: [QueryPiece], partners: [Int: Int],
    over text: String, cursor: Int
  ) -> [TextStyle] {
    var styles: [TextStyle] = []
    var marked: Int?  // the byte of the bracket that belongs to the one before the cursor
    var offset = 0
    var starts: [Int] = []
    for character in text {
      starts.append(offset)
      offset += String(character).utf8.count
    }
    if cursor > 0, cursor <= starts.count,
      let index = pieces.firstIndex(where: { $0.range.lowerBound == starts[cursor - 1] }),
      let partner = partners[index]
    {
      marked = pieces[partner].range.lowerBound
    }
    var next = 0
    for start in starts {
      while next < ranges.count, ranges[next].1 <= start { next += 1 }
      let isInside = next < ranges.count && ranges[next].0 <= start
      styles.append(
        start == marked ? Style.partner : isInside ? ranges[next].2 : TextStyle.plain)
    }
    return styles
  }
}
