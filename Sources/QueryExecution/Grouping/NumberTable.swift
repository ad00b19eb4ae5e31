/// Numbers distinct 64-bit keys from 0 on, in the order in which they first come.
///
/// Open addressing; the tables are at most half full.
struct NumberTable {
  private var keys = [UInt64](repeating: 0, count: 64)
  /// `free` or the key's number.
  private var numbers = [UInt32](repeating: Self.free, count: 64)
  private(set) var count: UInt32 = 0

  private static let free = UInt32.max

  mutating func removeAll() { self = NumberTable() }

  /// The number of a key, and whether it is new.
  @inline(__always)
  mutating func number(of key: UInt64) -> (number: UInt32, isNew: Bool) {
    if Int(count) * 2 >= keys.count { grow() }
    var place = Self.place(of: key, keys.count)
    while true {
      let number = numbers[place]
      if number == Self.free {
        keys[place] = key
        numbers[place] = count
        count += 1
        return (count - 1, true)
      }
      if keys[place] == key { return (number, false) }
      place = (place + 1) & (keys.count - 1)
    }
  }

  /// The number of a key; `nil` when it has not come yet.
  @inline(__always)
  func find(_ key: UInt64) -> UInt32? {
    var place = Self.place(of: key, keys.count)
    while numbers[place] != Self.free {
      if keys[place] == key { return numbers[place] }
      place = (place + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Calls `body` with every key and its number, in no order that means anything.
  func forEach(_ body: (UInt64, UInt32) -> Void) {
    for (key, number) in zip(keys, numbers) where number != Self.free { body(key, number) }
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 4)
    numbers = [UInt32](repeating: Self.free, count: keys.count)
    for (key, number) in zip(oldKeys, oldNumbers) where number != Self.free {
      var place = Self.place(of: key, keys.count)
      while numbers[place] != Self.free { place = (place + 1) & (keys.count - 1) }
      keys[place] = key
      numbers[place] = number
    }
  }

  /// Fibonacci hashing: the upper bits of a product.
  @inline(__always)
  private static func place(of key: UInt64, _ capacity: Int) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    hash &*= 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: hash >> UInt64(64 - capacity.trailingZeroBitCount))
  }
}
