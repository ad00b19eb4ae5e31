import QuerySyntax
import SourceText

/// A stretch of query text and what it is, also in text that is no query yet.
///
/// For those who colour, complete or cut query text as it is typed. Blanks are left out.
package struct QueryPiece: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case keyword, name, number, string, parameter, symbol, comment
    /// A string, quoted name or comment whose end is missing: it goes on to the text's end.
    case unclosed
    /// What the language does not know.
    case invalid
  }

  package let kind: Kind
  /// As it stands in the text, quotes included.
  package let text: String
  /// In UTF-8 bytes.
  package let range: SourceRange

  /// All pieces of a text, in order.
  ///
  /// - Complexity: O(bytes).
  package static func pieces(of text: String) -> [QueryPiece] {
    let source = SourceFile(name: "", text: text)
    var pieces: [QueryPiece] = []
    var end = 0
    func add(_ kind: Kind, _ lower: Int, _ upper: Int) {
      guard lower < upper else { return }
      let text = String(decoding: source.bytes[lower..<upper], as: UTF8.self)
      pieces.append(QueryPiece(kind: kind, text: text, range: SourceRange(lower, upper)))
    }
    for token in Lexer.tokens(of: source) {
      var lower = token.range.lowerBound
      var upper = token.range.upperBound
      if end < lower {  // only comments and blanks stand between tokens
        for comment in comments(in: source.bytes, end..<lower) {
          add(.comment, comment.lowerBound, comment.upperBound)
        }
      }
      let kind: Kind
      switch token.kind {
      case .word(_, let keyword): kind = keyword == nil ? .name : .keyword
      case .quotedName: kind = .name
      case .integer, .float: kind = .number
      case .string: kind = .string
      case .parameter: kind = .parameter
      case .symbol: kind = .symbol
      case .invalid(.unclosedString), .invalid(.unclosedName), .invalid(.unclosedComment):
        kind = .unclosed
        lower = max(lower, end)
        upper = source.bytes.count
      case .invalid: kind = .invalid
      case .end: return pieces
      }
      add(kind, lower, upper)
      end = upper
      if kind == .unclosed { return pieces }
    }
    return pieces
  }

  private static func comments(in bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var comments: [Range<Int>] = []
    var offset = range.lowerBound
    while offset + 1 < range.upperBound {
      guard bytes[offset] == UInt8(ascii: "/") else {
        offset += 1
        continue
      }
      let start = offset
      if bytes[offset + 1] == UInt8(ascii: "/") {
        while offset < range.upperBound, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
          offset += 1
        }
      } else {
        offset += 2
        while offset + 1 < range.upperBound,
          !(bytes[offset] == UInt8(ascii: "*") && bytes[offset + 1] == UInt8(ascii: "/"))
        { offset += 1 }
        offset = min(offset + 2, range.upperBound)
      }
      comments.append(start..<offset)
    }
    return comments
  }
}
