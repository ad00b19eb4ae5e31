// `@inlinable` reaches other modules only from `public` declarations, and their hot loops live on it.

/// Strings end to end in one run of UTF-8.
public struct StringArena: Sendable {
  public let count: Int
  @usableFromInline let offsets: FrozenView<UInt32>
  @usableFromInline let text: FrozenView<UInt8>

  /// - Parameters:
  ///   - offsets: One more than there are strings, ascending from 0 to the length of `text`.
  ///   - text: Valid UTF-8. Like `offsets`, it must be kept alive by whoever keeps this.
  package init(offsets: FrozenBytes, text: FrozenBytes) {
    self.offsets = offsets.view()
    self.text = text.view()
    count = max(0, self.offsets.count - 1)
  }

  package subscript(position: Int) -> String {
    String(decoding: utf8(at: position).buffer, as: UTF8.self)
  }

  /// The bytes of one string.
  @inlinable
  @inline(__always)
  public func utf8(at position: Int) -> FrozenView<UInt8> {
    text.slice(Int(offsets[position])..<Int(offsets[position + 1]))
  }

  /// Whether the string at `position` has exactly these bytes.
  @inlinable
  @inline(__always)
  public func matches(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    let own = utf8(at: position)
    guard own.count == bytes.count else { return false }
    for index in 0..<own.count where own[index] != bytes[index] { return false }
    return true
  }

  package static let maximalByteCount = Int(UInt32.max)
}

/// A hash that is the same in every run and on every machine, since files keep tables built on it.
package enum StableHash {
  @inline(__always)
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      hash = mix(hash ^ word)
      index += 8
    }
    var tail: UInt64 = 0
    var shift: UInt64 = 0
    while index < bytes.count {
      tail |= UInt64(raw[index]) << shift
      shift += 8
      index += 1
    }
    return mix(hash ^ tail)
  }

  @inline(__always)
  package static func hash(_ number: Int64) -> UInt64 { mix(UInt64(bitPattern: number)) }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = value &* 0xBF58_476D_1CE4_E5B9
    value ^= value >> 29
    value = value &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 32)
  }
}
