/// Finds the elements that have a given string or integer in one column.
///
/// Elements stand in buckets by the hash of their value, ascending in each.
package final class HashIndex: Sendable {
  package let offsets: FrozenBytes
  package let entries: FrozenBytes
  private let starts: FrozenView<UInt32>
  private let elements: FrozenView<UInt32>

  /// - Parameters:
  ///   - offsets: Where each bucket starts, and the end of the last; a power of two, plus one.
  ///   - entries: Element ids.
  package init(offsets: FrozenBytes, entries: FrozenBytes) {
    self.offsets = offsets
    self.entries = entries
    starts = offsets.view()
    elements = entries.view()
  }

  /// `nil` when the column's kind has no index: only integers and mostly distinct strings have.
  package convenience init?(_ column: PropertyColumn) {
    let hash: (Int) -> UInt64
    switch column.values {
    case .strings(let arena): hash = { StableHash.hash(arena.utf8(at: $0).buffer) }
    case .integers(let integers) where !integers.areAscending && integers.lookDistinct:
      hash = { StableHash.hash(integers[$0]) }
    default: return nil
    }
    var bucketCount = 1
    while bucketCount < column.count { bucketCount *= 2 }
    let mask = UInt64(bucketCount - 1)
    let buckets = FrozenBytes.building(column.count, of: UInt32.self) { buckets in
      for slot in 0..<buckets.count { buckets[slot] = UInt32(hash(slot) & mask) }
    }
    let bucket: FrozenView<UInt32> = buckets.view()
    let offsets = FrozenBytes.building(bucketCount + 1, of: UInt32.self) { offsets in
      offsets.initialize(repeating: 0)
      for slot in 0..<bucket.count { offsets[Int(bucket[slot]) + 1] += 1 }
      for index in 0..<bucketCount { offsets[index + 1] += offsets[index] }
    }
    let starts: FrozenView<UInt32> = offsets.view()
    let entries = FrozenBytes.building(column.count, of: UInt32.self) { entries in
      var cursors = Array(starts.buffer)
      column.slots.forEach { id, slot in
        let place = Int(bucket[slot])
        entries[Int(cursors[place])] = id
        cursors[place] += 1
      }
    }
    self.init(offsets: offsets, entries: entries)
  }

  /// Elements whose value has this hash in the bits that matter, and perhaps others.
  package func candidates(hash: UInt64) -> FrozenView<UInt32> {
    guard starts.count > 1 else { return elements.slice(0..<0) }
    let bucket = Int(hash & UInt64(starts.count - 2))
    return elements.slice(Int(starts[bucket])..<Int(starts[bucket + 1]))
  }
}

extension PackedIntegers {
  /// Whether every number is greater than the one before, so that binary search finds it.
  package var areAscending: Bool {
    for position in 1..<max(1, count) where self[position - 1] >= self[position] { return false }
    return true
  }

  /// Whether hardly any number comes twice, told by the first ones.
  fileprivate var lookDistinct: Bool {
    let sample = min(count, 1 << 14)
    return Set((0..<sample).lazy.map { self[$0] }).count * 10 >= sample * 9
  }
}
