/// What Chinese names of persons look like: surnames, and how often a character stands in given names.
struct PersonNameModel: Sendable {
  struct Surname: Sendable {
    /// 0 the commonest; the rare ones have none.
    var rank: Int
    /// How frequent the same string is as another word; 0 is a safe surname.
    var otherFrequency: Int

    /// Whether it is a surname rather than another word before what looks like a given name: 张 is, 和 is not.
    var isSafe: Bool { otherFrequency < (rank < 20 ? 60_000 : rank < 80 ? 20_000 : 5_000) }
  }

  /// How often a character is the only, the first and the second one of a given name.
  private struct GivenCounts: Sendable {
    var only = 0
    var first = 0
    var second = 0
  }

  /// Surnames of one character, and those of two by both characters.
  private var singles = CharacterMap<Surname>()
  private var doubles: [UInt64: Surname] = [:]
  /// What surnames of two characters start with.
  private var doubleStarts = CharacterMap<Bool>()
  private var given = CharacterMap<GivenCounts>()

  init(surnames text: String, givenNames: String) {
    var reader = TabReader(text)
    while reader.next() {
      guard reader.fields.count >= 4 else { continue }
      let rank = reader.string(1) == "-" ? 600 : reader.integer(1)
      let entry = Surname(rank: rank, otherFrequency: reader.integer(3))
      let surname = reader.scalars(0)
      if surname.count == 1 {
        singles[surname[0]] = entry
      } else if surname.count == 2 {
        doubleStarts[surname[0]] = true
        doubles[Self.key(surname[0], surname[1])] = entry
      }
    }
    reader = TabReader(givenNames)
    while reader.next() {
      guard reader.fields.count >= 4, let c = reader.scalars(0).first else { continue }
      given[c] = GivenCounts(
        only: reader.integer(1), first: reader.integer(2), second: reader.integer(3))
    }
  }

  /// The surname that starts at `index`, two characters before one.
  func surnameLength(_ text: [UInt32], at index: Int) -> (length: Int, surname: Surname)? {
    guard index < text.count else { return nil }
    if doubleStarts[text[index]] != nil, index + 1 < text.count,
      let double = doubles[Self.key(text[index], text[index + 1])]
    {
      return (2, double)
    }
    return singles[text[index]].map { (1, $0) }
  }

  func only(_ c: UInt32) -> Int { given[c]?.only ?? 0 }
  func first(_ c: UInt32) -> Int { given[c]?.first ?? 0 }
  func second(_ c: UInt32) -> Int { given[c]?.second ?? 0 }

  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }
}

/// Values of characters of the basic plane, looked up without hashing; other characters have none.
struct CharacterMap<Value: Sendable>: Sendable {
  /// For each character the place of its value, or -1.
  private var places = [Int16](repeating: -1, count: 0x10000)
  private var values: [Value] = []

  @inline(__always)
  subscript(c: UInt32) -> Value? {
    get {
      guard c < 0x10000, places[Int(c)] >= 0 else { return nil }
      return values[Int(places[Int(c)])]
    }
    set {
      guard c < 0x10000, let newValue, values.count < Int(Int16.max) else { return }
      if places[Int(c)] >= 0 {
        values[Int(places[Int(c)])] = newValue
      } else {
        places[Int(c)] = Int16(values.count)
        values.append(newValue)
      }
    }
  }
}
