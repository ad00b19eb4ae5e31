/// Writes JSON into bytes, member by member, in the order of the calls.
package struct JSONWriter: ~Copyable {
  private var written = ByteBuffer(capacity: 16_384)
  /// Whether the next member or element needs a comma before it.
  private var needsComma = false

  package init() {}

  package var bytes: [UInt8] { written.withBytes { Array($0) } }
  package var text: String { written.withBytes { String(decoding: $0, as: UTF8.self) } }

  @inline(__always)
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    separate()
    enclose("{", "}", members)
  }

  @inline(__always)
  package mutating func object(_ key: StaticString, _ members: (inout JSONWriter) -> Void) {
    add(key)
    enclose("{", "}", members)
  }

  /// A member whose value is an array.
  @inline(__always)
  package mutating func array(_ key: StaticString, _ elements: (inout JSONWriter) -> Void) {
    add(key)
    enclose("[", "]", elements)
  }

  /// A member; none when the value is `nil`.
  package mutating func member(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    add(key)
    quote(value)
  }

  package mutating func member(_ key: StaticString, _ value: Int) {
    add(key)
    append(value)
  }

  package mutating func member(_ key: StaticString, _ value: Double) {
    add(key)
    // Most numbers are hundredths, for which no shortest form has to be looked for.
    let hundredths = value * 100
    guard hundredths > 0.5, hundredths < 99.5,
      case let whole = Int(hundredths + 0.5), Double(whole) / 100 == value
    else { return put(value.description) }
    put(UInt8(ascii: "0"))
    put(UInt8(ascii: "."))
    put(UInt8(ascii: "0") + UInt8(whole / 10))
    if whole % 10 > 0 { put(UInt8(ascii: "0") + UInt8(whole % 10)) }
  }

  package mutating func member(_ key: StaticString, _ value: Bool) {
    add(key)
    put(value ? "true" : "false")
  }

  /// Members with keys that come from data, in the order of the keys.
  package mutating func members(_ values: [String: String]) {
    if values.isEmpty { return }
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      separate()
      quote(key)
      put(UInt8(ascii: ":"))
      quote(value)
    }
  }

  package mutating func element(_ value: String) {
    separate()
    quote(value)
  }

  package mutating func element(_ value: Int) {
    separate()
    append(value)
  }

  package mutating func endLine() {
    put(UInt8(ascii: "\n"))
    needsComma = false
  }

  @inline(__always)
  private mutating func enclose(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    put(UInt8(ascii: open))
    needsComma = false
    content(&self)
    put(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { put(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func add(_ key: StaticString) {
    let length = key.utf8CodeUnitCount
    let needsComma = needsComma
    written.append(atMost: length + 4) { out in
      var out = out
      if needsComma {
        out.pointee = UInt8(ascii: ",")
        out += 1
      }
      out.pointee = UInt8(ascii: "\"")
      out += 1
      out.update(from: key.utf8Start, count: length)
      out += length
      out.pointee = UInt8(ascii: "\"")
      out[1] = UInt8(ascii: ":")
      return length + (needsComma ? 4 : 3)
    }
    self.needsComma = true
  }

  // MARK: bytes

  @inline(__always)
  private mutating func put(_ byte: UInt8) { written.append(byte) }

  private mutating func put(_ text: String) {
    for byte in text.utf8 { put(byte) }
  }

  private mutating func append(_ value: Int) {
    guard value >= 0 else { return put(value.description) }
    var digits = 1
    var limit = 10
    while digits < 18, value >= limit {
      digits += 1
      limit *= 10
    }
    // One digit more, for those of 19.
    if digits == 18, value >= limit { digits += 1 }
    written.append(atMost: digits) { out in
      var rest = value
      for place in stride(from: digits - 1, through: 0, by: -1) {
        out[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      return digits
    }
  }

  private mutating func quote(_ value: String) {
    if value.utf8.withContiguousStorageIfAvailable({ quote($0) }) == nil {
      var value = value
      value.withUTF8 { quote($0) }
    }
  }

  private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var isWhole = false
    written.append(atMost: text.count + 2) { out in
      out[0] = UInt8(ascii: "\"")
      start = Self.copyPlain(text, from: 0, to: out + 1)
      isWhole = start == text.count
      if isWhole { out[start + 1] = UInt8(ascii: "\"") }
      return start + (isWhole ? 2 : 1)
    }
    if isWhole { return }
    while let escape = Self.escape(at: start, in: text) {
      put(escape.text)
      start += escape.length
      start += written.append(atMost: text.count - start) {
        Self.copyPlain(text, from: start, to: $0)
      }
      if start == text.count { break }
    }
    put(UInt8(ascii: "\""))
  }

  /// Copies what needs no escape from an index on.
  ///
  /// - Returns: How many bytes.
  private static func copyPlain(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, to out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let (bytes, target) = (UnsafeRawBufferPointer(text), UnsafeMutableRawPointer(out))
    let end = text.count
    var index = start
    while index < end {
      // Eight bytes at once; the last eight may have some of those before among them.
      if end - start >= 8 {
        let at = min(index, end - 8)
        let eight = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if !mayNeedEscape(eight) {
          target.storeBytes(of: eight, toByteOffset: at - start, as: UInt64.self)
          index = at + 8
          continue
        }
      }
      let next = min(index + 8, end)
      while index < next {
        if mayNeedEscape(text[index]), escape(at: index, in: text) != nil { return index - start }
        out[index - start] = text[index]
        index += 1
      }
    }
    return end - start
  }

  @inline(__always)
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0xE2
  }

  /// Whether one of eight bytes may need an escape.
  @inline(__always)
  private static func mayNeedEscape(_ eight: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highBits = ones &* 0x80
    // Chinese text has none but bytes from 0x80 on; of those 0xE2 alone counts.
    let marks = eight ^ ones &* 0xE2
    if eight & highBits == highBits { return (marks &- ones) & ~marks & highBits != 0 }
    /// The high bit of a byte is set that is less than a number up to 128, and of some bytes behind it.
    func less(_ bytes: UInt64, than number: UInt64) -> UInt64 {
      (bytes &- ones &* number) & ~bytes
    }
    let found =
      less(eight, than: 0x20) | less(eight ^ ones &* 0x22, than: 1)
      | less(eight ^ ones &* 0x5C, than: 1) | less(marks, than: 1)
    return found & highBits != 0
  }

  /// What stands for the bytes from an index on, where they cannot stand for themselves. The line
  /// separators U+2028 and U+2029 are escaped too: some readers take them for line ends.
  private static func escape(
    at index: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (text: String, length: Int)? {
    let byte = text[index]
    switch byte {
    case 0x22: return ("\\\"", 1)
    case 0x5C: return ("\\\\", 1)
    case 0x0A: return ("\\n", 1)
    case 0x0D: return ("\\r", 1)
    case 0x09: return ("\\t", 1)
    case 0xE2:
      guard index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0xA8 else {
        return nil
      }
      return (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
    default:
      let hex = String(byte, radix: 16)
      return ("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex, 1)
    }
  }
}
