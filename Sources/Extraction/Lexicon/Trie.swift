/// A set of words over Unicode scalars, walked one character at a time. It is made at once, of all of its words.
///
/// Nodes are numbered level by level, those of one parent side by side and in the order of their characters: so a
/// node's children end where those of the next node begin, and a step looks into a few numbers that lie together.
struct Trie: Sendable {
  static let root: UInt32 = 0

  private struct Node {
    /// The number of its first child.
    var children: UInt32
    /// The number of the word that ends here, or -1.
    var word: Int32 = -1
    var cost: Float = .infinity
  }

  /// The nodes, and one more behind the last.
  private var nodes: [Node] = []
  /// The character that leads to each node.
  private var characters: [UInt32] = []
  /// The node after the root along each character of the basic plane.
  private var first = [UInt32](repeating: 0, count: 0x10000)
  /// The steps from nodes of one character: they have many children, and most steps lead nowhere.
  private var pairs = PairTable()
  /// The number of the first node of two characters.
  private var secondLevel: UInt32 = 1

  /// - Parameters:
  ///   - words: In the order of their scalars, none empty and none twice.
  ///   - costs: What segmentation pays for each.
  /// - Complexity: O(characters).
  init(_ words: WordList, costs: [Float]) {
    nodes.reserveCapacity(words.count * 3)
    characters.reserveCapacity(words.count * 3)
    nodes.append(Node(children: 1))
    characters.append(0)
    /// The words that go through each node.
    var ranges: [Range<Int32>] = [0..<Int32(words.count)]
    ranges.reserveCapacity(words.count * 3)
    var level = 0..<1
    var depth = 0
    while !level.isEmpty {
      for node in level {
        nodes[node].children = UInt32(nodes.count)
        var from = Int(ranges[node].lowerBound)
        let end = Int(ranges[node].upperBound)
        if depth > 0, words.length(from) == depth {
          nodes[node].word = Int32(from)
          nodes[node].cost = costs[from]
          from += 1
        }
        while from < end {
          let c = words.character(from, depth)
          var next = from + 1
          while next < end, words.character(next, depth) == c { next += 1 }
          if depth == 0, c < 0x10000 { first[Int(c)] = UInt32(nodes.count) }
          nodes.append(Node(children: 0))
          characters.append(c)
          ranges.append(Int32(from)..<Int32(next))
          from = next
        }
      }
      depth += 1
      let parents = level
      level = level.upperBound..<nodes.count
      if depth == 1 { secondLevel = UInt32(nodes.count) }
      if depth == 2 { setPairs(parents) }
    }
    nodes.append(Node(children: UInt32(nodes.count)))
  }

  /// The node after `node` along `c`; 0 (the root) when no word goes that way.
  @inline(__always)
  func step(_ node: UInt32, _ c: UInt32) -> UInt32 {
    if node == Self.root, c < 0x10000 { return first[Int(c)] }
    if node < secondLevel, node != Self.root { return pairs[node, c] }
    var low = Int(nodes[Int(node)].children)
    let end = Int(nodes[Int(node) + 1].children)
    var count = end - low
    while count > 1 {
      let half = count / 2
      if characters[low + half] <= c { low += half }
      count -= half
    }
    return count == 1 && characters[low] == c ? UInt32(low) : Self.root
  }

  /// The number of the word that ends at a node, or -1.
  @inline(__always)
  func word(_ node: UInt32) -> Int32 { nodes[Int(node)].word }

  /// What segmentation pays for the word that ends at a node; infinite where none does.
  @inline(__always)
  func cost(_ node: UInt32) -> Float { nodes[Int(node)].cost }

  /// The number of a whole word, or -1.
  ///
  /// - Parameter node: What the word goes on from.
  func find(_ word: some Sequence<UInt32>, from node: UInt32 = root) -> Int32 {
    walk(word, from: node).map { self.word($0) } ?? -1
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

  private mutating func setPairs(_ parents: Range<Int>) {
    pairs = PairTable(count: nodes.count - Int(secondLevel))
    for parent in parents {
      let end = parent + 1 < parents.upperBound ? Int(nodes[parent + 1].children) : nodes.count
      for child in Int(nodes[parent].children)..<end {
        pairs.insert(UInt32(parent), characters[child], child: UInt32(child))
      }
    }
  }
}

/// Children of nodes in a hash table, behind a table of bits that tells most pairs that are not there.
private struct PairTable: Sendable {
  private struct Pair {
    var node: UInt32 = 0
    var character: UInt32 = 0
    /// 0 where there is none.
    var child: UInt32 = 0
  }

  private var pairs: [Pair]
  /// A bit for each pair; others may share it.
  private var bits = [UInt64](repeating: 0, count: 1 << 14)
  private let mask: Int

  init(count: Int = 0) {
    var size = 2
    while size < count * 2 { size *= 2 }
    pairs = Array(repeating: Pair(), count: size)
    mask = size - 1
  }

  @inline(__always)
  private static func hash(_ node: UInt32, _ c: UInt32) -> Int {
    Int(((node << 16 ^ c) &* 0x9E37_79B1) >> 8)
  }

  mutating func insert(_ node: UInt32, _ c: UInt32, child: UInt32) {
    let hash = Self.hash(node, c)
    bits[hash >> 10] |= 1 << UInt64(hash >> 4 & 63)
    var slot = hash & mask
    while pairs[slot].child != 0 { slot = (slot + 1) & mask }
    pairs[slot] = Pair(node: node, character: c, child: child)
  }

  /// The child of a node along `c`, or 0.
  @inline(__always)
  subscript(node: UInt32, c: UInt32) -> UInt32 {
    let hash = Self.hash(node, c)
    guard bits[hash >> 10] >> UInt64(hash >> 4 & 63) & 1 != 0 else { return 0 }
    var slot = hash & mask
    while pairs[slot].child != 0 {
      if pairs[slot].character == c, pairs[slot].node == node { return pairs[slot].child }
      slot = (slot + 1) & mask
    }
    return 0
  }
}
