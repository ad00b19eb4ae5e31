import PropertyGraph
import QueryPlanning

/// Adds to each row the number of nodes that can be reached from a node within a number of steps.
///
/// - Rows: the input's, in its order, but for those whose node reaches none.
/// - Null: a null node reaches nothing.
/// - Complexity: O(relationships within reach) a row, O(nodes of the graph) memory.
final class CountReachRows: Operator {
  private let reach: CountReach
  /// On the nodes that are reached.
  private let conditions: [Condition]
  private let search: ReachSearch
  private var known: Neighbours?

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ reach: CountReach,
    conditions: [Condition]
  ) {
    (self.reach, self.conditions) = (reach, conditions)
    search = ReachSearch(reach.expand, reach.repetition, context)
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    if context.frozen == nil { known = nil }
  }

  override func next() throws -> Batch? {
    let neighbours = known ?? Neighbours(EdgeFilter(reach.expand, context.graph), context)
    known = neighbours
    while let batch = try input.next() {
      try context.checkpoint()
      let starts = batch.ids(reach.expand.from, isNode: true)
      var rows: [Int] = []
      var counts: [Int64] = []
      for (row, start) in starts.enumerated() where start != Column.null {
        let count = try passing(try search.reach(from: start, neighbours))
        guard count > 0 else { continue }
        rows.append(row)
        counts.append(Int64(count))
      }
      guard !rows.isEmpty else { continue }
      var columns = carry(batch, rows)
      columns[reach.slot] = .integers(counts)
      return Batch(count: rows.count, columns: columns)
    }
    return nil
  }

  /// How many of the nodes that were reached pass the conditions.
  private func passing(_ numbers: Range<Int>) throws -> Int {
    guard !conditions.isEmpty, !numbers.isEmpty else { return numbers.count }
    var columns = [Column](repeating: .absent, count: context.width)
    columns[reach.expand.to] = .nodes(Array(search.nodes(numbers)))
    let batch = Batch(count: numbers.count, columns: columns)
    return try conditions.reduce(Array(0..<numbers.count)) { try $1.filter(batch, $0) }.count
  }
}
