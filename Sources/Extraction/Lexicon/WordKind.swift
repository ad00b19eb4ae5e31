/// What a token has of its word. Most words share it with many others: there are so few kinds that all of them stay near
/// the processor, as the words do not.
struct WordKind: Hashable, Sendable {
  let classes: ClassSet
  let wordClass: WordClass
  /// Bears the name of a division.
  let isDivision: Bool
  /// Bears the name of a town, street, community or village.
  let isSettlement: Bool

  init(_ entry: Lexicon.Entry) {
    classes = entry.classes
    wordClass = entry.wordClass
    isDivision = !entry.divisions.isEmpty
    isSettlement = entry.isTown || entry.isCommunity
  }
}

/// The kinds of the words of a lexicon.
struct WordKinds: Sendable {
  /// Each once.
  private var all: [WordKind] = []
  /// For each entry its place among them; the greatest number where there are too many.
  private var places: [UInt16] = []

  init(_ entries: [Lexicon.Entry]) {
    places.reserveCapacity(entries.count)
    var numbers: [WordKind: UInt16] = [:]
    // Those without classes, which most words have, are found without hashing.
    var plain = [UInt16?](repeating: nil, count: 4 * 256)
    func add(_ kind: WordKind) -> UInt16 {
      guard all.count < UInt16.max else { return .max }
      all.append(kind)
      return UInt16(all.count - 1)
    }
    for entry in entries {
      let kind = WordKind(entry)
      if kind.classes.isEmpty {
        let place =
          Int(kind.wordClass.rawValue) * 4 + (kind.isDivision ? 2 : 0) + (kind.isSettlement ? 1 : 0)
        let number = plain[place] ?? add(kind)
        plain[place] = number
        places.append(number)
      } else {
        let number = numbers[kind] ?? add(kind)
        numbers[kind] = number
        places.append(number)
      }
    }
  }

  /// The kind of an entry; `nil` where it has none here.
  @inline(__always)
  subscript(entry: Int32) -> WordKind? {
    let place = places[Int(entry)]
    return place == .max ? nil : all[Int(place)]
  }
}
