/// Which administrative divisions a thing may belong to, by their codes (GB/T 2260, six digits).
///
/// Empty when nothing tells. A code stands for the whole division: `370200` covers `370202`.
struct DivisionContext: Hashable, Sendable {
  /// Codes without their closing pairs of zeros, sorted, each once.
  let prefixes: [String]

  init(codes: some Sequence<String>) {
    var trimmed: Set<String> = []
    for code in codes {
      var digits = code[...]
      while digits.count > 2, digits.hasSuffix("00") { digits = digits.dropLast(2) }
      trimmed.insert(String(digits))
    }
    prefixes = trimmed.sorted()
  }

  var isEmpty: Bool { prefixes.isEmpty }

  /// How much it tells: 0 for nothing, 2 for a province, 4 for a city, 6 for a county. Several
  /// possible divisions tell less than one.
  var precision: Int {
    guard let longest = prefixes.map(\.count).max() else { return 0 }
    return prefixes.count == 1 ? longest : max(1, longest - 1)
  }

  /// Whether both may be the same division, or one lie in the other. Nothing contradicts nothing.
  func agrees(with other: DivisionContext) -> Bool {
    if isEmpty || other.isEmpty { return true }
    return prefixes.contains { mine in
      other.prefixes.contains { mine.hasPrefix($0) || $0.hasPrefix(mine) }
    }
  }

  /// What remains possible when both are said of one thing.
  func narrowed(by other: DivisionContext) -> DivisionContext {
    if isEmpty { return other }
    if other.isEmpty { return self }
    var narrow: [String] = []
    for mine in prefixes {
      for theirs in other.prefixes where mine.hasPrefix(theirs) || theirs.hasPrefix(mine) {
        narrow.append(mine.count >= theirs.count ? mine : theirs)
      }
    }
    return DivisionContext(codes: narrow)
  }
}
