import PropertyGraph
import QueryPlanning

/// For each row, every run of matches of a group pattern, each beginning where the one before ends.
///
/// - Rows: in the order of the input; a run before its extensions, depth first.
final class RepeatGroup: RowByRow {
  private let expand: Expand
  private let group: BoundGroup
  private let inner: Subplan
  private let reads: [Slot]

  /// One match of the group.
  private struct Turn {
    var end: UInt32
    var edges: [UInt32]
    var exports: [Value]
  }

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, reads: [Slot],
    _ expand: Expand, _ group: BoundGroup, inner: Subplan
  ) {
    self.expand = expand
    self.group = group
    self.inner = inner
    self.reads = reads
    super.init(context, [input], live: live)
  }

  override func rows(of batch: Batch, _ row: Int) throws -> Batch? {
    let runs = try runs(batch, row)
    return runs.isEmpty ? nil : output(batch, row, runs)
  }

  private func runs(_ batch: Batch, _ row: Int) throws -> [[Turn]] {
    let start = batch.columns[expand.from].node(at: row)
    guard start != Column.null else { return [] }
    let target = expand.isInto ? batch.columns[expand.to].node(at: row) : nil
    let filter = EdgeFilter(expand, context.graph)
    let taken = filter.taken(batch, row)
    var runs: [[Turn]] = []
    var stack: [[Turn]] = [[]]
    while let run = stack.popLast() {
      try context.tick()
      let here = run.last?.end ?? start
      if run.count >= group.minimum, target == nil || target == here { runs.append(run) }
      guard run.count < group.maximum ?? Int.max else { continue }
      let used = taken + run.flatMap(\.edges)
      for turn in try turns(from: here, batch, row).reversed() {
        if expand.mode != .walk, turn.edges.contains(where: used.contains) { continue }
        if expand.mode == .acyclic || expand.mode == .simple {
          var visited = run.map(\.end)
          if expand.mode == .acyclic { visited.append(start) }
          if visited.contains(turn.end) { continue }
          if expand.mode == .simple, !run.isEmpty, here == start { continue }
        }
        // Without edges a turn would come again for ever.
        if turn.edges.isEmpty { continue }
        stack.append(run + [turn])
      }
    }
    return runs
  }

  private func turns(from node: UInt32, _ batch: Batch, _ row: Int) throws -> [Turn] {
    var columns = [Column](repeating: .absent, count: context.width)
    for slot in reads { columns[slot] = .constant(batch.value(slot, row)) }
    columns[group.first] = .constant(.node(NodeID(node)))
    inner.start(Batch(count: 1, columns: columns))
    var turns: [Turn] = []
    while let found = try inner.root.next() {
      for row in 0..<found.count {
        var edges: [UInt32] = []
        for slot in group.edges {
          switch found.value(slot, row) {
          case .edge(let edge): edges.append(edge.index)
          case .list(let list): for case .edge(let edge) in list { edges.append(edge.index) }
          default: break
          }
        }
        turns.append(
          Turn(
            end: found.columns[group.last].node(at: row), edges: edges,
            exports: group.exports.map { found.value($0.inner, row) }))
      }
    }
    return turns
  }

  private func output(_ batch: Batch, _ row: Int, _ runs: [[Turn]]) -> Batch {
    var columns = carry(batch, Array(repeating: row, count: runs.count))
    columns[expand.edge] = .values(
      runs.map { run in .list(run.flatMap(\.edges).map { .edge(EdgeID($0)) }) })
    if !expand.isInto {
      let start = batch.columns[expand.from].node(at: row)
      columns[expand.to] = .nodes(runs.map { $0.last?.end ?? start })
    }
    for (index, export) in group.exports.enumerated() {
      columns[export.outer] = .values(runs.map { run in .list(run.map { $0.exports[index] }) })
    }
    return Batch(count: runs.count, columns: columns)
  }
}
