import PropertyGraph
import QueryPlanning

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
