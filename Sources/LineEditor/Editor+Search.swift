/// A search backwards through the history, as by Ctrl-R.
package struct HistorySearch: Sendable {
  package internal(set) var words = ""
  /// The entry shown; `nil` before anything was found.
  package internal(set) var match: Int?
  package internal(set) var hasFailed = false
  /// What was being edited before.
  let original: LineBuffer

  /// What stands in place of the prompt.
  package var prompt: String {
    "\(hasFailed ? "no match" : "search history"): '\(words)' > "
  }
}

extension Editor {
  mutating func startSearch() -> Effect {
    search = HistorySearch(original: buffer)
    return .none
  }

  /// Does what a key means while searching; `nil` when it ends the search and keeps its meaning.
  mutating func handleInSearch(_ key: Key, language: Language) -> Effect? {
    guard var search else { return nil }
    let count = history.entries.count
    switch key {
    case .character(let character):
      search.words.append(character)
      return show(
        history.index(ofMatch: search.words, before: (search.match ?? count) + 1), in: search)
    case .paste(let text):
      search.words += text
      return show(
        history.index(ofMatch: search.words, before: (search.match ?? count) + 1), in: search)
    case .backspace:
      guard !search.words.isEmpty else { return .bell }
      search.words.removeLast()
      search.match = nil
      return show(history.index(ofMatch: search.words, before: count), in: search)
    case .control("r"):
      return show(history.index(ofMatch: search.words, before: search.match ?? count), in: search)
    case .control("s"):
      return show(history.index(ofMatch: search.words, from: (search.match ?? -1) + 1), in: search)
    case .control("g"), .control("c"):
      buffer = search.original
      self.search = nil
      return Effect.none
    case .escape:
      self.search = nil
      return Effect.none
    default:
      self.search = nil
      return nil
    }
  }

  private mutating func show(_ index: Int?, in search: HistorySearch) -> Effect {
    var search = search
    defer { self.search = search }
    guard !search.words.isEmpty else {
      buffer = search.original
      search.hasFailed = false
      return .none
    }
    search.hasFailed = index == nil
    guard let index else { return .bell }
    search.match = index
    historyIndex = index
    buffer = LineBuffer(history.entries[index])
    undo = UndoStack()
    return .none
  }
}
