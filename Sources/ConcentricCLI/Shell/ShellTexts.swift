import Concentric

/// What a query did to the graph, in words.
enum ChangeText {
  /// As `created 2 nodes`, `set 3 properties`; empty when nothing changed.
  static func parts(_ changes: ChangeSummary) -> [String] {
    let counts: [(Int, String, String, String)] = [
      (changes.nodesCreated, "created", "node", "nodes"),
      (changes.edgesCreated, "created", "edge", "edges"),
      (changes.propertiesSet, "set", "property", "properties"),
      (changes.nodesDeleted, "deleted", "node", "nodes"),
      (changes.edgesDeleted, "deleted", "edge", "edges"),
      (changes.propertiesRemoved - changes.propertiesSet, "removed", "property", "properties"),
      (changes.labelsAdded, "added", "label", "labels"),
      (changes.labelsRemoved, "removed", "label", "labels"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($1) \($0) \($0 == 1 ? $2 : $3)" }
  }
}

/// A length of time as people read it.
enum DurationText {
  /// `0.4 ms`, `12 ms`, `3.2 s`.
  static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let milliseconds = Double(seconds) * 1_000 + Double(attoseconds) / 1e15
    if milliseconds < 10 { return "\(tenths(milliseconds)) ms" }
    if milliseconds < 1_000 { return "\(Int(milliseconds)) ms" }
    return "\(tenths(milliseconds / 1_000)) s"
  }

  private static func tenths(_ number: Double) -> String {
    String((number * 10).rounded() / 10)
  }
}
