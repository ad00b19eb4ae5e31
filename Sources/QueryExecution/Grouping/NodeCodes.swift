import PropertyGraph
import QueryPlanning

/// For each node of a run the code of its keys, combined; codes are few.
struct NodeCodes: Sendable, Equatable {
  /// The node whose code is the first.
  let first: UInt32
  /// By node, a number below `count`, or `count` for a node that does not pass the conditions.
  let codes: [UInt16]
  let count: Int
  /// The number of codes of each key.
  private let sizes: [Int]

  private static let step = 1 << 16

  /// - Parameters:
  ///   - keys: That read the node; together they have fewer than 2¹⁶ values.
  ///   - conditions: On the node.
  init(
    of run: Range<UInt32>, in slot: Slot, keys: [KeyCoder], conditions: [Condition],
    _ context: ExecutionContext
  ) throws {
    first = run.lowerBound
    var parts: [[UInt32]] = keys.map { _ in [] }
    var passes: [Bool] = conditions.isEmpty ? [] : Array(repeating: false, count: run.count)
    var columns = [Column](repeating: .absent, count: context.width)
    for start in stride(from: run.lowerBound, to: run.upperBound, by: Self.step) {
      try context.checkpoint()
      let nodes = Array(run[start...].prefix(Self.step))
      columns[slot] = .nodes(nodes)
      let batch = Batch(count: nodes.count, columns: columns)
      for (index, key) in keys.enumerated() { parts[index] += try key.codes(batch) }
      if conditions.isEmpty { continue }
      let rows = try conditions.reduce(Array(nodes.indices)) { try $1.filter(batch, $0) }
      for row in rows { passes[Int(start - run.lowerBound) + row] = true }
    }
    let sizes = zip(keys, parts).map { key, codes in key.size ?? Int(codes.max() ?? 0) + 1 }
    let count = sizes.reduce(1, *)
    var combined = [UInt16](repeating: 0, count: run.count)
    for (codes, size) in zip(parts, sizes) {
      for index in combined.indices {
        combined[index] = combined[index] * UInt16(size) + UInt16(codes[index])
      }
    }
    for index in passes.indices where !passes[index] { combined[index] = UInt16(count) }
    (self.sizes, self.count, codes) = (sizes, count, combined)
  }

  /// The code of one key in a combined code.
  func code(_ combined: Int, ofKey index: Int) -> UInt32 {
    var rest = combined
    for size in sizes[(index + 1)...].reversed() { rest /= size }
    return UInt32(rest % sizes[index])
  }
}
