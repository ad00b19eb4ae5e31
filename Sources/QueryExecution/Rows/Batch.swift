import PropertyGraph
import QueryPlanning

/// Some rows on their way between operators, column by column. Never changed once handed on.
package final class Batch {
  /// How many rows there are.
  package let count: Int
  /// By slot.
  package let columns: [Column]

  /// The size that operators aim at. A batch may be larger or smaller, and is never empty when it
  /// is handed on.
  static let size = 1024

  init(count: Int, columns: [Column]) {
    self.count = count
    self.columns = columns
  }

  func value(_ slot: Slot, _ row: Int) -> Value { columns[slot].value(at: row) }

  /// The given rows, in their order, with the columns that are still asked for.
  func gather(_ rows: [Int], keeping slots: [Slot]) -> [Column] {
    var result = [Column](repeating: .absent, count: columns.count)
    for slot in slots { result[slot] = columns[slot].gather(rows) }
    return result
  }

  func slice(_ range: Range<Int>) -> Batch {
    if range == 0..<count { return self }
    return Batch(count: range.count, columns: columns.map { $0.slice(range) })
  }

  /// One row by itself, as constants.
  func row(_ row: Int) -> [Column] {
    columns.map { column in
      if case .absent = column { return .absent }
      return .constant(column.value(at: row))
    }
  }
}

/// Collects rows of several batches into one.
struct BatchBuilder {
  private(set) var count = 0
  private var builders: [Slot: ColumnBuilder] = [:]
  private let slots: [Slot]
  private let width: Int

  init(keeping slots: [Slot], width: Int) {
    self.slots = slots
    self.width = width
    for slot in slots { builders[slot] = ColumnBuilder() }
  }

  mutating func append(_ batch: Batch) {
    for slot in slots { builders[slot]?.append(batch.columns[slot], count: batch.count) }
    count += batch.count
  }

  func finish() -> Batch {
    var columns = [Column](repeating: .absent, count: width)
    for (slot, builder) in builders { columns[slot] = builder.finish() }
    return Batch(count: count, columns: columns)
  }
}
