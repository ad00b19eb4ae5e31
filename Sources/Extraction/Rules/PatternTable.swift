/// Tells which patterns find what they need among the keys of a sentence, 512 patterns at a time.
///
/// A pattern may need several things, each of which is there with one of some keys; the table knows two of them.
struct PatternTable: Sendable {
  /// A bit for each of 512 patterns.
  typealias Block = SIMD8<UInt64>

  /// The patterns of a block that have found the first and the second thing they need.
  struct Found {
    fileprivate var first: Block
    fileprivate var second: Block

    var both: Block { first & second }
  }

  /// How many blocks hold a bit for each pattern.
  let blocks: Int
  /// For each block, the patterns that need nothing.
  private var free: [Found]
  /// For each key, and each block, the patterns that find something with it.
  private var byKey: [Found]
  /// For each key, whether any pattern finds something with it.
  private var isUsed: [Bool]

  /// - Parameters:
  ///   - keys: How many there are.
  ///   - needs: For each pattern the things it needs, each as the keys of which one must be there; the first two count.
  init(keys: Int, needs: [[[Int]]]) {
    blocks = (needs.count + 511) / 512
    free = Array(repeating: Found(first: .zero, second: .zero), count: blocks)
    byKey = Array(repeating: Found(first: .zero, second: .zero), count: blocks * keys)
    isUsed = Array(repeating: false, count: keys)
    for (number, needs) in needs.enumerated() {
      let (block, word) = (number / 512, number % 512 / 64)
      let bit: UInt64 = 1 << UInt64(number % 64)
      if needs.count < 1 { free[block].first[word] |= bit }
      if needs.count < 2 { free[block].second[word] |= bit }
      for (rank, wanted) in needs.prefix(2).enumerated() {
        for key in wanted {
          isUsed[key] = true
          let slot = key * blocks + block
          if rank == 0 { byKey[slot].first[word] |= bit } else { byKey[slot].second[word] |= bit }
        }
      }
    }
  }

  /// What the patterns of a block have found before any key is known.
  @inline(__always)
  func start(_ block: Int) -> Found { free[block] }

  /// Adds what the patterns of a block find with a key.
  @inline(__always)
  func add(_ key: Int, in block: Int, to found: inout Found) {
    guard isUsed[key] else { return }
    let own = byKey[key * blocks + block]
    found.first |= own.first
    found.second |= own.second
  }
}
