import PropertyGraph
import QueryPlanning

/// All rows in the order of the keys; of equal ones the earlier stays first.
///
/// With a limit only the first rows are kept, in memory too.
final class SortRows: Operator {
  struct Key {
    var value: Evaluator
    var isDescending: Bool
  }

  private let keys: [Key]
  private let limit: Count?
  private var pieces: BatchPieces?

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, keys: [Key], limit: Count?
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
    var best: Batch?
    var waiting = BatchBuilder(keeping: live, width: context.width)
    while let next = try input.next() {
      try context.checkpoint()
      guard let batch = try withoutLate(next, best, limit) else { continue }
      waiting.append(batch)
      if waiting.count > max(4 * limit, 4 * Batch.size) {
        best = try merged(best, waiting, limit)
        waiting = BatchBuilder(keeping: live, width: context.width)
      }
    }
    return try merged(best, waiting, limit)
  }

  /// The batch without the rows that come after all those that are kept so far.
  private func withoutLate(_ batch: Batch, _ best: Batch?, _ limit: Int) throws -> Batch? {
    guard let best, best.count == limit else { return batch }
    let last = try keys.map { try $0.value(best, best.count - 1) }
    let rows = try (0..<batch.count).filter { row in
      for (index, key) in keys.enumerated() {
        switch try key.value(batch, row).ordered(to: last[index]) {
        case .less: return !key.isDescending
        case .greater: return key.isDescending
        default: continue
        }
      }
      return false
    }
    if rows.isEmpty { return nil }
    return rows.count == batch.count
      ? batch : Batch(count: rows.count, columns: carry(batch, rows))
  }

  private func merged(_ best: Batch?, _ waiting: BatchBuilder, _ limit: Int) throws -> Batch? {
    guard let best else {
      return waiting.count == 0 ? nil : try sorted(waiting.finish(), limit: limit)
    }
    var all = BatchBuilder(keeping: live, width: context.width)
    all.append(best)
    if waiting.count > 0 { all.append(waiting.finish()) }
    return try sorted(all.finish(), limit: limit)
  }

  private func sorted(_ batch: Batch, limit: Int?) throws -> Batch {
    let columns = try keys.map { key in
      try (0..<batch.count).map { try key.value(batch, $0) }
    }
    var rows = Array(0..<batch.count)
    let directions = keys.map(\.isDescending)
    rows.sort { left, right in
      for (column, descends) in zip(columns, directions) {
        switch column[left].ordered(to: column[right]) {
        case .less: return !descends
        case .greater: return descends
        default: continue
        }
      }
      return left < right
    }
    if let limit, rows.count > limit { rows.removeLast(rows.count - limit) }
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
