/// A word's part of speech in the segmentation dictionary.
enum WordClass: UInt8, Sendable {
  case unknown, verb, verbalNoun, noun, adjective, adverb, preposition, conjunction, measure,
    number,
    pronoun, time, direction, placeWord, placeName, person, body, otherName, particle, phrase, other
  case letters, mark

  init(code: String) {
    self = Self.codes[code] ?? .other
  }

  private static let codes: [String: WordClass] = [
    "v": .verb, "vn": .verbalNoun, "n": .noun, "a": .adjective, "d": .adverb, "p": .preposition,
    "c": .conjunction, "m": .number, "q": .measure, "r": .pronoun, "t": .time, "f": .direction,
    "s": .placeWord, "ns": .placeName, "nr": .person, "nt": .body, "nz": .otherName, "u": .particle,
    "i": .phrase, "x": .other,
  ]
}

/// A set of the named word classes that lexicons and rules speak of.
struct ClassSet: OptionSet, Hashable, Sendable {
  /// How many classes there can be.
  static let capacity = 128

  let rawValue: UInt128
  static let none: ClassSet = []

  init(rawValue: UInt128) { self.rawValue = rawValue }

  /// The set of one class.
  init(number: Int) { rawValue = 1 << UInt128(number) }

  /// Whether both sets share a class.
  @inline(__always)
  func meets(_ other: ClassSet) -> Bool { rawValue & other.rawValue != 0 }
}
