/// The last stretches that were cut, for yanking them back.
package struct KillRing: Sendable {
  package enum End: Sendable { case front, back }

  private var entries: [String] = []
  private let limit = 32

  package init() {}

  /// Keeps a stretch; with `joining`, adds it to the latest one, as consecutive cuts do.
  package mutating func add(_ text: String, joining: Bool, at end: End) {
    guard !text.isEmpty else { return }
    if joining, let last = entries.popLast() {
      entries.append(end == .back ? last + text : text + last)
    } else {
      entries.append(text)
      if entries.count > limit { entries.removeFirst() }
    }
  }

  /// The latest stretch.
  package var latest: String? { entries.last }

  /// Turns the ring by one, so that the stretch before the latest becomes the latest.
  package mutating func rotate() {
    if let last = entries.popLast() { entries.insert(last, at: 0) }
  }
}
