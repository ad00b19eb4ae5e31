/// One word of a text.
package struct Token: Sendable {
  let start: Int32
  let end: Int32
  /// Its entry in the lexicon, or -1.
  let entry: Int32
  let wordClass: WordClass
  /// Bears the name of a division.
  let isDivision: Bool
  /// Bears the name of a town, street, community or village.
  let isSettlement: Bool
  let classes: ClassSet

  @inline(__always) var range: Range<Int> { Int(start)..<Int(end) }
  @inline(__always) var count: Int { Int(end - start) }
  @inline(__always) func has(_ set: ClassSet) -> Bool { classes.meets(set) }
}

extension Lexicon {
  /// The divisions that bear the name.
  func divisions(of token: Token) -> ArraySlice<Int32> {
    token.isDivision ? divisions(of: entries[Int(token.entry)]) : []
  }

  func divisions(of entry: Entry) -> ArraySlice<Int32> {
    divisionLists[Int(entry.divisions.lowerBound)..<Int(entry.divisions.upperBound)]
  }
}

extension [Token] {
  /// The first word that starts at a character or behind it; the end where none does.
  ///
  /// - Complexity: O(log words).
  func index(startingFrom at: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].start) < at { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The word that starts at a character or, where none does, the next one.
  func first(startingFrom at: Int) -> Token? {
    let index = index(startingFrom: at)
    return index < count ? self[index] : nil
  }

  /// The word that starts at a character.
  func firstIndex(startingAt at: Int) -> Int? {
    let index = index(startingFrom: at)
    return index < count && Int(self[index].start) == at ? index : nil
  }

  /// The word that starts at a character.
  func first(startingAt at: Int) -> Token? { firstIndex(startingAt: at).map { self[$0] } }

  /// The word that holds a character.
  func first(holding at: Int) -> Token? {
    let next = index(startingFrom: at + 1)
    guard next > 0, Int(self[next - 1].end) > at else { return nil }
    return self[next - 1]
  }
}
