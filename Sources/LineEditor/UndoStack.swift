/// Earlier states of a buffer. Characters typed in a row are one step, up to twenty.
package struct UndoStack: Sendable {
  private var states: [LineBuffer] = []
  private var typed = 0

  package init() {}

  /// Remembers the state before a change.
  package mutating func record(_ buffer: LineBuffer, isTyping: Bool = false) {
    defer { typed = isTyping ? typed + 1 : 0 }
    if isTyping, typed > 0, typed < 20 { return }
    if typed >= 20 { typed = 0 }
    states.append(buffer)
    if states.count > 500 { states.removeFirst() }
  }

  /// Ends a run of typing: the next typed character starts a new step.
  package mutating func breakRun() { typed = 0 }

  /// The state before the latest change.
  package mutating func undo() -> LineBuffer? {
    typed = 0
    return states.popLast()
  }
}
