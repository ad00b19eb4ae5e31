import SourceText

/// A small terminal: enough of one to see what a program's bytes put on a screen.
package struct ScreenEmulator {
  package private(set) var columns: Int
  package let height: Int
  /// One string a cell; a wide character's second cell is empty.
  private var cells: [[String]]
  package private(set) var row = 0
  package private(set) var column = 0
  /// Rows that scrolled away at the top.
  package private(set) var scrolledAway: [String] = []
  /// Bells rung.
  package private(set) var bells = 0
  private var isWrapPending = false
  private var sequence: String?
  private var unfinished: [UInt8] = []

  package init(columns: Int, height: Int) {
    self.columns = columns
    self.height = height
    cells = Array(repeating: Array(repeating: " ", count: columns), count: height)
  }

  /// What a person sees in a row, without the blanks at its end.
  package func text(_ row: Int) -> String {
    var text = cells[row].joined()
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  /// The rows down to the last one that is not blank.
  package var lines: [String] {
    var lines = (0..<height).map { text($0) }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Everything that was shown, the rows that scrolled away first.
  package var transcript: String { (scrolledAway + lines).joined(separator: "\n") }

  package mutating func write(_ text: String) {
    for scalar in text.unicodeScalars { write(scalar) }
  }

  /// Takes bytes as they come; a character may be split between two calls.
  package mutating func write(_ bytes: [UInt8]) {
    unfinished += bytes
    var end = unfinished.count
    // At most the last three bytes may belong to a character that is not whole.
    for back in 1...3 where back <= unfinished.count {
      let byte = unfinished[unfinished.count - back]
      if byte & 0xC0 == 0xC0 {
        let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        if needed > back { end = unfinished.count - back }
        break
      }
    }
    write(String(decoding: unfinished[..<end], as: UTF8.self))
    unfinished.removeFirst(end)
  }

  /// Gives the screen another width and breaks the rows anew, as most terminals do.
  package mutating func resize(columns new: Int) {
    var rows: [[String]] = []
    var cursor = (row: 0, column: 0)
    let last = max(row, (0..<height).last { text($0) != "" } ?? 0)
    for (index, cells) in cells[...last].enumerated() {
      var used = cells.lastIndex { $0 != " " && $0 != "" }.map { $0 + 1 } ?? 0
      if used > 0, used < cells.count, cells[used] == "" { used += 1 }
      var line: [String] = []
      if index == row { cursor = (rows.count + column / new, column % new) }
      for (offset, cell) in cells[..<used].enumerated() where cell != "" {
        let width = offset + 1 < cells.count && cells[offset + 1] == "" ? 2 : 1
        if line.count + width > new {
          rows.append(line)
          line = []
        }
        line += width == 2 ? [cell, ""] : [cell]
      }
      rows.append(line)
    }
    let excess = max(0, rows.count - height)
    scrolledAway += rows.prefix(excess).map { $0.joined() }
    rows.removeFirst(excess)
    cells = rows.map { $0 + Array(repeating: " ", count: max(0, new - $0.count)) }
    while cells.count < height { cells.append(Array(repeating: " ", count: new)) }
    columns = new
    row = max(0, min(cursor.row - excess, height - 1))
    column = min(cursor.column, new - 1)
    isWrapPending = false
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    if let started = sequence {
      sequence = started + String(scalar)
      obeySequence()
      return
    }
    switch scalar {
    case "\u{1B}": sequence = ""
    case "\r":
      column = 0
      isWrapPending = false
    case "\n": lineFeed()
    case "\u{8}": column = max(0, column - 1)
    case "\u{7}": bells += 1
    default: put(scalar)
    }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    if row == height - 1 {
      scrolledAway.append(self.text(0))
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    } else {
      row += 1
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Character(scalar).displayWidth
    if width == 0 {
      let place = isWrapPending ? column : column - 1
      if place >= 0 { cells[row][place].unicodeScalars.append(scalar) }
      return
    }
    if isWrapPending || column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
    if column >= columns {
      column = columns - 1
      isWrapPending = true
    }
  }

  private mutating func obeySequence() {
    guard let text = sequence, let first = text.first else { return }
    guard first == "[" else {
      sequence = nil
      return
    }
    guard let final = text.last, text.count > 1, final.isASCII, final >= "@", final <= "~" else {
      return
    }
    sequence = nil
    let parameters = String(text.dropFirst().dropLast())
    let count = Int(parameters) ?? 1
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(height - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "H": (row, column) = (0, 0)
    case "K": erase(row, from: column)
    case "J":
      let start = parameters == "2" ? 0 : row
      if parameters != "2" { erase(row, from: column) }
      for row in (parameters == "2" ? 0 : start + 1)..<max(height, start + 1) {
        erase(row, from: 0)
      }
    default: break
    }
    if "ABCDH".contains(final) { isWrapPending = false }
  }

  private mutating func erase(_ row: Int, from start: Int) {
    guard row < height else { return }
    for column in start..<columns { cells[row][column] = " " }
  }
}
