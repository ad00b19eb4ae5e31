import PropertyGraph
import QueryPlanning

/// Adds to each row the number of matches of branches that hang on its nodes, without making rows
/// for them.
///
/// - Rows: the input's, in its order; those without matches only behind `OPTIONAL MATCH`.
/// - Null: a null node has no matches.
/// - Complexity: O(1) a row for a plain branch; a branch with conditions or further branches is
///   worked out once for each node.
final class WeighRows: Operator {
  private let slot: Slot
  private let branches: [BranchCounter]
  private let keepsUnmatched: Bool
  private let expectedRows: Double
  private var isPrepared = false

  /// - Parameter expectedRows: About how many rows will come.
  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, slot: Slot,
    branches: [BranchCounter], keepsUnmatched: Bool, expectedRows: Double
  ) {
    self.expectedRows = expectedRows
    self.slot = slot
    self.keepsUnmatched = keepsUnmatched
    self.branches = branches
    super.init(context, [input], live: live)
  }

  override func next() throws -> Batch? {
    while let batch = try input.next() {
      if let result = try weigh(batch) { return result }
    }
    return nil
  }

  private func weigh(_ batch: Batch) throws -> Batch? {
    try context.checkpoint()
    var weights = [Int64](repeating: 1, count: batch.count)
    if !isPrepared {
      for branch in branches { try branch.prepare(for: expectedRows) }
      isPrepared = true
    }
    for branch in branches {
      try branch.multiply(&weights, by: batch.ids(branch.from, isNode: true))
    }
    if !keepsUnmatched { return counted(batch, weights, in: slot) }
    var columns = batch.columns
    columns[slot] = .integers(weights)
    return Batch(count: batch.count, columns: columns)
  }
}
