/// What was entered before, oldest first, each text once.
package struct History: Sendable {
  package private(set) var entries: [String]
  package let limit: Int

  /// Keeps the latest `limit` entries; of equal ones the latest.
  package init(_ entries: [String] = [], limit: Int = 5_000) {
    self.limit = max(1, limit)
    var seen = Set<String>()
    var kept: [String] = []
    for entry in entries.reversed() where !entry.isEmpty && seen.insert(entry).inserted {
      kept.append(entry)
      if kept.count == self.limit { break }
    }
    self.entries = kept.reversed()
  }

  /// Adds an entry as the latest and forgets an earlier equal one.
  ///
  /// - Returns: Whether something changed: not for an empty text or the latest one again.
  @discardableResult
  package mutating func add(_ text: String) -> Bool {
    guard text.contains(where: { !$0.isWhitespace }), entries.last != text else { return false }
    entries.removeAll { $0 == text }
    entries.append(text)
    if entries.count > limit { entries.removeFirst(entries.count - limit) }
    return true
  }

  /// The latest entry before `end` that contains the words, upper and lower case alike.
  package func index(ofMatch words: String, before end: Int) -> Int? {
    let wanted = words.lowercased()
    return entries[..<min(max(end, 0), entries.count)]
      .lastIndex { $0.lowercased().contains(wanted) }
  }

  /// The earliest entry from `start` on that contains the words.
  package func index(ofMatch words: String, from start: Int) -> Int? {
    guard start < entries.count else { return nil }
    let wanted = words.lowercased()
    return entries[max(start, 0)...].firstIndex { $0.lowercased().contains(wanted) }
  }
}
