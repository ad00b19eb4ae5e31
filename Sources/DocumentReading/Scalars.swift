/// A stretch of a decoded text, one number per Unicode scalar.
typealias Scalars = ArraySlice<UInt32>

extension ArraySlice<UInt32> {
  /// Without white space, zero-width and control characters at either end.
  var trimmed: Scalars {
    var (low, high) = (startIndex, endIndex)
    while low < high, CharacterClass.isSpace(self[low]) { low += 1 }
    while low < high, CharacterClass.isSpace(self[high - 1]) { high -= 1 }
    return self[low..<high]
  }

  var string: String {
    var text = ""
    for value in self {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  func count(of scalar: UInt32) -> Int { reduce(0) { $0 + ($1 == scalar ? 1 : 0) } }

  func hasPrefix(_ other: some Collection<UInt32>) -> Bool { starts(with: other) }
}

enum CharacterClass {
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3007: true
    default: false
    }
  }

  static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: Int(scalar - 0x30)
    case 0xFF10...0xFF19: Int(scalar - 0xFF10)
    default: nil
    }
  }

  static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    isHan(scalar) || isDigit(scalar) || (0x41...0x5A).contains(scalar & ~0x20)
      || Unicode.Scalar(scalar)?.properties.isAlphabetic == true
  }

  /// Ends a sentence.
  static func isTerminal(_ scalar: UInt32) -> Bool { terminals.contains(scalar) }
  /// Closes a quotation or bracket.
  static func isCloser(_ scalar: UInt32) -> Bool { closers.contains(scalar) }
  /// Stands between the parts of a sentence, which goes on after it.
  static func isSeparator(_ scalar: UInt32) -> Bool { separators.contains(scalar) }

  private static let terminals = values("。！？!?；;…")
  private static let closers = values("”’」』）)】》〉]\"")
  private static let separators = values("，,、：:")

  /// A few characters; looking through them costs less than hashing.
  static func values(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}

/// Phrases to look for in a line, all at once.
struct PhraseSet: Sendable {
  private var byFirst: [UInt32: [[UInt32]]] = [:]
  /// A bit for each first scalar, by its last twelve bits: most places are told off by it.
  private var starts = [UInt64](repeating: 0, count: 64)

  /// - Parameter text: Phrases with white space between.
  init(_ text: String) {
    for phrase in text.split(whereSeparator: \.isWhitespace) {
      let scalars = phrase.unicodeScalars.map(\.value)
      byFirst[scalars[0], default: []].append(scalars)
      starts[Int(scalars[0] >> 6 & 63)] |= 1 << UInt64(scalars[0] & 63)
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.count > $1.count } }
  }

  /// The longest phrase that starts at an index.
  func match(at index: Int, in line: Scalars) -> [UInt32]? {
    let first = line[index]
    guard starts[Int(first >> 6 & 63)] >> UInt64(first & 63) & 1 != 0 else { return nil }
    return byFirst[first]?.first { line[index...].starts(with: $0) }
  }

  /// The first place where one stands.
  func first(in line: Scalars) -> Range<Int>? {
    for index in line.indices {
      if let phrase = match(at: index, in: line) { return index..<index + phrase.count }
    }
    return nil
  }

  func isFound(in line: Scalars) -> Bool { first(in: line) != nil }

  func count(in line: Scalars) -> Int {
    line.indices.reduce(0) { $0 + (match(at: $1, in: line) == nil ? 0 : 1) }
  }
}
