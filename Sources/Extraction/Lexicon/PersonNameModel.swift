/// What Chinese names of persons look like: surnames, and how often a character stands in given names.
struct PersonNameModel: Sendable {
  struct Surname: Sendable {
    /// 0 the commonest; the rare ones have none.
    var rank: Int
    /// How frequent the same string is as another word; 0 is a safe surname.
    var otherFrequency: Int
  }

  private var surnames: [UInt64: Surname] = [:]
  /// Whether a character of the basic plane opens a surname: most do not, and are told so at once.
  private var opens = [Bool](repeating: false, count: 0x10000)
  /// Counts as the only, the first and the second character of a given name.
  private var given: [UInt32: (only: Int, first: Int, second: Int)] = [:]

  init(surnames text: String, givenNames: String) {
    var reader = TabReader(text)
    while reader.next() {
      guard reader.fields.count >= 4 else { continue }
      let rank = reader.string(1) == "-" ? 600 : reader.integer(1)
      let surname = reader.scalars(0)
      if let first = surname.first, first < opens.count { opens[Int(first)] = true }
      surnames[Self.key(surname)] = Surname(
        rank: rank, otherFrequency: reader.integer(3))
    }
    reader = TabReader(givenNames)
    while reader.next() {
      guard reader.fields.count >= 4, let c = reader.scalars(0).first else { continue }
      given[c] = (
        reader.integer(1), reader.integer(2), reader.integer(3)
      )
    }
  }

  /// The surname that starts at `index`, two characters before one.
  func surnameLength(_ text: [UInt32], at index: Int) -> (length: Int, surname: Surname)? {
    guard index < text.count, text[index] >= opens.count || opens[Int(text[index])] else {
      return nil
    }
    if index + 1 < text.count,
      let double = surnames[Self.key([text[index], text[index + 1]])]
    {
      return (2, double)
    }
    if index < text.count, let single = surnames[Self.key([text[index]])] { return (1, single) }
    return nil
  }

  func singleSurname(_ c: UInt32) -> Surname? { surnames[Self.key([c])] }

  func only(_ c: UInt32) -> Int { given[c]?.only ?? 0 }
  func first(_ c: UInt32) -> Int { given[c]?.first ?? 0 }
  func second(_ c: UInt32) -> Int { given[c]?.second ?? 0 }

  private static func key(_ scalars: [UInt32]) -> UInt64 {
    scalars.reduce(0) { $0 << 21 | UInt64($1) }
  }
}
