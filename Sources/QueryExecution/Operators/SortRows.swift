import PropertyGraph
import QueryPlanning

/// All rows in the order of the keys; of equal ones the earlier stays first.
///
/// With a limit only the first rows are kept, in memory too.
final class SortRows: Operator {
  private let keys: [SortKey]
  private let limit: Count?
  private var pieces: BatchPieces?

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, keys: [SortKey], limit: Count?
  ) {
    self.keys = keys
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
        waiting = BatchBuilder(keeping: live, width: context.width)
      }
    }
    return try merged(best?.rows, waiting, limit)
  }

  /// The rows of a batch whose strings do not all stand behind the last of the best so far, as
  /// far as the column's zones tell.
  private func near(
    _ batch: Batch, _ limit: Int, _ best: (rows: Batch, keys: SortKeys)?
  ) -> Batch? {
    guard let key = keys.first, case .property(let slot, let isNode, let column) = key.source,
      let best, best.rows.count == limit, let last = best.keys.firstString(of: limit - 1),
      let zones = column.zones
    else { return batch }
    let ids = batch.ids(slot, isNode: isNode)
    var known = (zone: -1, isNear: true)
    let rows = ids.indices.filter { row in
      guard let place = column.slots.slot(of: ids[row]) else { return true }
      let zone = zones.zone(of: place)
      if zone != known.zone {
        known = (zone, zones.reaches(last, fromAbove: key.isDescending, in: zone))
      }
      return known.isNear
    }
    if rows.count == batch.count { return batch }
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

/// The number behind `SKIP` or `LIMIT`.
struct Count {
  let evaluate: Evaluator
  let clause: String
  let location: (ExecutionFailure) -> ExecutionError
  let width: () -> Int

  func value() throws -> Int {
    let none = Batch(count: 1, columns: [Column](repeating: .absent, count: width()))
    guard case .integer(let count) = try evaluate(none, 0) else {
      throw location(.countNotInteger(clause))
    }
    guard count >= 0 else { throw location(.negativeCount(clause)) }
    return Int(count)
  }
}

/// Leaves out the first rows.
final class SkipRows: Operator {
  private let count: Count
  private var left: Int?

  init(_ context: ExecutionContext, _ input: Operator, live: Set<Slot>, count: Count) {
    self.count = count
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    left = nil
  }

  override func next() throws -> Batch? {
    var waiting = try left ?? count.value()
    while let batch = try input.next() {
      if batch.count <= waiting {
        waiting -= batch.count
        left = waiting
        continue
      }
      left = 0
      return batch.slice(waiting..<batch.count)
    }
    left = waiting
    return nil
  }
}

/// Ends after the first rows, and asks for no more.
final class LimitRows: Operator {
  private let count: Count
  private let isEager: Bool
  private var left: Int?

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, count: Count, isEager: Bool
  ) {
    self.count = count
    self.isEager = isEager
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    left = nil
  }

  override func next() throws -> Batch? {
    let remaining = try left ?? count.value()
    guard remaining > 0 else {
      // What is below must still write.
      if left == nil, isEager { while try input.next() != nil {} }
      left = 0
      return nil
    }
    guard let batch = try input.next() else {
      left = 0
      return nil
    }
    left = max(0, remaining - batch.count)
    return batch.count <= remaining ? batch : batch.slice(0..<remaining)
  }
}
