import PropertyGraph
import QueryPlanning

/// The number of matches of branches that hang on scanned nodes, over all those nodes: one row.
///
/// - Complexity: O(1) a node for branches that are degrees, in parts worked on at the same time.
final class TotalBranches: Operator {
  private let label: String?
  private let branches: [BranchCounter]
  /// All get the number.
  private let slots: [Slot]
  private var isDone = false

  /// How many nodes are worked on in one go, and from how many on in parts. Sums of degrees are
  /// found sooner than another thread begins.
  private static let step = 2_048
  private static let leastSplit = 1 << 17
  private static let stepOfDegrees = 1 << 17
  private static let leastSplitOfDegrees = 1 << 20

  /// - Parameter label: `nil` takes all nodes.
  init(
    _ context: ExecutionContext, live: Set<Slot>, label: String?, branches: [BranchCounter],
    slots: [Slot]
  ) {
    (self.label, self.branches, self.slots) = (label, branches, slots)
    super.init(context, [], live: live)
  }

  override func reset() { isDone = false }

  override func next() throws -> Batch? {
    if isDone { return nil }
    isDone = true
    let total = try total()
    var columns = [Column](repeating: .absent, count: context.width)
    for slot in slots { columns[slot] = .integers([total]) }
    return Batch(count: 1, columns: columns)
  }

  private func total() throws -> Int64 {
    let nodes = context.nodes(label: label)
    for branch in branches { try branch.prepare(for: Double(nodes.count)) }
    // Only those that have relationships of the first branch.
    let span = branches.first?.span ?? 0..<UInt32.max
    let places = nodes.positions(in: [span]).first ?? 0..<0
    let areDegrees = branches.count == 1 && branches[0].sum(over: 0..<0) != nil
    let leastSplit = areDegrees ? Self.leastSplitOfDegrees : Self.leastSplit
    guard places.count >= leastSplit, branches.allSatisfy(\.onlyReads)
    else { return try total(of: nodes, at: places) }
    let sums = try SharedCounts.inParts(places.count, threads: context.options.threads) { part in
      let first = places.lowerBound + part.lowerBound
      return [try self.total(of: nodes, at: first..<first + part.count)]
    }
    return try sums.reduce(0) { try Self.sum($0, $1) }
  }

  private func total(of nodes: AscendingIDs, at places: Range<Int>) throws -> Int64 {
    if branches.count == 1, let total = try totalOfDegrees(nodes, at: places) { return total }
    var total: Int64 = 0
    var weights = [Int64](repeating: 1, count: Self.step)
    for first in stride(from: places.lowerBound, to: places.upperBound, by: Self.step) {
      try context.checkpoint()
      let piece = first..<min(first + Self.step, places.upperBound)
      if piece.count < weights.count { weights.removeLast(weights.count - piece.count) }
      for index in weights.indices { weights[index] = 1 }
      for branch in branches {
        if let run = nodes.run(at: piece) {
          try branch.multiply(&weights, by: run)
        } else {
          try branch.multiply(&weights, by: nodes.ids(at: piece))
        }
      }
      var (sum, overflows) = (Int64(0), false)
      for weight in weights {
        let (next, overflow) = sum.addingReportingOverflow(weight)
        sum = next
        overflows = overflows || overflow
      }
      if overflows { throw ExecutionFailure.integerOverflow }
      total = try Self.sum(total, sum)
    }
    return total
  }

  /// The same where the only branch's matches are summed up without a look at each node.
  private func totalOfDegrees(_ nodes: AscendingIDs, at places: Range<Int>) throws -> Int64? {
    var total: Int64 = 0
    for first in stride(from: places.lowerBound, to: places.upperBound, by: Self.stepOfDegrees) {
      try context.checkpoint()
      let piece = first..<min(first + Self.stepOfDegrees, places.upperBound)
      guard let run = nodes.run(at: piece), let sum = branches[0].sum(over: run) else {
        return nil
      }
      total = try Self.sum(total, sum)
    }
    return total
  }

  private static func sum(_ left: Int64, _ right: Int64) throws -> Int64 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    if overflow { throw ExecutionFailure.integerOverflow }
    return sum
  }
}
