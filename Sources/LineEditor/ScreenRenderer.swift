import SourceText

/// Writes layouts to a terminal, each over the one before it.
///
/// Keeps only where the cursor stands below the first row that it drew, so that it works at any
/// place on the screen. A layout taller than the screen is shown as a window around the cursor.
package struct ScreenRenderer: Sendable {
  /// What is on the screen: the rows drawn and the cursor's place among them.
  private var drawn: [[ScreenLayout.Cell]] = []
  private var cursorRow = 0
  private var cursorColumn = 0
  private var windowStart = 0

  package init() {}

  /// The bytes that replace what was drawn last by a layout.
  ///
  /// - Parameters:
  ///   - height: The terminal's rows; `nil` draws every row, also when the first ones scroll away.
  package mutating func draw(_ layout: ScreenLayout, height: Int?) -> String {
    let window = window(on: layout, height: height)
    var text = "\u{1B}[?25l"
    if cursorRow > 0 { text += "\u{1B}[\(cursorRow)A" }
    text += "\r"
    for row in window {
      if row > window.lowerBound { text += "\r\n" }
      text += ScreenRenderer.styled(layout.rows[row])
      // At the right edge the cursor waits on the last cell, which would be erased.
      if layout.width(ofRow: row) < layout.columns { text += "\u{1B}[K" }
    }
    text += "\u{1B}[J"
    let below = window.upperBound - 1 - layout.cursorRow
    if below > 0 { text += "\u{1B}[\(below)A" }
    text += "\r"
    if layout.cursorColumn > 0 { text += "\u{1B}[\(layout.cursorColumn)C" }
    text += "\u{1B}[?25h"
    drawn = Array(layout.rows[window])
    cursorRow = layout.cursorRow - window.lowerBound
    cursorColumn = layout.cursorColumn
    return text
  }

  /// Takes note that the terminal has a new width, and broke its rows anew by it.
  ///
  /// The next drawing starts where the first row is now. Terminals that cut long rows instead of
  /// breaking them lose a row above at worst.
  package mutating func reflow(toColumns columns: Int) {
    let columns = max(columns, 2)
    var row = 0
    for cells in drawn.prefix(cursorRow) { row += ScreenRenderer.rowCount(cells, columns) }
    cursorRow = row + cursorColumn / columns
  }

  /// Forgets what was drawn: the cursor stands at the start of an empty row.
  package mutating func reset() { self = ScreenRenderer() }

  private mutating func window(on layout: ScreenLayout, height: Int?) -> Range<Int> {
    let count = layout.rows.count
    guard let height, count > height, height > 0 else {
      windowStart = 0
      return 0..<count
    }
    let latest = min(windowStart, count - height)
    windowStart = max(min(latest, layout.cursorRow), layout.cursorRow - height + 1)
    return windowStart..<(windowStart + height)
  }

  private static func rowCount(_ cells: [ScreenLayout.Cell], _ columns: Int) -> Int {
    var rows = 1
    var column = 0
    for cell in cells {
      let width = cell.character.displayWidth
      if column + width > columns {
        rows += 1
        column = 0
      }
      column += width
    }
    return rows
  }

  private static func styled(_ cells: [ScreenLayout.Cell]) -> String {
    var text = ""
    var style = TextStyle.plain
    for cell in cells {
      if cell.style != style {
        if style != .plain { text += "\u{1B}[0m" }
        if cell.style != .plain { text += "\u{1B}[\(cell.style.code)m" }
        style = cell.style
      }
      text.append(cell.character)
    }
    return style == .plain ? text : text + "\u{1B}[0m"
  }
}
