/// A set of words over Unicode scalars, walked one character at a time.
///
/// The first step is a look into a table by character; all other edges of the tree lie in one hash table from (node,
/// character) to node, so a step costs one probe.
struct Trie: Sendable {
  static let root: UInt32 = 0

  /// The node after the root along each character of the basic plane.
  private var first = [UInt32](repeating: 0, count: 0x10000)
  private var keys: [UInt64]
  private var targets: [UInt32]
  private var mask: Int
  private var edges = 0
  /// The way to the word inserted last.
  private var last: [(character: UInt32, node: UInt32)] = []
  /// For each node, the number of the word that ends there, or -1.
  private(set) var values: [Int32] = [-1]

  init(capacity: Int = 1 << 12) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: UInt64.max, count: size)
    targets = Array(repeating: 0, count: size)
    mask = size - 1
  }

  /// The node after `node` along `c`; 0 (the root) when no word goes that way.
  @inline(__always)
  func step(_ node: UInt32, _ c: UInt32) -> UInt32 {
    if node == Self.root, c < 0x10000 { return first[Int(c)] }
    let key = UInt64(node) << 32 | UInt64(c)
    var slot = Self.slot(key, mask)
    return keys.withUnsafeBufferPointer { keys in
      while true {
        let found = keys[slot]
        if found == key { return targets[slot] }
        if found == UInt64.max { return 0 }
        slot = (slot + 1) & mask
      }
    }
  }

  @inline(__always)
  func value(_ node: UInt32) -> Int32 { values[Int(node)] }

  /// The number of a whole word, or -1.
  func find(_ word: some Sequence<UInt32>) -> Int32 {
    var node = Self.root
    for c in word {
      node = step(node, c)
      if node == Self.root { return -1 }
    }
    return node == Self.root ? -1 : value(node)
  }

  /// Adds a word under the number `value` unless it is there.
  ///
  /// - Returns: The number under which the word stands now.
  /// - Complexity: O(characters that the word does not share with the one inserted before): sorted words go in fast.
  mutating func insert(_ word: [UInt32], value: Int32) -> Int32 {
    var shared = 0
    while shared < word.count, shared < last.count, word[shared] == last[shared].character {
      shared += 1
    }
    last.removeSubrange(shared...)
    var node = last.last?.node ?? Self.root
    for c in word[shared...] {
      var next = step(node, c)
      if next == Self.root {
        next = UInt32(values.count)
        values.append(-1)
        if node == Self.root, c < 0x10000 {
          first[Int(c)] = next
        } else {
          add(UInt64(node) << 32 | UInt64(c), next)
        }
      }
      node = next
      last.append((c, node))
    }
    if values[Int(node)] < 0 { values[Int(node)] = value }
    return values[Int(node)]
  }

  private mutating func add(_ key: UInt64, _ target: UInt32) {
    if edges * 2 >= keys.count { grow() }
    var slot = Self.slot(key, mask)
    while keys[slot] != UInt64.max { slot = (slot + 1) & mask }
    keys[slot] = key
    targets[slot] = target
    edges += 1
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    keys = Array(repeating: UInt64.max, count: oldKeys.count * 2)
    targets = Array(repeating: 0, count: oldKeys.count * 2)
    mask = keys.count - 1
    for (key, target) in zip(oldKeys, oldTargets) where key != UInt64.max {
      var slot = Self.slot(key, mask)
      while keys[slot] != UInt64.max { slot = (slot + 1) & mask }
      keys[slot] = key
      targets[slot] = target
    }
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }
}
