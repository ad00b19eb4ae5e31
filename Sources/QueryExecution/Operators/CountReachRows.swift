import PropertyGraph
import QueryPlanning

/// Adds to each row the number of nodes that can be reached from a node within a number of steps.
///
/// - Complexity: O(relationships within reach) a row, O(nodes of the graph) memory.
final class CountReachRows: CountFromNode {
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
    super.init(context, input, live: live, start: reach.expand.from, slot: reach.slot)
  }

  override func reset() {
    super.reset()
    if context.frozen == nil { known = nil }
  }

  override func count(from node: UInt32) throws -> Int {
    let neighbours = known ?? Neighbours(EdgeFilter(reach.expand, context.graph), context)
    known = neighbours
    return try passing(try search.reach(from: node, neighbours))
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
