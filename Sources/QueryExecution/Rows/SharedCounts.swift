import PropertyGraph
import QueryPlanning

/// Numbers, none below 0, for a run of nodes, each in as few bytes as the greatest needs.
final class Counts: Sendable {
  enum Values: Sendable {
    case ones([UInt8])
    case fours([UInt32])
    case eights([Int64])
  }

  /// The node whose number is the first.
  let first: UInt32
  let values: Values

  init(_ values: [Int64], first: UInt32) {
    self.first = first
    let greatest = values.max() ?? 0
    if greatest <= UInt8.max {
      self.values = .ones(values.map { UInt8(truncatingIfNeeded: $0) })
    } else if greatest <= UInt32.max {
      self.values = .fours(values.map { UInt32(truncatingIfNeeded: $0) })
    } else {
      self.values = .eights(values)
    }
  }

  subscript(node: UInt32) -> Int64 {
    let place = Int(node - first)
    return switch values {
    case .ones(let values): Int64(values[place])
    case .fours(let values): Int64(values[place])
    case .eights(let values): values[place]
    }
  }
}

/// Numbers that several workers of a query need; the first that asks works them out.
final class SharedCounts: Sendable {
  private let known = Locked<[Slot: Counts]>([:])

  /// The numbers that belong to a branch, by its relationship's slot.
  func counts(of branch: Slot, _ make: () throws -> Counts) throws -> Counts {
    try known.withLock { known in
      if let counts = known[branch] { return counts }
      let counts = try make()
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
