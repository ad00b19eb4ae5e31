/// A set of words over Unicode scalars, walked one character at a time.
///
/// The first step is a look into a table by character. All other edges of the tree lie in one hash table; an edge is
/// one number of three parts, node, character and the node after it, so a step touches one place in memory.
struct Trie: Sendable {
  static let root: UInt32 = 0
  /// A part of an edge has 21 bits.
  static let nodeLimit = 1 << 21

  /// The node after the root along each character of the basic plane.
  private var first = [UInt32](repeating: 0, count: 0x10000)
  private var edges: [UInt64]
  private var mask: Int
  private var edgeCount = 0
  /// The way to the word inserted last.
  private var last: [(character: UInt32, node: UInt32)] = []
  /// For each node, the number of the word that ends there, or -1.
  private(set) var values: [Int32] = [-1]

  private static let empty = UInt64.max

  /// - Parameter capacity: So many edges go in without making the table anew.
  init(capacity: Int = 1 << 12) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    edges = Array(repeating: Self.empty, count: size)
    mask = size - 1
  }

  /// The node after `node` along `c`; 0 (the root) when no word goes that way.
  @inline(__always)
  func step(_ node: UInt32, _ c: UInt32) -> UInt32 {
    if node == Self.root, c < 0x10000 { return first[Int(c)] }
    let found = edges[slot(of: Self.key(node, c))]
    return found == Self.empty ? Self.root : UInt32(truncatingIfNeeded: found) & 0x1F_FFFF
  }

  @inline(__always)
  func value(_ node: UInt32) -> Int32 { values[Int(node)] }

  /// The number of a whole word, or -1.
  ///
  /// - Parameter node: What the word goes on from.
  func find(_ word: some Sequence<UInt32>, from node: UInt32 = root) -> Int32 {
    guard let node = walk(word, from: node), node != Self.root else { return -1 }
    return value(node)
  }

  /// The node after the characters of a word; `nil` when no word goes that way.
  func walk(_ word: some Sequence<UInt32>, from node: UInt32 = root) -> UInt32? {
    var node = node
    for c in word {
      node = step(node, c)
      if node == Self.root { return nil }
    }
    return node
  }

  /// Whether a word of so many characters surely goes in.
  func hasRoom(for length: Int) -> Bool { values.count + length < Self.nodeLimit }

  /// Adds a word under the number `value` unless it is there.
  ///
  /// - Precondition: There is room for it.
  /// - Returns: The number under which the word stands now.
  /// - Complexity: O(characters that the word does not share with the one inserted before): sorted words go in fast.
  mutating func insert(_ word: [UInt32], value: Int32) -> Int32 {
    var shared = 0
    while shared < word.count, shared < last.count, word[shared] == last[shared].character {
      shared += 1
    }
    last.removeLast(last.count - shared)
    var node = last.last?.node ?? Self.root
    for c in word[shared...] {
      node = stepAdding(node, c)
      last.append((c, node))
    }
    if values[Int(node)] < 0 { values[Int(node)] = value }
    return values[Int(node)]
  }

  /// The node after `node` along `c`, made where there is none.
  private mutating func stepAdding(_ node: UInt32, _ c: UInt32) -> UInt32 {
    let new = UInt32(values.count)
    if node == Self.root, c < 0x10000 {
      if first[Int(c)] == Self.root {
        first[Int(c)] = new
        values.append(-1)
      }
      return first[Int(c)]
    }
    let key = Self.key(node, c)
    let place = slot(of: key)
    if edges[place] != Self.empty { return UInt32(truncatingIfNeeded: edges[place]) & 0x1F_FFFF }
    edges[place] = key << 21 | UInt64(new)
    values.append(-1)
    edgeCount += 1
    if edgeCount * 2 >= edges.count { grow() }
    return new
  }

  private mutating func grow() {
    let old = edges
    edges = Array(repeating: Self.empty, count: old.count * 2)
    mask = edges.count - 1
    for edge in old where edge != Self.empty { edges[slot(of: edge >> 21)] = edge }
  }

  @inline(__always)
  private static func key(_ node: UInt32, _ c: UInt32) -> UInt64 { UInt64(node) << 21 | UInt64(c) }

  /// Where an edge lies, or the empty place where it would.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while edges[slot] != Self.empty, edges[slot] >> 21 != key { slot = (slot + 1) & mask }
    return slot
  }
}
