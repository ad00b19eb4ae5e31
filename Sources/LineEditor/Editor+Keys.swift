/// Emacs keys, and the keys of the cursor block.
extension Editor {
  /// Keys that move the cursor or walk through the history; `nil` for any other.
  mutating func move(_ key: Key) -> Effect? {
    switch key {
    case .left, .control("b"): buffer.move(to: buffer.cursor - 1)
    case .right, .control("f"): buffer.move(to: buffer.cursor + 1)
    case .home, .control("a"): buffer.move(to: buffer.lineStart)
    case .end, .control("e"): buffer.move(to: buffer.lineEnd)
    case .wordLeft, .alt("b"): buffer.move(to: buffer.wordStart)
    case .wordRight, .alt("f"): buffer.move(to: buffer.wordEnd)
    case .up, .control("p"):
      if buffer.isOnFirstLine { return showHistory(historyIndex - 1) }
      buffer.moveLine(up: true)
    case .down, .control("n"):
      if buffer.isOnLastLine { return showHistory(historyIndex + 1) }
      buffer.moveLine(up: false)
    case .alt("<"), .pageUp: return showHistory(0)
    case .alt(">"), .pageDown: return showHistory(history.entries.count)
    default: return nil
    }
    return Effect.none
  }

  /// Keys that change the text; `nil` for any other.
  mutating func edit(_ key: Key, after previous: LastAction) -> Effect? {
    let cursor = buffer.cursor
    switch key {
    case .backspace: return remove(cursor - 1..<cursor)
    case .delete, .control("d"): return remove(cursor..<cursor + 1)
    case .control("k"):
      let end = buffer.lineEnd
      // At the end of a line the line break goes.
      return kill(cursor..<(end == cursor ? end + 1 : end), at: .back, after: previous)
    case .control("u"): return kill(buffer.lineStart..<cursor, at: .front, after: previous)
    case .control("w"):
      return kill(buffer.blankDelimitedWordStart..<cursor, at: .front, after: previous)
    case .altBackspace: return kill(buffer.wordStart..<cursor, at: .front, after: previous)
    case .alt("d"): return kill(cursor..<buffer.wordEnd, at: .back, after: previous)
    case .control("y"):
      guard let text = killRing.latest else { return .bell }
      undo.record(buffer)
      buffer.insert(text)
      last = .yank(buffer.cursor - cursor)
    case .alt("y"):
      guard case .yank(let count) = previous else { return .bell }
      killRing.rotate()
      guard let text = killRing.latest else { return .bell }
      buffer.replace(cursor - count..<cursor, with: text)
      last = .yank(buffer.cursor - (cursor - count))
    case .control("t"): return transpose()
    case .alt("u"): return changeWord { $0.uppercased() }
    case .alt("l"): return changeWord { $0.lowercased() }
    case .control("j"):
      undo.record(buffer)
      buffer.insert("\n")
    default: return nil
    }
    return Effect.none
  }

  private mutating func remove(_ range: Range<Int>) -> Effect {
    guard range.lowerBound >= 0, range.upperBound <= buffer.characters.count else { return .bell }
    undo.record(buffer)
    buffer.remove(range)
    return .none
  }

  private mutating func kill(
    _ range: Range<Int>, at end: KillRing.End, after previous: LastAction
  ) -> Effect {
    guard range.lowerBound < min(range.upperBound, buffer.characters.count) else { return .bell }
    undo.record(buffer)
    killRing.add(buffer.remove(range), joining: previous == .kill, at: end)
    last = .kill
    return .none
  }

  /// Swaps the characters around the cursor; at the end of the text the last two.
  private mutating func transpose() -> Effect {
    let right = buffer.isAtEnd ? buffer.cursor - 1 : buffer.cursor
    guard right > 0 else { return .bell }
    undo.record(buffer)
    let pair = buffer.characters[right - 1...right]
    buffer.replace(right - 1..<right + 1, with: String(pair.reversed()))
    return .none
  }

  private mutating func changeWord(_ change: (String) -> String) -> Effect {
    let range = buffer.cursor..<buffer.wordEnd
    guard !range.isEmpty else { return .bell }
    undo.record(buffer)
    buffer.replace(range, with: change(String(buffer.characters[range])))
    return .none
  }

  private mutating func showHistory(_ index: Int) -> Effect {
    guard index >= 0, index <= history.entries.count, index != historyIndex else { return .bell }
    drafts[historyIndex] = buffer
    let isUp = index < historyIndex
    historyIndex = index
    buffer =
      drafts[index] ?? LineBuffer(index < history.entries.count ? history.entries[index] : "")
    // Going on in the same direction leaves the entry, and does not walk through its lines.
    if isUp {
      buffer.move(to: 0)
      buffer.move(to: buffer.lineEnd)
    } else {
      buffer.move(to: buffer.characters.count)
    }
    undo = UndoStack()
    return .none
  }
}
