/// Reads the lines of a tab-separated file, without making a `String` or an array of each field: the large lexicons
/// have two hundred thousand of them.
struct TabReader {
  private let bytes: [UInt8]
  private var index = 0
  /// The fields of the line read last, as ranges of bytes.
  private(set) var fields: [Range<Int>] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Goes to the next line that holds an entry; `false` at the end.
  mutating func next() -> Bool {
    while index < bytes.count {
      let start = index
      fields.removeAll(keepingCapacity: true)
      var from = start
      while index < bytes.count, bytes[index] != 0x0A {
        if bytes[index] == 0x09 {
          fields.append(from..<index)
          from = index + 1
        }
        index += 1
      }
      var end = index
      index += 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      if end == start || bytes[start] == 0x23 { continue }
      fields.append(from..<max(from, end))
      return true
    }
    return false
  }

  func string(_ field: Int) -> String { String(decoding: bytes[fields[field]], as: UTF8.self) }

  /// A field's bytes.
  func bytes(_ field: Int) -> ArraySlice<UInt8> { bytes[fields[field]] }

  /// A field's Unicode scalars. The text is a `String`'s, so its bytes are well formed.
  func scalars(_ field: Int) -> [UInt32] {
    var result: [UInt32] = []
    read(field, into: &result)
    return result
  }

  /// The same into an array that is used again.
  func read(_ field: Int, into result: inout [UInt32]) {
    result.removeAll(keepingCapacity: true)
    let range = fields[field]
    var at = range.lowerBound
    while at < range.upperBound {
      let lead = UInt32(bytes[at])
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var scalar = length == 1 ? lead : lead & (0xFF >> UInt32(length + 1))
      for next in at + 1..<at + length { scalar = scalar << 6 | UInt32(bytes[next] & 0x3F) }
      result.append(scalar)
      at += length
    }
  }

  /// A field as a whole number; 0 when it is none.
  func integer(_ field: Int) -> Int {
    var value = 0
    for byte in bytes[fields[field]] {
      guard (0x30...0x39).contains(byte), value < Int.max / 100 else { return 0 }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
