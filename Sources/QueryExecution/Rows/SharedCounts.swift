import PropertyGraph
import QueryPlanning

/// A number for each node.
final class Counts: Sendable {
  let values: [Int64]
  init(_ values: [Int64]) { self.values = values }
}

/// Numbers that several workers of a query need; the first that asks works them out.
final class SharedCounts: Sendable {
  private let known = Locked<[Slot: Counts]>([:])

  /// The numbers that belong to a branch, by its relationship's slot.
  func counts(of branch: Slot, _ make: () throws -> [Int64]) throws -> Counts {
    try known.withLock { known in
      if let counts = known[branch] { return counts }
      let counts = Counts(try make())
      known[branch] = counts
      return counts
    }
  }

  /// Numbers for `0..<count`, worked out range by range, on several threads at the same time.
  ///
  /// - Parameter body: Reads only what no one changes meanwhile.
  static func inParts(
    _ count: Int, threads: Int, _ body: (Range<Int>) throws -> [Int64]
  ) throws -> [Int64] {
    if threads == 1 { return try body(0..<count) }
    let parts = 16
    return try withoutActuallyEscaping(body) { body in
      let shared = Unchecked(body)
      let results = mapInParallel(parts) { part in
        Result { try shared.value(Part(index: part, count: parts).range(of: count)) }
      }
      return try results.flatMap { try $0.get() }
    }
  }

  /// A function that is safe to call from several threads at once, by the promise of its caller.
  private struct Unchecked: @unchecked Sendable {
    let value: (Range<Int>) throws -> [Int64]
    init(_ value: @escaping (Range<Int>) throws -> [Int64]) { self.value = value }
  }
}
