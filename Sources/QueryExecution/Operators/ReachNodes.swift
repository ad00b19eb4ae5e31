import PropertyGraph
import QueryPlanning
import QuerySyntax

/// For each row, the nodes that can be reached from a node within a number of steps, each once.
///
/// - Rows: in the order of the input; nearer nodes first.
/// - Null: a null node reaches nothing.
/// - Complexity: O(relationships within reach), O(nodes of the graph) memory.
final class ReachNodes: Operator {
  private let expand: Expand
  private var batch: Batch?
  private var row = 0
  private var known: Neighbours?
  private let search: ReachSearch
  /// What the nodes that are reached must pass.
  private let tests: [ColumnTest]

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    _ repetition: BoundRepetition, tests: [ColumnTest]
  ) {
    self.expand = expand
    self.tests = tests
    search = ReachSearch(expand, repetition, context)
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
    if context.frozen == nil { known = nil }
  }

  override func next() throws -> Batch? {
    let neighbours = known ?? Neighbours(EdgeFilter(expand, context.graph), context)
    known = neighbours
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        try context.checkpoint()
      }
      guard let batch else { return nil }
      var rows: [Int] = []
      var nodes: [UInt32] = []
      while row < batch.count, nodes.count < Batch.size {
        let start = batch.columns[expand.from].node(at: row)
        if start != Column.null {
          let target = expand.isInto ? batch.columns[expand.to].node(at: row) : nil
          try reach(from: start, neighbours, target, into: &nodes)
          while rows.count < nodes.count { rows.append(row) }
        }
        row += 1
      }
      if row >= batch.count { self.batch = nil }
      guard !rows.isEmpty else { continue }
      var columns = carry(batch, rows)
      if !expand.isInto { columns[expand.to] = .nodes(nodes) }
      return Batch(count: rows.count, columns: columns)
    }
  }

  /// Appends the nodes reached from a node, or of those only the target.
  private func reach(
    from start: UInt32, _ neighbours: Neighbours, _ target: UInt32?, into result: inout [UInt32]
  ) throws {
    let reached = search.nodes(try search.reach(from: start, neighbours))
    if let target {
      if reached.contains(target) { result.append(target) }
    } else if tests.isEmpty {
      result += reached
    } else if reached.count < 16 {
      for node in reached where tests.allSatisfy({ $0.test(node) }) { result.append(node) }
    } else {
      result += tests.reduce(Array(reached)) { $1.select($0) }
    }
  }
}
