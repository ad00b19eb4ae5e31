/// A 64-bit checksum of bytes: finds damage, and keeps up with memory. No defence against
/// somebody who wants two files to agree.
struct Checksum {
  private var state: UInt64

  private static let odd: UInt64 = 0x9E37_79B1_85EB_CA87

  init() { state = 0x27D4_EB2F_1656_67C5 }

  static func of(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    var sum = Checksum()
    sum.add(bytes)
    return sum.value
  }

  static func of(_ text: String) -> Int64 {
    var sum = Checksum()
    sum.add(text)
    return sum.value
  }

  var value: Int64 {
    var hash = state
    hash ^= hash >> 33
    hash = hash &* 0xC2B2_AE3D_27D4_EB4F
    hash ^= hash >> 29
    return Int64(bitPattern: hash)
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    // Four lanes, since one multiplication waits for the last.
    var (a, b, c, d) = (state, state &+ Self.odd, ~state, state ^ Self.odd)
    var index = 0
    while index + 32 <= bytes.count {
      a = Self.round(a, bytes, index)
      b = Self.round(b, bytes, index + 8)
      c = Self.round(c, bytes, index + 16)
      d = Self.round(d, bytes, index + 24)
      index += 32
    }
    var hash = UInt64(bytes.count) &+ a
    for lane in [b, c, d] { hash = (hash ^ lane) &* Self.odd ^ (hash >> 31) }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* Self.odd
      hash ^= hash >> 32
      index += 1
    }
    state = hash
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ bytes: UnsafeRawBufferPointer, _ index: Int)
    -> UInt64
  {
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    let mixed = (lane ^ word) &* odd
    return mixed << 31 | mixed >> 33
  }

  mutating func add(_ text: String?) {
    guard var text else { return add(-1) }
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  mutating func add(_ number: Int) {
    withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) { add($0) }
  }

  mutating func add(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { add($0) }
  }
}
