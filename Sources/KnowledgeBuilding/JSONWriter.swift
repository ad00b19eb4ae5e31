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
    let comma = needsComma
    needsComma = true
    key.withUTF8Buffer { key in
      write(atMost: key.count + 4) { room in
        var at = 0
        if comma { room.put(UInt8(ascii: ","), &at) }
        room.put(UInt8(ascii: "\""), &at)
        room.put(key[...], &at)
        room.put(UInt8(ascii: "\""), &at)
        room.put(UInt8(ascii: ":"), &at)
        return at
      }
    }
  }

  // MARK: bytes

  /// Hands over the room behind what is written; what the closure returns is how many bytes it has put there.
  @inline(__always)
  private mutating func write(
    atMost length: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) {
    if storage.count - count < length {
      storage += repeatElement(0, count: max(storage.count, length))
    }
    let start = count
    count += storage.withUnsafeMutableBufferPointer { storage in
      let written = body(UnsafeMutableBufferPointer(rebasing: storage[start...]))
      assert(written <= length)
      return written
    }
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    write(atMost: 1) { room in
      room[0] = byte
      return 1
    }
  }

  private mutating func put(_ text: String) {
    for byte in text.utf8 { put(byte) }
  }

  private mutating func append(_ value: Int) {
    guard value >= 0 else { return put(value.description) }
    var digits = 1
    var power = 10
    while digits < 19, power <= value {
      digits += 1
      power &*= 10
    }
    write(atMost: digits) { room in
      var rest = value
      for place in stride(from: digits - 1, through: 0, by: -1) {
        room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      return digits
    }
  }

  private mutating func quote(_ value: String) {
    var value = value
    value.withUTF8 { text in
      let plain = Self.plainEnd(text, from: 0)
      if plain == text.count {
        write(atMost: text.count + 2) { room in
          var at = 0
          room.put(UInt8(ascii: "\""), &at)
          room.put(text[...], &at)
          room.put(UInt8(ascii: "\""), &at)
          return at
        }
      } else {
        put(UInt8(ascii: "\""))
        putEscaped(text)
        put(UInt8(ascii: "\""))
      }
    }
  }

  private mutating func putEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    // Whatever needs no escape goes over in one piece.
    var index = 0
    while true {
      let end = Self.plainEnd(text, from: index)
      write(atMost: end - index) { room in
        var at = 0
        room.put(text[index..<end], &at)
        return at
      }
      guard end < text.count, let escape = Self.escape(at: end, in: text) else { return }
      put(escape.text)
      index = end + escape.length
    }
  }

  /// Where the first byte at or behind an index is that cannot stand for itself; the end where none is.
  private static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      if mayNeedEscape(text[index]), escape(at: index, in: text) != nil { break }
      index += 1
    }
    return index
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

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes a byte at an index, which goes on behind it.
  @inline(__always)
  fileprivate func put(_ byte: UInt8, _ at: inout Int) {
    self[at] = byte
    at += 1
  }

  @inline(__always)
  fileprivate func put(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ at: inout Int) {
    UnsafeMutableBufferPointer(rebasing: self[at..<at + bytes.count])
      .update(fromContentsOf: UnsafeBufferPointer(rebasing: bytes))
    at += bytes.count
  }
}
