import SourceText

/// How a stretch of text looks: the numbers of an ANSI `SGR` sequence, as `1;34`; empty for plain.
package struct TextStyle: Hashable, Sendable {
  package let code: String
  package init(_ code: String) { self.code = code }
  package static let plain = TextStyle("")
}

/// A prompt and a buffer broken into the rows of a terminal of a given width.
///
/// Every row break is our own, so that a wide character that does not fit into the last column
/// goes to the next row whole, as the model says and not as each terminal likes.
package struct ScreenLayout: Sendable {
  package struct Cell: Hashable, Sendable {
    package var character: Character
    package var style: TextStyle
  }

  package private(set) var rows: [[Cell]] = [[]]
  /// Rows of the buffer; those after them belong to the list below it.
  package private(set) var bufferRows = 1
  package private(set) var cursorRow = 0
  package private(set) var cursorColumn = 0

  private var column = 0
  /// The terminal's width, for which the rows were made.
  package let columns: Int

  /// - Parameters:
  ///   - styles: One for each character of the buffer, or none at all.
  ///   - columns: The terminal's width, at least 2.
  package init(
    prompt: String, continuation: String, promptStyle: TextStyle = .plain,
    buffer: LineBuffer, styles: [TextStyle] = [], columns: Int
  ) {
    self.columns = max(columns, 2)
    for character in prompt { put(character, promptStyle) }
    for (offset, character) in buffer.characters.enumerated() {
      if character == "\n" {
        if offset == buffer.cursor { markCursor(width: 1) }
        newRow()
        for character in continuation { put(character, promptStyle) }
      } else {
        if offset == buffer.cursor { markCursor(width: max(1, character.displayWidth)) }
        put(character, offset < styles.count ? styles[offset] : .plain)
      }
    }
    if buffer.isAtEnd { markCursor(width: 1) }
    bufferRows = rows.count
  }

  /// Adds rows below the buffer, each cut to the width.
  package mutating func append(below lines: [String]) {
    for line in lines {
      newRow()
      for character in line.truncated(toWidth: columns) { put(character, .plain) }
    }
  }

  /// Terminal columns that a row takes.
  package func width(ofRow row: Int) -> Int {
    rows[row].reduce(0) { $0 + $1.character.displayWidth }
  }

  /// The text of a row, without styles.
  package func text(ofRow row: Int) -> String { String(rows[row].map(\.character)) }

  /// The cursor goes before the next character, which needs `width` columns on its row.
  private mutating func markCursor(width: Int) {
    if column + width > columns { newRow() }
    cursorRow = rows.count - 1
    cursorColumn = column
  }

  private mutating func newRow() {
    rows.append([])
    column = 0
  }

  private mutating func put(_ character: Character, _ style: TextStyle) {
    // A terminal must show what the text holds, and not obey it.
    let visible = character.isASCII ? character : String(character).replacingControls().first
    guard let character = visible, character.isASCII || character.displayWidth > 0 else {
      return put("\u{FFFD}", style)
    }
    let width = character.displayWidth
    if column + width > columns { newRow() }
    rows[rows.count - 1].append(Cell(character: character, style: style))
    column += width
  }
}
