/// Finds the names that someone may have meant.
public enum Spelling {
  /// The candidates nearest to a misspelt name, nearest first, ties in alphabetic order.
  ///
  /// Case does not count. A candidate is near when at most a third of its letters (at least one)
  /// must be changed, added, dropped or swapped with a neighbour, and one at least stays.
  ///
  /// - Complexity: O(candidates × length²).
  public static func suggestions(
    for name: String, among candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let wanted = Array(name.lowercased())
    return Set(candidates).compactMap { candidate -> (distance: Int, name: String)? in
      let letters = Array(candidate.lowercased())
      let longest = max(wanted.count, letters.count)
      let allowed = min(max(1, longest / 3), longest - 1)
      guard abs(wanted.count - letters.count) <= allowed else { return nil }
      let distance = distance(wanted, letters)
      return distance <= allowed ? (distance, candidate) : nil
    }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .prefix(limit)
    .map(\.name)
  }

  /// The optimal string alignment distance.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [Int](repeating: i, count: right.count + 1)
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
