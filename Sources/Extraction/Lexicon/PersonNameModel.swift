/// What Chinese names of persons look like: surnames, and how often a character stands in given names.
struct PersonNameModel: Sendable {
  struct Surname: Sendable {
    /// 0 the commonest; the rare ones have none.
    var rank: Int
    /// How frequent the same string is as another word; 0 is a safe surname.
    var otherFrequency: Int

    /// Minus the natural logarithm of its share of all bearers, which falls with the rank.
    let cost: Float

    init(rank: Int, otherFrequency: Int) {
      self.rank = rank
      self.otherFrequency = otherFrequency
      cost = -log(0.21 / Float(rank + 4))
    }

    /// Whether it is a surname rather than another word before what looks like a given name: 张 is, 和 is not.
    var isSafe: Bool { otherFrequency < (rank < 20 ? 60_000 : rank < 80 ? 20_000 : 5_000) }
  }

  /// How often a character is the only, the first and the second one of a given name, and what each costs: minus the
  /// natural logarithm of its probability. The totals are those of the counts; one name in eight has one character.
  private struct GivenCounts: Sendable {
    let only, first, second: Int
    let onlyCost, firstCost, secondCost: Float

    init(only: Int, first: Int, second: Int) {
      (self.only, self.first, self.second) = (only, first, second)
      func cost(_ count: Int, of total: Float) -> Float { -log((Float(count) + 0.5) / total) }
      onlyCost = cost(only, of: 3_490) - log(0.12)
      firstCost = cost(first, of: 50_335) - log(0.88)
      secondCost = cost(second, of: 50_167)
    }

    static let none = GivenCounts(only: 0, first: 0, second: 0)
  }

  /// What surnames start with.
  private struct Start: Sendable {
    /// The surname that the character is by itself.
    var single: Surname?
    /// Whether surnames of two characters start with it.
    var opensDouble = false
  }

  private var starts = CharacterMap<Start>()
  /// The characters that ``starts`` has something for.
  private var openers: CharacterSet = ""
  private var doubles: [(first: UInt32, second: UInt32, surname: Surname)] = []
  private var given = CharacterMap<GivenCounts>()

  init(surnames text: String, givenNames: String) {
    var reader = TabReader(text)
    while reader.next() {
      guard reader.count >= 4 else { continue }
      let rank = reader.string(1) == "-" ? 600 : reader.integer(1)
      let entry = Surname(rank: rank, otherFrequency: reader.integer(3))
      let surname = reader.scalars(0)
      guard let first = surname.first, first < 0x10000, surname.count <= 2 else { continue }
      var start = starts[first] ?? Start()
      openers.insert(first)
      if surname.count == 1 {
        start.single = entry
      } else {
        start.opensDouble = true
        doubles.append((first, surname[1], entry))
      }
      starts[first] = start
    }
    reader = TabReader(givenNames)
    while reader.next() {
      guard reader.count >= 4, let c = reader.scalars(0).first else { continue }
      given[c] = GivenCounts(
        only: reader.integer(1), first: reader.integer(2), second: reader.integer(3))
    }
  }

  /// Whether surnames start with a character.
  @inline(__always)
  func mayBeSurname(_ c: UInt32) -> Bool { openers.contains(c) }

  /// The surname that starts at `index`, two characters before one.
  func surnameLength(_ text: [UInt32], at index: Int) -> (length: Int, surname: Surname)? {
    guard index < text.count, openers.contains(text[index]), let start = starts[text[index]] else {
      return nil
    }
    if start.opensDouble, index + 1 < text.count,
      let double = doubles.first(where: {
        $0.first == text[index] && $0.second == text[index + 1]
      })
    {
      return (2, double.surname)
    }
    return start.single.map { (1, $0) }
  }

  /// Minus the natural logarithm of a name's probability among the names of persons.
  func cost(_ name: ArraySlice<UInt32>, surnameLength length: Int, _ surname: Surname) -> Float {
    let own = name.dropFirst(length)
    guard let first = own.first, let last = own.last else { return .infinity }
    let opening = given[first] ?? GivenCounts.none
    if own.count == 1 { return surname.cost + opening.onlyCost }
    return surname.cost + opening.firstCost + (given[last] ?? GivenCounts.none).secondCost
  }

  func only(_ c: UInt32) -> Int { given[c]?.only ?? 0 }
  func first(_ c: UInt32) -> Int { given[c]?.first ?? 0 }
  func second(_ c: UInt32) -> Int { given[c]?.second ?? 0 }
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
