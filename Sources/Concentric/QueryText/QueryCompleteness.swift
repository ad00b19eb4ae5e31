import QuerySyntax
import SourceText

/// Whether query text, as it stands at the prompt, is whole.
package enum QueryCompleteness {
  /// A text is whole when its last statement has its semicolon; without one, when it is one line
  /// that is a query, or can become none by going on.
  package static func isWhole(_ text: String) -> Bool {
    let source = SourceFile(name: "", text: text)
    let script = QueryScript(source)
    if QueryPiece.pieces(of: text).last?.kind == .unclosed { return false }
    if script.isEnded { return true }
    // An empty line after the statement means: that was it.
    if text.hasSuffix("\n") { return true }
    guard !text.contains("\n"), let last = script.statements.last else { return false }
    do throws(ParseError) {
      _ = try Parser.parse(last.source)
      return true
    } catch {
      // A mistake before the end stays one, whatever follows.
      let end = last.source.bytes.count
      guard let range = error.diagnostic.range else { return false }
      if case .unfinishedQuery = error { return false }
      return range.upperBound < end && hasNoOpenBracket(text)
    }
  }

  private static func hasNoOpenBracket(_ text: String) -> Bool {
    var depth = 0
    for piece in QueryPiece.pieces(of: text) where piece.kind == .symbol {
      if ["(", "[", "{"].contains(piece.text) { depth += 1 }
      if [")", "]", "}"].contains(piece.text) { depth -= 1 }
    }
    return depth <= 0
  }
}
