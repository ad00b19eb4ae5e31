import PropertyGraph
import QueryPlanning

/// All rows in the order of the keys; of equal ones the earlier stays first.
///
/// With a limit only the first rows are kept, in memory too.
final class SortRows: Operator {
  private let keys: [SortKey]
  private let limit: Count?
  /// What other parts of the same rows have found.
  private let bound: TopBound?
  private var pieces: BatchPieces?

  /// - Parameter bound: Shared with operators on other parts, of whose first rows together only the
  ///   first are wanted.
  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, keys: [SortKey],
    limit: Count?, bound: TopBound?
  ) {
    self.keys = keys
    self.bound = bound
    self.limit = limit
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    pieces = nil
  }

  override func next() throws -> Batch? {
    if pieces == nil { pieces = BatchPieces(try sort()) }
    return pieces?.next()
  }

  private func sort() throws -> Batch? {
    guard let limit = try limit?.value() else {
      guard let all = try drain(input, keeping: live) else { return nil }
      return try sorted(all, limit: nil)
    }
    if limit == 0 { return nil }
    var best: (rows: Batch, keys: SortKeys)?
    var waiting = BatchBuilder(keeping: live, width: context.width)
    while let next = try input.next() {
      try context.checkpoint()
      guard let near = near(next, limit, best),
        let batch = try first(limit, of: near, before: best)
      else { continue }
      waiting.append(batch)
      // Until there are enough rows to compare with, and from then on now and then.
      if waiting.count >= (best?.rows.count == limit ? 4 * limit : limit) {
        let rows = try merged(best?.rows, waiting, limit)
        best = try rows.map { ($0, try SortKeys(keys, $0)) }
        if let best, best.rows.count == limit, let last = best.keys.firstKey(of: limit - 1) {
          bound?.offer(last, by: keys[0])
        }
        waiting = BatchBuilder(keeping: live, width: context.width)
      }
    }
    return try merged(best?.rows, waiting, limit)
  }

  /// The rows of a batch but for those that plainly stand behind the last of the best so far.
  private func near(
    _ batch: Batch, _ limit: Int, _ best: (rows: Batch, keys: SortKeys)?
  ) -> Batch? {
    let own = best.flatMap { $0.rows.count == limit ? $0.keys.firstKey(of: limit - 1) : nil }
    guard let key = keys.first, let last = bound?.last ?? own,
      let rows = key.rows(of: batch, notBehind: last), rows.count < batch.count
    else { return batch }
    return rows.isEmpty ? nil : Batch(count: rows.count, columns: carry(batch, rows))
  }

  /// The rows of a batch that may be among the first.
  private func first(
    _ limit: Int, of batch: Batch, before best: (rows: Batch, keys: SortKeys)?
  ) throws -> Batch? {
    let own = try SortKeys(keys, batch)
    var rows = Array(0..<batch.count)
    if let best, best.rows.count == limit {
      rows.removeAll { own.order($0, best.keys, limit - 1) >= 0 }
    }
    if rows.isEmpty { return nil }
    // In the order in which they came, so that equal ones keep it.
    if rows.count > limit { rows = own.first(limit, of: rows).sorted() }
    return rows.count == batch.count
      ? batch : Batch(count: rows.count, columns: carry(batch, rows))
  }

  private func merged(_ best: Batch?, _ waiting: BatchBuilder, _ limit: Int) throws -> Batch? {
    var all = BatchBuilder(keeping: live, width: context.width)
    if let best { all.append(best) }
    if waiting.count > 0 { all.append(waiting.finish()) }
    return all.count == 0 ? nil : try sorted(all.finish(), limit: limit)
  }

  private func sorted(_ batch: Batch, limit: Int?) throws -> Batch {
    let rows = try SortKeys(keys, batch).first(limit ?? batch.count, of: Array(0..<batch.count))
    return Batch(count: rows.count, columns: carry(batch, rows))
  }
}
