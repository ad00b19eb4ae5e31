import Glibc

/// Reads statements from a terminal with an ``Editor``.
///
/// The terminal is in raw mode only while ``read(prompt:continuation:)`` runs.
package final class LineReader {
  package enum Outcome: Hashable, Sendable {
    case statement(String)
    case interrupt
    case endOfInput
  }

  package let terminal: Terminal
  package var promptStyle = TextStyle.plain
  private var language: Editor.Language
  private var editor: Editor
  private var keys = KeyReader()
  private var renderer = ScreenRenderer()
  /// Keys typed ahead of a statement's end.
  private var waiting: [Key] = []
  private var columns = 0

  package init(terminal: Terminal, history: History = History(), language: Editor.Language) {
    self.terminal = terminal
    self.language = language
    editor = Editor(history: history)
  }

  package var history: History {
    get { editor.history }
    set { editor.history = newValue }
  }

  /// Reads one statement.
  ///
  /// - Parameter continuation: What stands before the second and further lines.
  package func read(prompt: String, continuation: String) -> Outcome {
    editor.begin()
    renderer.reset()
    guard terminal.enterRawMode() else { return .endOfInput }
    defer { terminal.leaveRawMode() }
    columns = terminal.size.columns
    let frame = Frame(prompt: prompt, continuation: continuation)
    draw(frame)
    while true {
      guard let key = nextKey(frame) else {
        finish(frame)
        return .endOfInput
      }
      switch editor.handle(key, language: language) {
      case .none: break
      case .bell: terminal.write("\u{7}")
      case .clearScreen:
        terminal.write("\u{1B}[H\u{1B}[2J")
        renderer.reset()
      case .suspend: suspend(frame)
      case .submit(let text):
        finish(frame)
        return .statement(text)
      case .interrupt:
        finish(frame)
        return .interrupt
      case .endOfInput:
        finish(frame)
        return .endOfInput
      }
      if waiting.isEmpty, terminal.wait(milliseconds: 0) != .readable { draw(frame) }
    }
  }

  /// Reads one line in between, with a language of its own and without history. What was typed
  /// ahead goes to it, as it would to a program that the statement runs.
  package func ask(_ prompt: String, language: Editor.Language) -> Outcome {
    let kept = (editor, self.language, promptStyle)
    defer { (editor, self.language, promptStyle) = kept }
    (editor, self.language, promptStyle) = (Editor(history: History()), language, .plain)
    return read(prompt: prompt, continuation: "")
  }

  private struct Frame {
    let prompt: String
    let continuation: String
  }

  /// The next key; `nil` at the end of the input.
  private func nextKey(_ frame: Frame) -> Key? {
    while waiting.isEmpty {
      switch terminal.wait(
        milliseconds: keys.patience ?? -1, orResize: ResizeSignal.descriptor)
      {
      case .timeout: waiting = keys.flush()
      case .interrupted: continue
      case .closed: return nil
      case .resized:
        ResizeSignal.drain()
        resize(frame)
      case .readable:
        guard let bytes = terminal.read() else { return nil }
        for byte in bytes { waiting += keys.feed(byte) }
      }
    }
    return waiting.removeFirst()
  }

  private func resize(_ frame: Frame) {
    let new = terminal.size.columns
    if new != columns { renderer.reflow(toColumns: new) }
    columns = new
    draw(frame)
  }

  private func layout(_ frame: Frame) -> ScreenLayout {
    ScreenLayout(
      prompt: editor.search?.prompt ?? frame.prompt, continuation: frame.continuation,
      promptStyle: promptStyle, buffer: editor.buffer,
      styles: language.highlight(editor.buffer.text, editor.buffer.cursor), columns: columns)
  }

  private func draw(_ frame: Frame) {
    let height = terminal.size.rows
    var layout = layout(frame)
    if !editor.listing.isEmpty {
      let room = max(height - layout.rows.count, 0)
      layout.append(
        below: ColumnList.rows(editor.listing, width: columns, maximumRows: min(room, 12)))
    }
    terminal.write(renderer.draw(layout, height: height))
  }

  /// Shows the whole text a last time and goes to the row after it.
  private func finish(_ frame: Frame) {
    var buffer = editor.buffer
    buffer.move(to: buffer.characters.count)
    let layout = ScreenLayout(
      prompt: frame.prompt, continuation: frame.continuation, promptStyle: promptStyle,
      buffer: buffer, styles: language.highlight(buffer.text, -1), columns: columns)
    terminal.write(renderer.draw(layout, height: nil) + "\r\n")
    renderer.reset()
  }

  /// Stops the process group as Ctrl-Z does elsewhere, and goes on when it is continued.
  private func suspend(_ frame: Frame) {
    finish(frame)
    terminal.leaveRawMode()
    kill(0, SIGTSTP)
    _ = terminal.enterRawMode()
    columns = terminal.size.columns
    renderer.reset()
  }
}
