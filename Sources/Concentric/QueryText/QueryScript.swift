import QuerySyntax
import SourceText

/// A text with any number of statements, cut at the semicolons between them.
public struct QueryScript: Sendable {
  /// One statement of a script.
  public struct Statement: Sendable {
    /// The statement alone, without its semicolon. Lines and columns are those of the script.
    public let source: SourceFile
    /// Whether `\G` ended it instead of a semicolon: its result is wanted one value a line.
    public let isVertical: Bool
  }

  public let statements: [Statement]
  /// Whether the last statement was ended by a semicolon or `\G`, or there is none.
  public let isEnded: Bool

  public init(_ source: SourceFile) {
    var statements: [Statement] = []
    var firstPiece: Int?
    var lastEnd = 0
    func finish(isVertical: Bool) {
      guard let first = firstPiece else { return }
      statements.append(
        QueryScript.statement(of: source, first..<lastEnd, isVertical: isVertical))
      firstPiece = nil
    }
    let pieces = QueryPiece.pieces(of: source.text)
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      index += 1
      if piece.kind == .comment { continue }
      if piece.kind == .symbol, piece.text == ";" {
        finish(isVertical: false)
      } else if piece.text == "\\", index < pieces.count, pieces[index].text.uppercased() == "G",
        pieces[index].range.lowerBound == piece.range.upperBound
      {
        finish(isVertical: true)
        index += 1
      } else {
        if firstPiece == nil { firstPiece = piece.range.lowerBound }
        lastEnd = piece.range.upperBound
      }
    }
    isEnded = firstPiece == nil
    finish(isVertical: false)
    self.statements = statements
  }

  private static func statement(
    of source: SourceFile, _ range: Range<Int>, isVertical: Bool
  ) -> Statement {
    let text = String(decoding: source.bytes[range], as: UTF8.self)
    return Statement(
      source: SourceFile(
        name: source.name, text: text, start: source.position(at: range.lowerBound)),
      isVertical: isVertical)
  }
}
