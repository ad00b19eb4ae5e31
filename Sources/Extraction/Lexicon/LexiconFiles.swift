/// The texts that a lexicon is built from, as their files hold them: UTF-8, one entry a line, columns
/// separated by tabs, lines with `#` first passed over.
public struct LexiconFiles: Sendable {
  /// `word, frequency, class`.
  public var words = ""
  /// `level, code, parent's code, name, short forms`.
  public var divisions = ""
  /// `name, codes`.
  public var towns = ""
  /// `name, count`.
  public var communities = ""
  /// `surname, rank, names, other frequency`.
  public var surnames = ""
  /// `character, only, first, second`.
  public var givenNames = ""
  /// `traditional, simplified`.
  public var traditional = ""
  /// Files of word classes, by file name: `word, classes separated by commas`.
  public var classes: [(name: String, text: String)] = []

  public init() {}
}

/// Reads the lines of a tab-separated file without making a `String` of each field.
struct TabReader {
  private let bytes: [UInt8]
  private var index = 0
  /// The number of the line read last, from 1.
  private(set) var lineNumber = 0
  /// The byte at which the line read last starts.
  private(set) var lineStart = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The fields of the next line that holds an entry, as ranges of bytes; `nil` at the end.
  mutating func next() -> [Range<Int>]? {
    while index < bytes.count {
      let start = index
      lineStart = start
      lineNumber += 1
      while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      var end = index
      index += 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      if end == start || bytes[start] == 0x23 { continue }
      var fields: [Range<Int>] = []
      var from = start
      for position in start..<end where bytes[position] == 0x09 {
        fields.append(from..<position)
        from = position + 1
      }
      fields.append(from..<end)
      return fields
    }
    return nil
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A field's Unicode scalars; malformed bytes become U+FFFD.
  func scalars(_ range: Range<Int>) -> [UInt32] {
    var result: [UInt32] = []
    var decoder = UTF8()
    var iterator = bytes[range].makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): result.append(scalar.value)
      case .emptyInput: return result
      case .error: result.append(0xFFFD)
      }
    }
  }

  /// A field as a whole number; 0 when it is none.
  func integer(_ range: Range<Int>) -> Int {
    var value = 0
    for byte in bytes[range] {
      guard (0x30...0x39).contains(byte) else { return 0 }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
