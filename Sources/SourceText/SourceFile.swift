/// A named source text that can tell lines and columns: a query, a rule file, a lexicon; or a piece
/// of one, which tells the lines and columns of the whole.
public struct SourceFile: Sendable {
  /// A place in a text as people count it: both numbers start at 1.
  public struct Position: Hashable, Sendable {
    public let line: Int
    /// Counted in characters (grapheme clusters), so 派 is one.
    public let column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// What stands before the line number in a message: a path, or a word such as `query`.
  public let name: String
  public let text: String
  /// The text's UTF-8 bytes; ranges count in these.
  public let bytes: [UInt8]
  /// The byte at which each line starts; `[0]` for the empty text.
  public let lineStarts: [Int]
  /// Where the first character stands in the whole text.
  public let start: Position

  public init(name: String, text: String, start: Position = Position(line: 1, column: 1)) {
    self.name = name
    self.text = text
    self.start = start
    bytes = Array(text.utf8)
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// The number of the line that holds a byte, from 0. Bytes past the end are on the last line.
  ///
  /// - Complexity: O(log lines).
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// A line's text without its line end (`\n` or `\r\n`).
  public func line(_ index: Int) -> String {
    String(decoding: bytes[lineBounds(index)], as: UTF8.self)
  }

  /// Where a byte stands in the whole text. An offset inside a character counts as that character's
  /// start.
  public func position(at offset: Int) -> Position {
    let line = lineIndex(at: offset)
    return Position(
      line: start.line + line,
      column: prefix(of: line, upTo: offset).count + (line == 0 ? start.column : 1))
  }

  /// How many terminal columns stand before a byte on its line, tabs expanded as by ``expandTabs``.
  public func displayColumn(at offset: Int) -> Int {
    SourceFile.expandTabs(prefix(of: lineIndex(at: offset), upTo: offset)).displayWidth
  }

  /// The line with every tab replaced by four spaces, so that carets can stand under it.
  public static func expandTabs(_ line: String) -> String {
    line.contains("\t") ? String(line.flatMap { $0 == "\t" ? Array("    ") : [$0] }) : line
  }

  private func lineBounds(_ index: Int) -> Range<Int> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  private func prefix(of line: Int, upTo offset: Int) -> String {
    let bounds = lineBounds(line)
    var end = min(max(offset, bounds.lowerBound), bounds.upperBound)
    while end > bounds.lowerBound, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[bounds.lowerBound..<end], as: UTF8.self)
  }
}
