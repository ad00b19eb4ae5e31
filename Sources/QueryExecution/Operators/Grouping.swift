import PropertyGraph
import QueryPlanning

/// Finds the groups of rows.
class Grouping {
  /// Whether the values of the keys must be kept for each group.
  var keepsValues: Bool { true }
  func begin(_ context: ExecutionContext) {}
  /// The group of each row, and the rows that open a new one; these are numbered from `next` on.
  func positions(
    _ batch: Batch, next: Int, _ keys: [GroupRows.Key]
  ) throws -> (groups: [Int], firsts: [Int]) { ([], []) }
  /// The only key's column, when it needs no kept values.
  func column(_ type: StaticType) -> Column? { nil }
}

/// By the values of the keys.
final class ValueGrouping: Grouping {
  private var single: [Value: Int] = [:]
  private var several: [[Value]: Int] = [:]

  override func begin(_ context: ExecutionContext) {
    single = [:]
    several = [:]
  }

  override func positions(
    _ batch: Batch, next: Int, _ keys: [GroupRows.Key]
  ) throws -> (groups: [Int], firsts: [Int]) {
    var groups: [Int] = []
    var firsts: [Int] = []
    groups.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      let fresh = next + firsts.count
      let known: Int?
      if keys.count == 1 {
        let value = try keys[0].value(batch, row)
        known = single[value]
        if known == nil { single[value] = fresh }
      } else {
        let values = try keys.map { try $0.value(batch, row) }
        known = several[values]
        if known == nil { several[values] = fresh }
      }
      if known == nil { firsts.append(row) }
      groups.append(known ?? fresh)
    }
    return (groups, firsts)
  }
}

/// By the id of one node, or by a property of it that no other node shares.
final class NodeGrouping: Grouping {
  private let slot: Slot
  /// The property's column; `nil` groups by the node itself.
  private let property: PropertyColumn?
  private var dense: [Int32] = []
  private var sparse: [UInt32: Int] = [:]
  private var nodes: [UInt32] = []

  init(slot: Slot, property: PropertyColumn?) {
    self.slot = slot
    self.property = property
  }

  override var keepsValues: Bool { false }

  override func begin(_ context: ExecutionContext) {
    dense = [Int32](repeating: -1, count: context.frozen?.nodeCapacity ?? 0)
    sparse = [:]
    nodes = []
  }

  override func positions(
    _ batch: Batch, next: Int, _ keys: [GroupRows.Key]
  ) -> (groups: [Int], firsts: [Int]) {
    var groups: [Int] = []
    var firsts: [Int] = []
    groups.reserveCapacity(batch.count)
    var table: [Int32] = []
    swap(&table, &dense)
    let column = batch.columns[slot]
    for row in 0..<batch.count {
      let node = column.node(at: row)
      let place = Int(node)
      let fresh = next + firsts.count
      let known: Int
      if place < table.count {
        known = Int(table[place])
        if known < 0 { table[place] = Int32(fresh) }
      } else {
        known = sparse[node] ?? -1
        if known < 0 { sparse[node] = fresh }
      }
      if known < 0 {
        firsts.append(row)
        nodes.append(node)
      }
      groups.append(known < 0 ? fresh : known)
    }
    swap(&table, &dense)
    return (groups, firsts)
  }

  override func column(_ type: StaticType) -> Column? {
    guard let property else { return .nodes(nodes) }
    if case .integers(let integers) = property.values, !nodes.contains(Column.null) {
      return .integers(nodes.map { property.slots.slot(of: $0).map { integers[$0] } ?? 0 })
    }
    return .values(nodes.map { $0 == Column.null ? .null : property[$0] })
  }
}

/// By a property with few different words, or by integers.
final class CodeGrouping: Grouping {
  private let slot: Slot
  private let isNode: Bool
  private let property: PropertyColumn
  private var byWord: [Int] = []
  /// Groups of small integers, by their distance from the column's least one.
  private var bySmall: [Int] = []
  private var byNumber: [Int64: Int] = [:]
  private var null = -1
  private var values: [Value] = []

  init?(slot: Slot, isNode: Bool, property: PropertyColumn) {
    switch property.values {
    case .words, .integers: break
    default: return nil
    }
    self.slot = slot
    self.isNode = isNode
    self.property = property
  }

  override var keepsValues: Bool { false }

  override func begin(_ context: ExecutionContext) {
    switch property.values {
    case .words(_, let dictionary):
      byWord = [Int](repeating: -1, count: dictionary.strings.count)
    case .integers(let integers) where integers.storedOnes != nil:
      bySmall = [Int](repeating: -1, count: 256)
    default: break
    }
    byNumber = [:]
    null = -1
    values = []
  }

  override func positions(
    _ batch: Batch, next: Int, _ keys: [GroupRows.Key]
  ) -> (groups: [Int], firsts: [Int]) {
    var groups: [Int] = []
    var firsts: [Int] = []
    groups.reserveCapacity(batch.count)
    let column = batch.columns[slot]
    for row in 0..<batch.count {
      let id = isNode ? column.node(at: row) : column.edge(at: row)
      let fresh = next + firsts.count
      let known = position(of: id, fresh: fresh)
      if known == fresh { firsts.append(row) }
      groups.append(known)
    }
    return (groups, firsts)
  }

  private func position(of id: UInt32, fresh: Int) -> Int {
    guard id != Column.null, let place = property.slots.slot(of: id) else {
      if null < 0 {
        null = fresh
        values.append(.null)
      }
      return null
    }
    switch property.values {
    case .words(let words, let dictionary):
      let word = Int(words[place])
      if byWord[word] < 0 {
        byWord[word] = fresh
        values.append(.string(dictionary.strings[word]))
      }
      return byWord[word]
    case .integers(let integers):
      if let ones = integers.storedOnes {
        let small = Int(ones[place])
        if bySmall[small] < 0 {
          bySmall[small] = fresh
          values.append(.integer(integers[place]))
        }
        return bySmall[small]
      }
      let number = integers[place]
      if let known = byNumber[number] { return known }
      byNumber[number] = fresh
      values.append(.integer(number))
      return fresh
    default: return fresh
    }
  }

  override func column(_ type: StaticType) -> Column? { .values(values) }
}
