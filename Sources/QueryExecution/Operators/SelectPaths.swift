import PropertyGraph
import QueryPlanning
import QuerySyntax

/// For each row, the matches of a path pattern that its selector keeps: the shortest between the
/// same two nodes, some of them, or all of the smallest lengths.
///
/// - Rows: in the order of the input; of one row shorter paths first, ties as they are found.
/// - Complexity: every match of the pattern is found, and kept until the row is done.
final class SelectPaths: RowByRow {
  private let selection: BoundSelection
  private let produced: [Slot]
  private let inner: Subplan

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ selection: BoundSelection,
    produced: [Slot], inner: Subplan
  ) {
    self.selection = selection
    self.produced = produced
    self.inner = inner
    super.init(context, [input], live: live)
  }

  override func rows(of batch: Batch, _ row: Int) throws -> Batch? {
    inner.start(Batch(count: 1, columns: batch.row(row)))
    var all = BatchBuilder(
      keeping: Array(Set(selection.slots).union(selection.ends)), width: context.width)
    while let found = try inner.root.next() {
      try context.hold(bytes: found.count * 64)
      all.append(found)
    }
    guard all.count > 0 else { return nil }
    let found = all.finish()
    let rows = kept(found)
    guard !rows.isEmpty else { return nil }
    var columns = carry(batch, Array(repeating: row, count: rows.count))
    for slot in produced { columns[slot] = found.columns[slot].gather(rows) }
    return Batch(count: rows.count, columns: columns)
  }

  private struct Ends: Hashable {
    var from: UInt32
    var to: UInt32
  }

  private func kept(_ found: Batch) -> [Int] {
    let lengths = (0..<found.count).map { length(found, $0) }
    let order = (0..<found.count).sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    var seen: [Ends: (paths: Int, lengths: Int, last: Int)] = [:]
    return order.filter { row in
      let ends = Ends(
        from: found.columns[selection.ends[0]].node(at: row),
        to: found.columns[selection.ends[1]].node(at: row))
      var state = seen[ends] ?? (0, 0, -1)
      if state.last != lengths[row] {
        state.lengths += 1
        state.last = lengths[row]
      }
      state.paths += 1
      seen[ends] = state
      switch selection.selector {
      case .any(let count), .shortest(let count): return state.paths <= count
      case .shortestPathFunction: return state.paths <= 1
      case .allShortest, .allShortestPathsFunction: return state.lengths <= 1
      case .shortestGroups(let count): return state.lengths <= count
      }
    }
  }

  private func length(_ batch: Batch, _ row: Int) -> Int {
    selection.parts.reduce(0) { sum, part in
      switch part {
      case .edge: return sum + 1
      case .edges(let slot):
        if case .list(let list) = batch.value(slot, row) { return sum + list.count }
        return sum
      case .node, .group: return sum
      }
    }
  }
}

extension BoundSelection {
  /// The path's first and last node.
  var ends: [Slot] {
    [parts.first, parts.last].compactMap { part in
      if case .node(let slot)? = part { slot } else { nil }
    }
  }
}
