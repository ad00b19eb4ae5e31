/// Numbers nodes from 0 on in the order in which they come; emptied at no cost.
struct NodeNumbers: Sendable {
  /// By node, `base` plus its number; what is below `base` is from before.
  private var marks: [UInt32] = []
  private var base: UInt32 = 1
  private var others: [UInt32: UInt32] = [:]
  private(set) var count: UInt32 = 0

  /// For how many nodes, from 0 on, there is room; others are found by hash.
  var capacity: Int { marks.count }

  /// Forgets all numbers.
  mutating func begin(capacity: Int) {
    let isFull = Int(base) + Int(count) + capacity >= Int(UInt32.max)
    if marks.count != capacity || isFull {
      marks = [UInt32](repeating: 0, count: capacity)
      base = 1
    } else {
      base += count
    }
    count = 0
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }

  /// Whether the node is new; then its number is the count before.
  @inline(__always)
  mutating func insert(_ node: UInt32) -> Bool {
    let position = Int(node)
    if position < marks.count {
      if marks[position] >= base { return false }
      marks[position] = base + count
    } else {
      if others[node] != nil { return false }
      others[node] = count
    }
    count += 1
    return true
  }

  @inline(__always)
  func number(of node: UInt32) -> Int? {
    let position = Int(node)
    guard position < marks.count else { return others[node].map(Int.init) }
    return marks[position] >= base ? Int(marks[position] - base) : nil
  }
}
