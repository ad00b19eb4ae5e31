/// A set of words over Unicode scalars, walked one character at a time. It is made at once, of all of its words.
///
/// Nodes are numbered level by level, those of one parent side by side and in the order of their characters: so a
/// node's children end where those of the next node begin, and a step looks into a few numbers that lie together.
struct Trie: Sendable {
  static let root: UInt32 = 0

  struct Node {
    /// The character that leads to it.
    fileprivate let character: UInt32
    /// The number of its first child.
    fileprivate var children: UInt32 = 0
    /// The number of the word that ends here, or -1.
    fileprivate(set) var word: Int32 = -1
    /// What segmentation pays for that word; infinite where none ends.
    fileprivate(set) var cost: Float = .infinity
  }

  /// The nodes, and one more behind the last.
  private var nodes: [Node] = []
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
    nodes.append(Node(character: 0, children: 1))
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
          nodes.append(Node(character: c))
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
    nodes.append(Node(character: 0, children: UInt32(nodes.count)))
  }

  /// The node after `node` along `c`; 0 (the root) when no word goes that way.
  @inline(__always)
  func step(_ node: UInt32, _ c: UInt32) -> UInt32 {
    if node == Self.root, c < 0x10000 { return first[Int(c)] }
    return nodes.withUnsafeBufferPointer { nodes in
      node < secondLevel && node != Self.root
        ? pairs.child(of: node, c, nodes) : Self.child(of: node, c, nodes)
    }
  }

  /// The child along `c` of a node that is not in the table of pairs.
  @inline(__always)
  private static func child(
    of node: UInt32, _ c: UInt32, _ nodes: UnsafeBufferPointer<Node>
  ) -> UInt32 {
    var low = Int(nodes[Int(node)].children)
    var count = Int(nodes[Int(node) + 1].children) - low
    while count > 1 {
      let half = count / 2
      if nodes[low + half].character <= c { low += half }
      count -= half
    }
    return count == 1 && nodes[low].character == c ? UInt32(low) : root
  }

  /// Where the words lead that begin at a character: the nodes of one, two and three characters. The root stands for
  /// those that no word has.
  struct Path {
    fileprivate var one = root
    fileprivate var two = root
    fileprivate var three = root
  }

  /// Follows the words that begin at each character of a text for three characters.
  ///
  /// All characters take a step before any takes the next, so that many wait for memory together.
  /// - Parameters:
  ///   - paths: One for each character; gets the result.
  ///   - open: Working memory, as long.
  func follow(
    _ text: UnsafeBufferPointer<UInt32>, _ paths: UnsafeMutableBufferPointer<Path>,
    open: UnsafeMutableBufferPointer<Int32>
  ) {
    for at in text.indices { paths[at] = Path(one: step(Self.root, text[at])) }
    var count = 0
    for at in 0..<max(0, text.count - 1) {
      open[count] = Int32(at)
      count += pairs.mayHold(paths[at].one, text[at + 1]) ? 1 : 0
    }
    nodes.withUnsafeBufferPointer { nodes in
      var found = 0
      for index in 0..<count {
        let at = Int(open[index])
        let node = pairs.child(of: paths[at].one, text[at + 1], nodes)
        paths[at].two = node
        open[found] = Int32(at)
        found += node != Self.root && at + 2 < text.count ? 1 : 0
      }
      for index in 0..<found {
        let at = Int(open[index])
        paths[at].three = Self.child(of: paths[at].two, text[at + 2], nodes)
      }
    }
  }

  /// Hands over the ends of the words that begin at a character of a text, the shortest first, with the nodes at which
  /// they end.
  @inline(__always)
  func forEachWord(
    along path: Path, in text: UnsafeBufferPointer<UInt32>, at start: Int,
    _ body: (_ end: Int, Node) -> Void
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      guard path.one != Self.root else { return }
      body(start + 1, nodes[Int(path.one)])
      guard path.two != Self.root else { return }
      body(start + 2, nodes[Int(path.two)])
      var node = path.three
      var end = start + 3
      while node != Self.root {
        body(end, nodes[Int(node)])
        if end == text.count { return }
        node = Self.child(of: node, text[end], nodes)
        end += 1
      }
    }
  }

  /// The number of the word that ends at a node, or -1.
  @inline(__always)
  func word(_ node: UInt32) -> Int32 { nodes[Int(node)].word }

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
        pairs.insert(UInt32(parent), nodes[child].character, child: UInt32(child))
      }
    }
  }
}

/// Children of nodes in a hash table, behind a table of bits that tells most pairs that are not there.
///
/// It holds their numbers alone, so that much of it stays near the processor: which pair a child is for is read off the
/// nodes, of which the next to ask is that child anyway.
private struct PairTable: Sendable {
  /// 0 where there is none.
  private var children: [UInt32]
  /// A bit for each pair; others may share it.
  private var bits = [UInt64](repeating: 0, count: 1 << 14)
  private let mask: Int

  init(count: Int = 0) {
    var size = 2
    while size < count * 2 { size *= 2 }
    children = Array(repeating: 0, count: size)
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
    while children[slot] != 0 { slot = (slot + 1) & mask }
    children[slot] = child
  }

  /// Tells most pairs that are not there; those that it lets pass may still not be.
  @inline(__always)
  func mayHold(_ node: UInt32, _ c: UInt32) -> Bool {
    let hash = Self.hash(node, c)
    return bits[hash >> 10] >> UInt64(hash >> 4 & 63) & 1 != 0
  }

  /// The child of a node along `c`, or 0.
  @inline(__always)
  func child(
    of node: UInt32, _ c: UInt32, _ nodes: UnsafeBufferPointer<Trie.Node>
  ) -> UInt32 {
    guard mayHold(node, c) else { return 0 }
    let own = nodes[Int(node)].children..<nodes[Int(node) + 1].children
    var slot = Self.hash(node, c) & mask
    while case let child = children[slot], child != 0 {
      if own.contains(child), nodes[Int(child)].character == c { return child }
      slot = (slot + 1) & mask
    }
    return 0
  }
}
