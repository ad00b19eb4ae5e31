/// The editor without its terminal: keys in, a buffer and what to do next out.
package struct Editor: Sendable {
  /// What the key asks of the one who shows the buffer, beside drawing it anew.
  package enum Effect: Hashable, Sendable {
    case none
    case bell
    /// The statement is whole.
    case submit(String)
    /// Ctrl-C: the text is given up.
    case interrupt
    /// Ctrl-D in an empty buffer.
    case endOfInput
    case suspend
    case clearScreen
  }

  /// What the editor asks about the text.
  package struct Language {
    /// Whether Enter ends the statement; otherwise it starts a new line.
    package var isComplete: (_ text: String) -> Bool
    /// What could stand before the cursor: gets the text before it and the text after it.
    package var complete: (_ before: String, _ after: String) -> Completion
    /// A style for each character; an empty array for none.
    package var highlight: (_ text: String, _ cursor: Int) -> [TextStyle]

    package init(
      isComplete: @escaping (String) -> Bool = { _ in true },
      complete: @escaping (String, String) -> Completion = { _, _ in
        Completion(start: 0, candidates: [])
      },
      highlight: @escaping (String, Int) -> [TextStyle] = { _, _ in [] }
    ) {
      self.isComplete = isComplete
      self.complete = complete
      self.highlight = highlight
    }
  }

  package internal(set) var buffer = LineBuffer()
  /// The candidates to list below the buffer, until the next key.
  package internal(set) var listing: [String] = []
  /// The running search in the history.
  package internal(set) var search: HistorySearch?
  package var history: History

  var undo = UndoStack()
  var killRing = KillRing()
  /// What the key before was, where the next one's meaning depends on it.
  var last = LastAction.other
  /// The shown history entry; `history.entries.count` for the new text.
  var historyIndex: Int
  /// Texts of entries that were changed while walking through the history.
  var drafts: [Int: LineBuffer] = [:]

  enum LastAction: Hashable, Sendable {
    case other, kill, prefix
    /// How many characters were yanked.
    case yank(Int)
  }

  package init(history: History = History()) {
    self.history = history
    historyIndex = history.entries.count
  }

  /// Starts a new text.
  package mutating func begin() {
    buffer = LineBuffer()
    undo = UndoStack()
    listing = []
    search = nil
    last = .other
    drafts = [:]
    historyIndex = history.entries.count
  }

  /// Does what a key means.
  package mutating func handle(_ key: Key, language: Language) -> Effect {
    listing = []
    if search != nil, let effect = handleInSearch(key, language: language) { return effect }
    let previous = last
    last = .other
    if previous == .prefix {
      if key == .control("u") { return restore(undo.undo()) }
      return .bell
    }
    switch key {
    case .character(let character):
      undo.record(buffer, isTyping: true)
      buffer.insert(String(character))
      return .none
    case .paste(let text):
      undo.record(buffer)
      buffer.insert(text)
      return .none
    case .enter:
      if language.isComplete(buffer.text) { return .submit(buffer.text) }
      undo.record(buffer)
      buffer.insert("\n")
      return .none
    case .altEnter:
      undo.record(buffer)
      buffer.insert("\n")
      return .none
    case .tab:
      return complete(language)
    case .control("c"): return .interrupt
    case .control("d") where buffer.isEmpty: return .endOfInput
    case .control("z"): return .suspend
    case .control("l"): return .clearScreen
    case .control("x"):
      last = .prefix
      return .none
    case .control("_"): return restore(undo.undo())
    case .control("r"): return startSearch()
    case .escape, .control("g"), .backTab, .unknown: return .none
    default:
      undo.breakRun()
      return move(key) ?? edit(key, after: previous) ?? .bell
    }
  }

  mutating func restore(_ state: LineBuffer?) -> Effect {
    guard let state else { return .bell }
    buffer = state
    return .none
  }
}
