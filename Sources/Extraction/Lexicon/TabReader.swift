import SourceText

/// Reads the lines of a tab-separated file, without making a `String` or an array of each field: the large lexicons
/// have two hundred thousand of them.
struct TabReader {
  private let bytes: [UInt8]
  private var index = 0
  /// How many fields the line read last has.
  private(set) var count = 0
  /// Where the fields of that line start, and behind its end, as if another tab stood there.
  private var starts = [Int](repeating: 0, count: Self.fieldLimit + 1)

  /// Fields beyond so many are passed over.
  private static let fieldLimit = 8

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Goes to the next line that holds an entry; `false` at the end.
  mutating func next() -> Bool {
    while index < bytes.count {
      let start = index
      count = 0
      starts[0] = start
      while index < bytes.count, bytes[index] != 0x0A {
        if bytes[index] == 0x09, count < Self.fieldLimit {
          count += 1
          starts[count] = index + 1
        }
        index += 1
      }
      var end = index
      index += 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      if end == start || bytes[start] == 0x23 { continue }
      if count < Self.fieldLimit {
        count += 1
        starts[count] = max(starts[count - 1], end) + 1
      }
      return true
    }
    return false
  }

  /// Where a field lies in the bytes of the text.
  func range(_ field: Int) -> Range<Int> { starts[field]..<starts[field + 1] - 1 }

  func string(_ field: Int) -> String { String(decoding: bytes[range(field)], as: UTF8.self) }

  /// A field's bytes as one number; that of the last ones when there are more than four.
  func code(_ field: Int) -> UInt32 { range(field).reduce(0) { $0 << 8 | UInt32(bytes[$1]) } }

  /// A field's Unicode scalars.
  func scalars(_ field: Int) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(range(field).count)
    forEachScalar(of: field) { result.append($0) }
    return result
  }

  /// Hands over a field's Unicode scalars. The text is a `String`'s, so its bytes are well formed.
  @inline(__always)
  func forEachScalar(of field: Int, _ body: (UInt32) -> Void) {
    let range = range(field)
    bytes.withUnsafeBufferPointer { bytes in
      var at = range.lowerBound
      while at < range.upperBound { body(UTF8Scalars.next(in: bytes, at: &at)) }
    }
  }

  /// A field as a whole number; 0 when it is none.
  func integer(_ field: Int) -> Int {
    var value = 0
    for at in range(field) {
      guard (0x30...0x39).contains(bytes[at]), value < Int.max / 100 else { return 0 }
      value = value * 10 + Int(bytes[at] - 0x30)
    }
    return value
  }
}
