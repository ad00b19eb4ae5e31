import PropertyGraph
import QueryPlanning

/// A step of a running query: gives batches of rows until there are no more.
class Operator {
  let context: ExecutionContext
  let inputs: [Operator]
  /// The slots that later steps still read.
  let live: [Slot]

  init(_ context: ExecutionContext, _ inputs: [Operator], live: Set<Slot>) {
    self.context = context
    self.inputs = inputs
    self.live = live.sorted()
  }

  var input: Operator { inputs[0] }

  /// The next batch, never empty; `nil` at the end.
  func next() throws -> Batch? { nil }

  /// Forgets all state, so that the rows come again from the start.
  func reset() { for input in inputs { input.reset() } }

  /// A copy of live columns for the given rows of a batch.
  func carry(_ batch: Batch, _ rows: [Int]) -> [Column] { batch.gather(rows, keeping: live) }

  /// The rows of a batch whose number is not zero, each with its number; `nil` when there are none.
  func counted(_ batch: Batch, _ counts: [Int64], in slot: Slot) -> Batch? {
    guard counts.contains(0) else {
      var columns = batch.columns
      columns[slot] = .integers(counts)
      return Batch(count: batch.count, columns: columns)
    }
    let rows = counts.indices.filter { counts[$0] != 0 }
    guard !rows.isEmpty else { return nil }
    var columns = carry(batch, rows)
    columns[slot] = .integers(rows.map { counts[$0] })
    return Batch(count: rows.count, columns: columns)
  }

  /// All rows of an input as one batch.
  func drain(_ input: Operator, keeping slots: [Slot]) throws -> Batch? {
    var builder = BatchBuilder(keeping: slots, width: context.width)
    while let batch = try input.next() {
      try context.checkpoint()
      try context.hold(batch, slots)
      builder.append(batch)
    }
    return builder.count == 0 ? nil : builder.finish()
  }
}

/// The rows given from outside.
final class ArgumentRows: Operator {
  private var rows: Batch?
  private(set) var current: Batch?

  func set(_ batch: Batch) {
    current = batch
    rows = batch
  }

  override func next() throws -> Batch? {
    defer { rows = nil }
    return rows
  }

  override func reset() { rows = current }
}

/// A plan that runs once for each row or batch that it is given.
final class Subplan {
  let root: Operator
  let argument: ArgumentRows

  init(root: Operator, argument: ArgumentRows) {
    self.root = root
    self.argument = argument
  }

  func start(_ batch: Batch) {
    argument.set(batch)
    root.reset()
  }
}

/// Hands out a large batch in pieces.
struct BatchPieces {
  private var batch: Batch?
  private var position = 0

  init(_ batch: Batch? = nil) { self.batch = batch }

  mutating func next() -> Batch? {
    guard let batch, position < batch.count else { return nil }
    let end = min(position + Batch.size * 4, batch.count)
    defer { position = end }
    return batch.slice(position..<end)
  }
}
