import PropertyGraph
import QueryPlanning

/// One row for each element of a list.
///
/// - Null: null gives no row; any other value that is no list is taken as its only element.
final class UnwindList: Operator {
  private let slot: Slot
  private let list: Evaluator
  private var batch: Batch?
  private var row = 0
  private var elements: [Value]?
  private var position = 0

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, slot: Slot,
    list: @escaping Evaluator
  ) {
    self.slot = slot
    self.list = list
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
    elements = nil
    position = 0
  }

  override func next() throws -> Batch? {
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        try context.checkpoint()
      }
      guard let batch else { return nil }
      var rows: [Int] = []
      var values: [Value] = []
      while row < batch.count, rows.count < Batch.size {
        let list = try elements ?? self.elements(batch, row)
        let count = min(list.count - position, Batch.size - rows.count)
        rows.append(contentsOf: repeatElement(row, count: count))
        values.append(contentsOf: list[position..<position + count])
        position += count
        elements = list
        if position == list.count {
          row += 1
          position = 0
          elements = nil
        }
      }
      if row >= batch.count { self.batch = nil }
      if !rows.isEmpty {
        var columns = carry(batch, rows)
        columns[slot] = .values(values)
        return Batch(count: rows.count, columns: columns)
      }
    }
  }

  private func elements(_ batch: Batch, _ row: Int) throws -> [Value] {
    switch try list(batch, row) {
    case .null: []
    case .list(let elements): elements
    case let value: [value]
    }
  }
}
