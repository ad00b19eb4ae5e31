/// Numbers nodes from 0 on in the order in which they come; emptied at no cost.
struct NodeNumbers: ScratchMemory {
  /// By node, `base` plus its number; what is below `base` is from before.
  private var marks: [UInt32] = []
  private var base: UInt32 = 1
  private var others: [UInt32: UInt32] = [:]
  /// By number. Where there is room for nodes there is one place more, so that a node may be written
  /// before it is known to be new.
  private var order: [UInt32] = []
  private(set) var count = 0

  /// For how many nodes, from 0 on, there is room; others are found by hash.
  var capacity: Int { marks.count }

  /// The node with a number.
  subscript(number: Int) -> UInt32 {
    @inline(__always) get { order[number] }
  }

  /// The nodes from one number on, in order.
  func nodes(from first: Int) -> ArraySlice<UInt32> { order[first..<count] }

  /// Forgets all numbers.
  mutating func begin(capacity: Int) {
    let isFull = Int(base) + count + capacity >= Int(UInt32.max)
    if marks.count != capacity || isFull {
      marks = [UInt32](repeating: 0, count: capacity)
      order = [UInt32](repeating: 0, count: capacity + 1)
      base = 1
    } else {
      base += UInt32(count)
    }
    count = 0
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }

  /// Whether the node is new; then its number is the count before.
  @inline(__always)
  mutating func insert(_ node: UInt32) -> Bool {
    let position = Int(node)
    guard position < marks.count else { return insertOther(node) }
    if marks[position] >= base { return false }
    marks[position] = base + UInt32(count)
    order[count] = node
    count += 1
    return true
  }

  private mutating func insertOther(_ node: UInt32) -> Bool {
    if others[node] != nil { return false }
    others[node] = UInt32(count)
    if count < order.count { order[count] = node } else { order.append(node) }
    count += 1
    return true
  }

  /// Adds the elements of a list, all of them below the capacity unless that is 0.
  mutating func insert(_ list: UnsafeBufferPointer<UInt32>) {
    guard others.isEmpty, !marks.isEmpty else {
      for node in list { _ = insert(node) }
      return
    }
    let base = base
    count = marks.withUnsafeMutableBufferPointer { marks in
      order.withUnsafeMutableBufferPointer { order in
        var count = count
        for node in list {
          let mark = marks[Int(node)]
          let isNew = mark < base
          order[count] = node
          marks[Int(node)] = isNew ? base &+ UInt32(truncatingIfNeeded: count) : mark
          count += isNew ? 1 : 0
        }
        return count
      }
    }
  }

  @inline(__always)
  func number(of node: UInt32) -> Int? {
    let position = Int(node)
    guard position < marks.count else { return others[node].map(Int.init) }
    return marks[position] >= base ? Int(marks[position] - base) : nil
  }
}
