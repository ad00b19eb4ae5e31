import SourceText

/// A small terminal: enough of one to see what the renderer's bytes put on a screen.
struct ScreenEmulator {
  let columns: Int
  let height: Int
  /// One string a cell; a wide character's second cell is empty.
  private(set) var cells: [[String]]
  private(set) var row = 0
  private(set) var column = 0
  /// Rows that scrolled away at the top.
  private(set) var scrolledAway: [String] = []
  private var isWrapPending = false
  /// Bells rung.
  private(set) var bells = 0

  init(columns: Int, height: Int) {
    self.columns = columns
    self.height = height
    cells = Array(repeating: Array(repeating: " ", count: columns), count: height)
  }

  /// What a person sees in a row, without the blanks at its end.
  func text(_ row: Int) -> String {
    var text = cells[row].joined()
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  /// The rows down to the last one that is not blank.
  var lines: [String] {
    var lines = (0..<height).map { text($0) }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  mutating func write(_ text: String) {
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      switch character {
      case "\u{1B}": escape(&rest)
      case "\r\n":
        column = 0
        lineFeed()
      case "\r":
        column = 0
        isWrapPending = false
      case "\n": lineFeed()
      case "\u{7}": bells += 1
      default: put(character)
      }
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

  private mutating func put(_ character: Character) {
    let width = character.displayWidth
    if isWrapPending || column + width > columns {
      column = 0
      lineFeed()
    }
    cells[row][column] = String(character)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
    if column >= columns {
      column = columns - 1
      isWrapPending = true
    }
  }

  private mutating func escape(_ rest: inout ArraySlice<Character>) {
    guard rest.popFirst() == "[" else { return }
    var parameters = ""
    while let character = rest.popFirst() {
      guard let byte = character.asciiValue, byte >= 0x40 else {
        parameters.append(character)
        continue
      }
      let count = Int(parameters) ?? 1
      switch character {
      case "A": row = max(0, row - count)
      case "C": column = min(columns - 1, column + count)
      case "D": column = max(0, column - count)
      case "H": (row, column) = (0, 0)
      case "K": erase(row, from: column)
      case "J":
        if parameters == "2" {
          for row in 0..<height { erase(row, from: 0) }
        } else {
          erase(row, from: column)
          for row in (row + 1)..<max(height, row + 1) { erase(row, from: 0) }
        }
      default: break
      }
      if "ACDH".contains(character) { isWrapPending = false }
      return
    }
  }

  private mutating func erase(_ row: Int, from start: Int) {
    for column in start..<columns { cells[row][column] = " " }
  }
}
