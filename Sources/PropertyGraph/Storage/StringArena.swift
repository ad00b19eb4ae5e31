#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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

  /// The bytes of neighbouring strings, end to end.
  package func utf8(at positions: Range<Int>) -> FrozenView<UInt8> {
    text.slice(Int(offsets[positions.lowerBound])..<Int(offsets[positions.upperBound]))
  }

  /// The position of the string that holds the byte `offset` of the whole text.
  ///
  /// - Parameter positions: Where to look; not empty, and the string is among them.
  /// - Complexity: O(log distance from the first position).
  package func position(holding offset: Int, in positions: Range<Int>) -> Int {
    var (low, step) = (positions.lowerBound, 1)
    while low + step < positions.upperBound, Int(offsets[low + step]) <= offset {
      low += step
      step *= 2
    }
    var high = min(low + step, positions.upperBound)
    while low + 1 < high {
      let middle = low + (high - low) / 2
      if Int(offsets[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// How two strings stand to each other by their bytes, which is by their scalars: negative when
  /// the first comes first.
  package func order(_ left: Int, _ right: Int) -> Int {
    Self.order(utf8(at: left).buffer, utf8(at: right).buffer)
  }

  package static func order(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let count = min(left.count, right.count)
    if count > 0, let first = left.baseAddress, let second = right.baseAddress {
      let order = memcmp(first, second, count)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  /// Where the string at `position` starts in the whole text.
  package func start(of position: Int) -> Int { Int(offsets[position]) }

  /// Whether the string at `position` has exactly these bytes.
  @inlinable
  @inline(__always)
  public func matches(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    let own = utf8(at: position)
    guard own.count == bytes.count else { return false }
    for index in 0..<own.count where own[index] != bytes[index] { return false }
    return true
  }

  /// Whether the string at `position` begins with these bytes, or ends with them.
  @inlinable
  @inline(__always)
  public func has(
    _ bytes: UnsafeBufferPointer<UInt8>, atEnd: Bool, of position: Int
  ) -> Bool {
    let own = utf8(at: position)
    let first = atEnd ? own.count - bytes.count : 0
    guard first >= 0, own.count >= bytes.count else { return false }
    // The last bytes of names differ most.
    for index in stride(from: bytes.count - 1, through: 0, by: -1)
    where own[first + index] != bytes[index] {
      return false
    }
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
