/// Numbers of nodes, none below 0, as they become known.
///
/// Few are kept in a table, many in an array by node.
struct NodeCounts {
  private var places = NumberTable()
  private var counts: [Int64] = []
  /// By node; -1 is unknown.
  private var all: [Int64] = []

  /// One node in so many must be known before the array pays.
  private static let leastShare = 32

  subscript(node: UInt32) -> Int64? {
    if Int(node) < all.count, all[Int(node)] >= 0 { return all[Int(node)] }
    return places.find(UInt64(node)).map { counts[Int($0)] }
  }

  /// - Parameter capacity: Ids of most nodes are below.
  mutating func set(_ node: UInt32, _ count: Int64, capacity: Int) {
    if Int(node) < all.count {
      all[Int(node)] = count
      return
    }
    let (place, isNew) = places.number(of: UInt64(node))
    if isNew { counts.append(count) } else { counts[Int(place)] = count }
    if all.isEmpty, counts.count * Self.leastShare > capacity {
      all = Array(repeating: -1, count: capacity)
      places.forEach { node, place in
        if node < capacity { all[Int(node)] = counts[Int(place)] }
      }
    }
  }
}
