/// A set of nodes that is emptied at hardly any cost.
struct VisitedNodes: ScratchMemory {
  /// By node, the generation in which it came last.
  private var stamps: [UInt16] = []
  private var generation: UInt16 = 0
  private var others: Set<UInt32> = []

  /// For how many nodes, from 0 on, there is room; others are found by hash.
  var capacity: Int { stamps.count }

  /// Empties the set. Nodes below the capacity are found by position, others by hash.
  mutating func begin(capacity: Int) {
    if stamps.count != capacity || generation == .max {
      stamps = [UInt16](repeating: 0, count: capacity)
      generation = 0
    }
    generation += 1
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }

  /// Whether the node was not there before.
  @inline(__always)
  @discardableResult
  mutating func insert(_ node: UInt32) -> Bool {
    let position = Int(node)
    guard position < stamps.count else { return others.insert(node).inserted }
    if stamps[position] == generation { return false }
    stamps[position] = generation
    return true
  }

  @inline(__always)
  func contains(_ node: UInt32) -> Bool {
    let position = Int(node)
    return position < stamps.count ? stamps[position] == generation : others.contains(node)
  }

  /// Adds the elements of a list.
  ///
  /// - Returns: How many of them were not there before.
  @discardableResult
  mutating func insert(_ list: UnsafeBufferPointer<UInt32>) -> Int {
    let generation = generation
    var rest: [UInt32] = []
    var count = stamps.withUnsafeMutableBufferPointer { stamps in
      var count = 0
      for node in list {
        guard Int(node) < stamps.count else {
          rest.append(node)
          continue
        }
        count += stamps[Int(node)] == generation ? 0 : 1
        stamps[Int(node)] = generation
      }
      return count
    }
    for node in rest { count += others.insert(node).inserted ? 1 : 0 }
    return count
  }

  /// Adds the elements of a list, and appends those that were not there before to another.
  mutating func insert(_ list: UnsafeBufferPointer<UInt32>, appendingTo new: inout [UInt32]) {
    for node in list where insert(node) { new.append(node) }
  }

  /// How many elements of a list are in the set.
  func count(in list: UnsafeBufferPointer<UInt32>) -> Int {
    guard others.isEmpty else { return list.count { contains($0) } }
    let generation = generation
    return stamps.withUnsafeBufferPointer { stamps in
      var count = 0
      for node in list where Int(node) < stamps.count {
        count += stamps[Int(node)] == generation ? 1 : 0
      }
      return count
    }
  }
}
