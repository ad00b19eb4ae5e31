extension Editor {
  /// Puts in what all candidates share, or lists them when they share no more than what is there.
  mutating func complete(_ language: Language) -> Effect {
    let before = String(buffer.characters[..<buffer.cursor])
    let after = String(buffer.characters[buffer.cursor...])
    let completion = language.complete(before, after)
    guard let first = completion.candidates.first else { return .bell }
    let start = min(max(completion.start, 0), buffer.cursor)
    let typed = String(buffer.characters[start..<buffer.cursor])
    if completion.candidates.count == 1 {
      undo.record(buffer)
      let suffix = after.hasPrefix(first.suffix) ? "" : first.suffix
      buffer.replace(start..<buffer.cursor, with: first.text + suffix)
      // What is there already is stepped over.
      if suffix.isEmpty { buffer.move(to: buffer.cursor + first.suffix.count) }
      return .none
    }
    let shared = completion.commonPrefix
    let isLonger = shared.lowercased().hasPrefix(typed.lowercased()) && shared.count > typed.count
    // A name found by its sound does not begin with what was typed.
    let isOtherScript = !shared.lowercased().hasPrefix(typed.lowercased()) && shared.count > 1
    if isLonger || (isOtherScript && !typed.isEmpty) {
      undo.record(buffer)
      buffer.replace(start..<buffer.cursor, with: shared)
      return .none
    }
    listing = completion.candidates.map(\.display)
    return .none
  }
}
