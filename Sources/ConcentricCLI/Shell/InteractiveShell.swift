import Concentric
import LineEditor

/// The shell on a terminal: reads, runs, shows, until it is left.
final class InteractiveShell {
  private let session: ShellSession
  private let reader: LineReader
  private var historyFile: HistoryFile?
  private let vocabulary = ShellVocabulary()

  /// - Parameter historyPath: `nil` keeps no history.
  init(_ session: ShellSession, terminal: Terminal, historyPath: String?) {
    self.session = session
    historyFile = historyPath.map { HistoryFile(path: $0) }
    let history = historyFile?.load() ?? History()
    let vocabulary = vocabulary
    reader = LineReader(
      terminal: terminal, history: history,
      language: Editor.Language(
        isComplete: { InteractiveShell.isWhole($0) },
        complete: { before, after in
          vocabulary.completer(for: session).complete(before, after: after)
        },
        highlight: { text, cursor in
          session.settings.isColored ? vocabulary.colors.styles(for: text, cursor: cursor) : []
        }))
    session.history = { [weak self] in self?.reader.history.entries ?? [] }
    session.ask = { [weak self] prompt in self?.ask(prompt) }
  }

  func run() {
    greet()
    while !session.wantsToQuit {
      session.interrupts?.arm()
      reader.promptStyle = TextStyle(session.settings.isColored ? "1;32" : "")
      let prompt = session.prompt
      let dots = String(repeating: ".", count: max(prompt.displayWidth - 2, 1)) + "> "
      switch reader.read(prompt: prompt, continuation: dots) {
      case .statement(let text):
        remember(text)
        perform(text)
      case .interrupt: continue
      case .endOfInput: perform(":quit")
      }
    }
  }

  private func perform(_ text: String) {
    do {
      try session.run(text)
    } catch {
      session.tell(error)
    }
  }

  private func greet() {
    session.output.say("Concentric \(Version.text) 同心圆")
    if session.path != nil {
      session.output.say(SessionVerbs.description(of: session))
      session.output.say(
        "Type a query, or :help. Tab completes, Ctrl-C stops a query, Ctrl-D leaves.")
    } else {
      session.output.say(
        """
        No graph is open. Type, for example:
          :build seeds                      to make a graph from a folder of texts
          :open Graphs/seeds.graph          to open a graph file
          CREATE (:Place {name: '大嶝街道'})   to begin with an empty graph
          :help                             for everything else
        """)
    }
    if let problem = historyFile?.problem { session.output.say("warning: \(problem)") }
  }

  private func remember(_ text: String) {
    let entry = text.trimmingBlanks()
    if reader.history.add(entry) { historyFile?.append(entry) }
  }

  /// A line that is no query: nothing is coloured or remembered, and Tab completes node names.
  private func ask(_ prompt: String) -> String? {
    let session = session
    let language = Editor.Language(complete: { before, _ in
      let names = before.isEmpty ? [] : session.nameIndex.matches(before)
      return Completion(start: 0, candidates: names.map { .init($0, suffix: "") })
    })
    switch reader.ask(prompt, language: language) {
    case .statement(let text): return text
    case .interrupt, .endOfInput: return nil
    }
  }

  /// Whether Enter ends the input.
  static func isWhole(_ text: String) -> Bool {
    var script = ShellScript(name: "")
    for line in text.lines { _ = script.add(line) }
    return script.isEnded || QueryCompleteness.isWhole(text)
  }
}
