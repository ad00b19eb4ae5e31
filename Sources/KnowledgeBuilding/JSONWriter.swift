/// Writes JSON into bytes, member by member, in the order of the calls.
package struct JSONWriter {
  /// What is written, and room behind it.
  private var storage = [UInt8](repeating: 0, count: 4096)
  /// How many bytes are written.
  private var count = 0
  /// Whether the next member or element needs a comma before it.
  private var needsComma = false

  package init() {}

  package var bytes: [UInt8] { Array(storage[..<count]) }
  package var text: String { String(decoding: storage[..<count], as: UTF8.self) }

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
    put(value.description)
  }

  package mutating func member(_ key: StaticString, _ value: Bool) {
    add(key)
    put(value ? "true" : "false")
  }

  /// A member with a key that comes from data.
  package mutating func member(named key: String, _ value: String) {
    separate()
    quote(key)
    put(UInt8(ascii: ":"))
    quote(value)
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
    separate()
    key.withUTF8Buffer { key in
      if storage.count - count < key.count + 3 { grow(by: key.count + 3) }
      let at = count
      storage.withUnsafeMutableBufferPointer { storage in
        storage[at] = UInt8(ascii: "\"")
        for index in key.indices { storage[at + 1 + index] = key[index] }
        storage[at + 1 + key.count] = UInt8(ascii: "\"")
        storage[at + 2 + key.count] = UInt8(ascii: ":")
      }
      count += key.count + 3
    }
  }

  // MARK: bytes

  private mutating func grow(by length: Int) {
    storage += repeatElement(0, count: max(storage.count, length))
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    if count == storage.count { grow(by: 1) }
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  private mutating func put(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.baseAddress else { return }
    if storage.count - count < text.count { grow(by: text.count) }
    let at = count
    storage.withUnsafeMutableBufferPointer {
      $0.baseAddress?.advanced(by: at).update(from: first, count: text.count)
    }
    count += text.count
  }

  private mutating func put(_ text: String) {
    for byte in text.utf8 { put(byte) }
  }

  private mutating func append(_ value: Int) {
    guard value >= 0 else { return put(value.description) }
    let start = count
    var rest = value
    repeat {
      put(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    var (low, high) = (start, count - 1)
    while low < high {
      storage.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  private mutating func quote(_ value: String) {
    put(UInt8(ascii: "\""))
    if value.utf8.withContiguousStorageIfAvailable({ putEscaped($0) }) == nil {
      Array(value.utf8).withUnsafeBufferPointer { putEscaped($0) }
    }
    put(UInt8(ascii: "\""))
  }

  private mutating func putEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    // Whatever needs no escape goes over in one piece.
    var start = 0
    var index = 0
    while index < text.count {
      guard Self.mayNeedEscape(text[index]), let escape = Self.escape(at: index, in: text) else {
        index += 1
        continue
      }
      put(UnsafeBufferPointer(rebasing: text[start..<index]))
      put(escape.text)
      index += escape.length
      start = index
    }
    put(UnsafeBufferPointer(rebasing: text[start...]))
  }

  @inline(__always)
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0xE2
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
