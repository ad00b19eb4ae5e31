/// The text being edited, which may hold line breaks, with a cursor between its characters.
///
/// A character is a grapheme cluster, so one step of the cursor or one Backspace takes a whole 派,
/// é or family emoji. Offsets count characters from the start.
package struct LineBuffer: Sendable {
  package private(set) var characters: [Character]
  /// From 0 to `characters.count`.
  package private(set) var cursor: Int

  /// The cursor stands at the end.
  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }
  package var isAtEnd: Bool { cursor == characters.count }

  /// Moves the cursor, staying inside the text.
  package mutating func move(to offset: Int) {
    cursor = min(max(offset, 0), characters.count)
  }

  /// Puts text before the cursor. Marks and joiners unite with the characters around them.
  package mutating func insert(_ text: String) {
    guard !text.isEmpty else { return }
    let low = max(cursor - 1, 0)
    let high = min(cursor + 1, characters.count)
    let before = String(characters[low..<cursor])
    let after = String(characters[cursor..<high])
    // Clusters at the seams may change: count where the scalars after the cursor begin.
    let head = Array(before + text)
    let whole = Array(before + text + after)
    characters.replaceSubrange(low..<high, with: whole)
    cursor = low + min(head.count, whole.count)
  }

  /// Takes out a stretch and leaves the cursor where it stood, or at the stretch's start.
  @discardableResult
  package mutating func remove(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<characters.count)
    let removed = String(characters[range])
    characters.removeSubrange(range)
    if cursor >= range.upperBound {
      cursor -= range.count
    } else if cursor > range.lowerBound {
      cursor = range.lowerBound
    }
    return removed
  }

  /// Puts `text` in place of a stretch, the cursor after it.
  package mutating func replace(_ range: Range<Int>, with text: String) {
    remove(range)
    move(to: range.lowerBound)
    insert(text)
  }
}

// MARK: - Places to go

extension LineBuffer {
  /// Where the line of the cursor starts.
  package var lineStart: Int {
    var offset = cursor
    while offset > 0, characters[offset - 1] != "\n" { offset -= 1 }
    return offset
  }

  /// Where the line of the cursor ends, before its line break.
  package var lineEnd: Int {
    var offset = cursor
    while offset < characters.count, characters[offset] != "\n" { offset += 1 }
    return offset
  }

  /// Where the word before the cursor starts. A word is a run of letters, digits and `_`.
  package var wordStart: Int {
    var offset = cursor
    while offset > 0, !characters[offset - 1].isWordPart { offset -= 1 }
    while offset > 0, characters[offset - 1].isWordPart { offset -= 1 }
    return offset
  }

  /// Where the word after the cursor ends.
  package var wordEnd: Int {
    var offset = cursor
    while offset < characters.count, !characters[offset].isWordPart { offset += 1 }
    while offset < characters.count, characters[offset].isWordPart { offset += 1 }
    return offset
  }

  /// Where the run of anything but white space before the cursor starts.
  package var blankDelimitedWordStart: Int {
    var offset = cursor
    while offset > 0, characters[offset - 1].isWhitespace { offset -= 1 }
    while offset > 0, !characters[offset - 1].isWhitespace { offset -= 1 }
    return offset
  }

  package var isOnFirstLine: Bool { lineStart == 0 }
  package var isOnLastLine: Bool { lineEnd == characters.count }

  /// Moves up or down a line, to the same number of characters from its start where it is as long.
  package mutating func moveLine(up: Bool) {
    let column = cursor - lineStart
    if up {
      guard !isOnFirstLine else { return }
      cursor = lineStart - 1
    } else {
      guard !isOnLastLine else { return }
      cursor = lineEnd + 1
    }
    cursor = min(lineStart + column, lineEnd)
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
