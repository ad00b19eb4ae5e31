import PropertyGraph
import QueryPlanning

/// Where a sort key's values come from.
struct SortKey {
  enum Source {
    case slot(Slot)
    case property(Slot, isNode: Bool, PropertyColumn)
    case expression(Evaluator)
  }

  let source: Source
  let isDescending: Bool

  static func make(_ key: BoundSortKey, _ context: ExecutionContext, _ value: @escaping Evaluator)
    -> SortKey
  {
    var source = Source.expression(value)
    if case .slot(let slot) = key.expression.kind {
      source = .slot(slot)
    } else if let frozen = context.frozen,
      let (slot, isNode, column) = ColumnTest.column(key.expression, context, frozen, [])
    {
      source = .property(slot, isNode: isNode, column)
    }
    return SortKey(source: source, isDescending: key.isDescending)
  }
}

/// The sort keys of some rows, in forms that compare without making values where there are such.
struct SortKeys {
  enum Column {
    case integers([Int64])
    /// Places in an arena.
    case strings([Int], StringArena)
    case values([Value])
  }

  let columns: [Column]
  private let descends: [Bool]

  init(_ keys: [SortKey], _ batch: Batch) throws {
    columns = try keys.map { try Self.column($0, batch) }
    descends = keys.map(\.isDescending)
  }

  private static func column(_ key: SortKey, _ batch: Batch) throws -> Column {
    switch key.source {
    case .slot(let slot):
      switch batch.columns[slot] {
      case .integers(let integers): return .integers(integers)
      case .strings(let places, let arena): return .strings(places, arena)
      default: return .values((0..<batch.count).map { batch.value(slot, $0) })
      }
    case .property(let slot, let isNode, let column):
      let ids = batch.ids(slot, isNode: isNode)
      let places = ids.compactMap { column.slots.slot(of: $0) }
      if places.count == ids.count {
        switch column.values {
        case .integers(let integers): return .integers(places.map { integers[$0] })
        case .strings(let arena): return .strings(places, arena)
        default: break
        }
      }
      return .values(ids.map { column[$0] })
    case .expression(let value):
      return .values(try (0..<batch.count).map { try value(batch, $0) })
    }
  }

  /// Whether a row comes before another; of equal ones neither does.
  func precedes(_ left: Int, _ right: Int) -> Bool { order(left, self, right) < 0 }

  /// How a row stands to one of other rows with the same keys: negative when it comes first.
  func order(_ row: Int, _ other: SortKeys, _ otherRow: Int) -> Int {
    for index in columns.indices {
      let order = Self.order(columns[index], row, other.columns[index], otherRow)
      if order != 0 { return descends[index] ? -order : order }
    }
    return 0
  }

  private static func order(_ left: Column, _ row: Int, _ right: Column, _ other: Int) -> Int {
    switch (left, right) {
    case (.integers(let first), .integers(let second)):
      return first[row] < second[other] ? -1 : first[row] > second[other] ? 1 : 0
    case (.strings(let first, let arena), .strings(let second, _)):
      return arena.order(first[row], second[other])
    default:
      switch left.value(row).ordered(to: right.value(other)) {
      case .less: return -1
      case .greater: return 1
      default: return 0
      }
    }
  }

  /// The first of some rows in their order; of equal ones the earlier come first.
  ///
  /// - Parameter rows: Ascending.
  func first(_ limit: Int, of rows: [Int]) -> [Int] {
    let comesFirst = { (left: Int, right: Int) in
      let order = self.order(left, self, right)
      return order == 0 ? left < right : order < 0
    }
    guard rows.count > 4 * limit else { return Array(rows.sorted(by: comesFirst).prefix(limit)) }
    // A heap of the best so far, the last of them on top.
    var heap = Array(rows.prefix(limit).sorted(by: comesFirst).reversed())
    for row in rows.dropFirst(limit) where precedes(row, heap[0]) {
      heap[0] = row
      var place = 0
      while true {
        var child = 2 * place + 1
        guard child < heap.count else { break }
        if child + 1 < heap.count, comesFirst(heap[child], heap[child + 1]) { child += 1 }
        guard comesFirst(heap[place], heap[child]) else { break }
        heap.swapAt(place, child)
        place = child
      }
    }
    return heap.sorted(by: comesFirst)
  }
}

extension SortKeys.Column {
  fileprivate func value(_ row: Int) -> Value {
    switch self {
    case .integers(let integers): .integer(integers[row])
    case .strings(let places, let arena): .string(arena[places[row]])
    case .values(let values): values[row]
    }
  }
}
