/// What could stand in place of the word before the cursor.
package struct Completion: Sendable {
  package struct Candidate: Hashable, Sendable {
    /// What goes into the text.
    package var text: String
    /// What the list shows, when it differs.
    package var display: String
    /// What follows when this is the only candidate: a space, a closing quote, nothing.
    package var suffix: String

    package init(_ text: String, display: String? = nil, suffix: String = " ") {
      self.text = text
      self.display = display ?? text
      self.suffix = suffix
    }
  }

  /// Where the word starts, in characters from the start of the text; it ends at the cursor.
  package var start: Int
  /// In the order in which they are listed.
  package var candidates: [Candidate]

  package init(start: Int, candidates: [Candidate]) {
    self.start = start
    self.candidates = candidates
  }

  /// The longest text with which every candidate begins.
  package var commonPrefix: String {
    guard var prefix = candidates.first.map({ Array($0.text) }) else { return "" }
    for candidate in candidates.dropFirst() {
      let shared = zip(prefix, candidate.text).prefix { $0 == $1 }.count
      prefix.removeLast(prefix.count - shared)
    }
    return String(prefix)
  }
}
