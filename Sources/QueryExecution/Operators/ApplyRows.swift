import PropertyGraph
import QueryPlanning

/// `CALL { … }`: the rows of the inner plan, run once for each row.
///
/// When the inner plan returns nothing, the outer row comes once as it is.
final class ApplyRows: Operator {
  private let inner: Subplan
  private let imports: [Slot]
  private let produced: [Slot]
  private let passesOn: Bool
  private let isWriting: Bool
  private var batch: Batch?
  private var row = 0
  private var isRunning = false
  private var done: BatchPieces?

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, inner: Subplan,
    imports: [Slot], produced: [Slot], passesOn: Bool, isWriting: Bool
  ) {
    self.inner = inner
    self.imports = imports
    self.produced = produced
    self.passesOn = passesOn
    self.isWriting = isWriting
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
    isRunning = false
    done = nil
  }

  override func next() throws -> Batch? {
    guard isWriting else { return try step() }
    if done == nil {
      batch = try drain(input, keeping: live + imports.filter { !live.contains($0) })
      var builder = BatchBuilder(keeping: live, width: context.width)
      while let result = try step(refill: false) { builder.append(result) }
      done = BatchPieces(builder.count == 0 ? nil : builder.finish())
    }
    return done?.next()
  }

  private func step(refill: Bool = true) throws -> Batch? {
    while true {
      if batch == nil, refill {
        batch = try input.next()
        row = 0
      }
      guard let batch else { return nil }
      while row < batch.count {
        if !isRunning {
          try context.checkpoint()
          var columns = [Column](repeating: .absent, count: context.width)
          for slot in imports { columns[slot] = .constant(batch.value(slot, row)) }
          inner.start(Batch(count: 1, columns: columns))
          isRunning = true
        }
        if let found = try inner.root.next() {
          if passesOn { continue }
          var columns = found.columns
          for slot in live where !produced.contains(slot) {
            columns[slot] = .constant(batch.value(slot, row))
          }
          return Batch(count: found.count, columns: columns)
        }
        isRunning = false
        row += 1
        if passesOn { return batch.slice(row - 1..<row) }
      }
      self.batch = nil
    }
  }
}

/// `UNION ALL`: the rows of one input after the other.
final class UnionRows: Operator {
  private let slots: [Slot]
  private let columnsOf: [[Slot]]
  private var index = 0

  init(
    _ context: ExecutionContext, _ inputs: [Operator], live: Set<Slot>, slots: [Slot],
    columnsOf: [[Slot]]
  ) {
    self.slots = slots
    self.columnsOf = columnsOf
    super.init(context, inputs, live: live)
  }

  override func reset() {
    super.reset()
    index = 0
  }

  override func next() throws -> Batch? {
    while index < inputs.count {
      if let batch = try inputs[index].next() {
        var columns = [Column](repeating: .absent, count: batch.columns.count)
        for (slot, source) in zip(slots, columnsOf[index]) {
          columns[slot] = batch.columns[source]
        }
        return Batch(count: batch.count, columns: columns)
      }
      index += 1
    }
    return nil
  }
}
