/// A word's part of speech in the segmentation dictionary.
enum WordClass: UInt8, Sendable {
  case unknown, verb, verbalNoun, noun, adjective, adverb, preposition, conjunction, measure,
    number,
    pronoun, time, direction, placeWord, placeName, person, body, otherName, particle, phrase, other
  case letters, mark

  /// - Parameter code: The bytes of one or two letters, as the dictionary has them.
  init(code: UInt32) {
    self =
      switch code {
      case 0x76: .verb  // v
      case 0x766E: .verbalNoun  // vn
      case 0x6E: .noun  // n
      case 0x61: .adjective  // a
      case 0x64: .adverb  // d
      case 0x70: .preposition  // p
      case 0x63: .conjunction  // c
      case 0x6D: .number  // m
      case 0x71: .measure  // q
      case 0x72: .pronoun  // r
      case 0x74: .time  // t
      case 0x66: .direction  // f
      case 0x73: .placeWord  // s
      case 0x6E73: .placeName  // ns
      case 0x6E72: .person  // nr
      case 0x6E74: .body  // nt
      case 0x6E7A: .otherName  // nz
      case 0x75: .particle  // u
      case 0x69: .phrase  // i
      default: .other
      }
  }
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

  /// The numbers of its classes, rising.
  @inline(__always)
  var numbers: Numbers { Numbers(rest: rawValue) }

  struct Numbers: Sequence, IteratorProtocol {
    fileprivate var rest: UInt128

    @inline(__always)
    mutating func next() -> Int? {
      guard rest != 0 else { return nil }
      defer { rest &= rest - 1 }
      return rest.trailingZeroBitCount
    }
  }

  /// Whether both sets share a class.
  @inline(__always)
  func meets(_ other: ClassSet) -> Bool { rawValue & other.rawValue != 0 }
}
