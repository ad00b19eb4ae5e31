// `@inlinable` reaches other modules only from `public` declarations, and their hot loops live on it.

/// Which elements have a value in a column, and where it stands: in order of their ids, without
/// gaps.
public struct SlotMap: Sendable {
  /// The first id that may have a value, and how many follow.
  public let first: UInt32
  public let span: UInt32
  /// Number of values.
  public let count: Int
  /// One bit an id from `first` on, and the number of bits set before each word; absent when
  /// every id of the range has a value.
  @usableFromInline let words: FrozenView<UInt64>?
  @usableFromInline let ranks: FrozenView<UInt32>?

  /// Every id from `first` to `first + span - 1` has a value.
  package init(first: UInt32, span: UInt32) {
    self.first = first
    self.span = span
    count = Int(span)
    words = nil
    ranks = nil
  }

  /// - Parameter words, ranks: Must be kept alive by whoever keeps this.
  package init(first: UInt32, span: UInt32, count: Int, words: FrozenBytes, ranks: FrozenBytes) {
    self.first = first
    self.span = span
    self.count = count
    self.words = words.view()
    self.ranks = ranks.view()
  }

  /// Whether every id of the range has a value, so that slots are ids less `first`.
  package var isContiguous: Bool { words == nil }

  /// - Complexity: O(1).
  @inlinable
  @inline(__always)
  public func slot(of id: UInt32) -> Int? {
    guard id >= first else { return nil }
    let offset = id - first
    guard offset < span else { return nil }
    guard let words, let ranks else { return Int(offset) }
    let word = words[offset >> 6]
    let bit = UInt64(1) << UInt64(offset & 63)
    guard word & bit != 0 else { return nil }
    return Int(ranks[offset >> 6]) + (word & (bit - 1)).nonzeroBitCount
  }

  /// The ids from the first slot of a run to its last, those without a value between them too.
  package func elements(at run: Range<Int>) -> Range<UInt32> {
    run.isEmpty ? 0..<0 : element(at: run.lowerBound)..<element(at: run.upperBound - 1) + 1
  }

  /// The slots of a run of ids, when each of them has a value.
  package func slots(of ids: Range<UInt32>) -> Range<Int>? {
    guard !ids.isEmpty, let low = slot(of: ids.lowerBound), let high = slot(of: ids.upperBound - 1),
      high - low == ids.count - 1
    else { return nil }
    return low..<high + 1
  }

  /// The id whose value stands at `slot`.
  ///
  /// - Complexity: O(log span).
  package func element(at slot: Int) -> UInt32 {
    guard let words, let ranks else { return first + UInt32(slot) }
    var (low, high) = (0, ranks.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(ranks[middle]) <= slot { low = middle } else { high = middle }
    }
    var word = words[low]
    for _ in Int(ranks[low])..<slot { word &= word - 1 }
    return first + UInt32(low * 64 + word.trailingZeroBitCount)
  }

  /// Calls `body` with every id that has a value, ascending, and its slot.
  @inline(__always)
  package func forEach(_ body: (UInt32, Int) -> Void) {
    guard let words else {
      for slot in 0..<Int(span) { body(first + UInt32(slot), slot) }
      return
    }
    var slot = 0
    for index in 0..<words.count {
      var word = words[index]
      while word != 0 {
        body(first + UInt32(index * 64 + word.trailingZeroBitCount), slot)
        slot += 1
        word &= word - 1
      }
    }
  }

  /// - Parameter ids: Ascending, without duplicates.
  package static func build(_ ids: [UInt32]) -> (map: SlotMap, owners: [FrozenBytes]) {
    guard let first = ids.first, let last = ids.last else {
      return (SlotMap(first: 0, span: 0), [])
    }
    let span = last - first + 1
    if Int(span) == ids.count { return (SlotMap(first: first, span: span), []) }
    let wordCount = (Int(span) + 63) / 64
    let words = FrozenBytes.building(wordCount, of: UInt64.self) { words in
      words.initialize(repeating: 0)
      for id in ids { words[Int((id - first) >> 6)] |= 1 << UInt64((id - first) & 63) }
    }
    let view = words.view(as: UInt64.self)
    let ranks = FrozenBytes.building(wordCount, of: UInt32.self) { ranks in
      var sum: UInt32 = 0
      for index in 0..<wordCount {
        ranks[index] = sum
        sum += UInt32(view[index].nonzeroBitCount)
      }
    }
    let map = SlotMap(first: first, span: span, count: ids.count, words: words, ranks: ranks)
    return (map, [words, ranks])
  }
}
