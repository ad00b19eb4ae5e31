import PropertyGraph
import QueryPlanning

/// Adds to each row the number of rows of another plan that agree with it in a key.
///
/// - Rows: the input's, in its order, but for those without partners.
/// - Null: a null key, or one that is not equal to itself, agrees with nothing.
/// - Complexity: O(rows of both); with an order between nodes O(log partners) a row. The other
///   plan's keys are kept.
final class CountMatchesRows: Operator {
  private let inner: JoinSide
  private let slot: Slot
  private let order: CountMatches.Order?
  /// The columns of the other plan that are read.
  private let read: [Slot]
  private var known: (table: JoinTable, partners: [UInt32])?

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, inner: JoinSide,
    read: Set<Slot>, slot: Slot, order: CountMatches.Order?
  ) {
    (self.inner, self.read, self.slot, self.order) = (inner, read.sorted(), slot, order)
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    if context.frozen == nil { known = nil }
  }

  override func next() throws -> Batch? {
    let (table, partners) = try known ?? build()
    known = (table, partners)
    guard table.rows != nil else { return nil }
    while let batch = try input.next() {
      try context.checkpoint()
      let matches = try table.matches(of: batch)
      let nodes = order.map { batch.ids($0.node, isNode: true) } ?? []
      let counts = (0..<batch.count).map { row -> Int64 in
        guard let order, !matches[row].isEmpty else { return Int64(matches[row].count) }
        return Int64(Self.count(partners, matches[row], nodes[row], order.relation))
      }
      if let result = counted(batch, counts, in: slot) { return result }
    }
    return nil
  }

  /// The table, and the partners' nodes in its order.
  private func build() throws -> (JoinTable, [UInt32]) {
    let table = try inner.table(self, keeping: read, sorted: order?.partner)
    guard let order, let rows = table.rows else { return (table, []) }
    let ids = rows.ids(order.partner, isNode: true)
    return (table, table.order.map { ids[$0] })
  }

  /// How many nodes of a range, which ascend there, stand to a node as they are to.
  private static func count(
    _ partners: [UInt32], _ range: Range<Int>, _ node: UInt32,
    _ relation: CountMatches.Order.Relation
  ) -> Int {
    if node == Column.null { return 0 }
    let below = position(of: node, in: partners, range) - range.lowerBound
    if relation == .less { return below }
    let upTo = position(of: node + 1, in: partners, range) - range.lowerBound
    return relation == .greater ? range.count - upTo : range.count - (upTo - below)
  }

  /// The first position of a range whose id is not below `id`.
  private static func position(
    of id: UInt32, in partners: [UInt32], _ range: Range<Int>
  ) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if partners[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
