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
///
/// Two words rather than a `UInt128`: arrays of what is aligned to 16 bytes take a slow way through the allocator.
struct ClassSet: Hashable, Sendable {
  /// How many classes there can be.
  static let capacity = 128

  private var low: UInt64
  private var high: UInt64

  static let none = ClassSet(low: 0, high: 0)

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The set of one class.
  init(number: Int) {
    let bit: UInt64 = 1 << UInt64(number & 63)
    self.init(low: number < 64 ? bit : 0, high: number < 64 ? 0 : bit)
  }

  @inline(__always)
  var isEmpty: Bool { low | high == 0 }

  /// The numbers of its classes, rising.
  @inline(__always)
  var numbers: Numbers { Numbers(low: low, high: high) }

  struct Numbers: Sequence, IteratorProtocol {
    fileprivate var low: UInt64
    fileprivate var high: UInt64

    @inline(__always)
    mutating func next() -> Int? {
      if low != 0 {
        defer { low &= low - 1 }
        return low.trailingZeroBitCount
      }
      guard high != 0 else { return nil }
      defer { high &= high - 1 }
      return 64 + high.trailingZeroBitCount
    }
  }

  /// Whether both sets share a class.
  @inline(__always)
  func meets(_ other: ClassSet) -> Bool { low & other.low | high & other.high != 0 }

  @inline(__always)
  func union(_ other: ClassSet) -> ClassSet {
    ClassSet(low: low | other.low, high: high | other.high)
  }

  @inline(__always)
  func intersection(_ other: ClassSet) -> ClassSet {
    ClassSet(low: low & other.low, high: high & other.high)
  }

  @inline(__always)
  mutating func formUnion(_ other: ClassSet) {
    low |= other.low
    high |= other.high
  }
}
