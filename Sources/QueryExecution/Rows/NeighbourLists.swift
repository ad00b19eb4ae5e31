import PropertyGraph

/// A node's neighbours over its outgoing and its incoming relationships, both ascending. A loop
/// stands in both and counts in the first only.
struct NeighbourLists {
  let node: UInt32
  let outgoing: UnsafeBufferPointer<UInt32>
  let incoming: UnsafeBufferPointer<UInt32>
  /// Whether a loop may stand in both lists.
  let skipsLoops: Bool

  static var none: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: nil, count: 0) }

  @inline(__always)
  init(
    _ node: UInt32, _ outgoing: UnsafeBufferPointer<UInt32>,
    _ incoming: UnsafeBufferPointer<UInt32>, skipsLoops: Bool
  ) {
    self.skipsLoops = skipsLoops
    self.node = node
    self.outgoing = outgoing
    self.incoming = incoming
  }

  /// Elements of both lists, loops twice.
  var count: Int { outgoing.count + incoming.count }

  /// The neighbours with an id above the one bound and below the other.
  @inline(__always)
  func within(_ after: UInt32?, _ before: UInt32?) -> NeighbourLists {
    NeighbourLists(
      node, Self.within(outgoing, after, before), Self.within(incoming, after, before),
      skipsLoops: skipsLoops)
  }

  /// What a list may hold between two bounds; a null bound leaves nothing.
  @inline(__always)
  private static func within(
    _ list: UnsafeBufferPointer<UInt32>, _ after: UInt32?, _ before: UInt32?
  ) -> UnsafeBufferPointer<UInt32> {
    var result = list
    if let after { result = suffix(result, above: after) }
    if let before {
      if before == Column.null { return none }
      result = UnsafeBufferPointer(rebasing: result[..<position(before, in: result)])
    }
    return result
  }

  /// Whether a node's id lies between two others; a null bound leaves nothing.
  @inline(__always)
  static func isWithin(_ node: UInt32, _ after: UInt32?, _ before: UInt32?) -> Bool {
    if let after, after == Column.null || node <= after { return false }
    if let before, before == Column.null || node >= before { return false }
    return true
  }

  @inline(__always)
  func forEach(_ body: (UInt32) throws -> Void) rethrows {
    for neighbour in outgoing { try body(neighbour) }
    for neighbour in incoming where neighbour != node || !skipsLoops { try body(neighbour) }
  }

  /// Appends the neighbours to a list.
  @inline(__always)
  func append(to nodes: inout [UInt32]) {
    // Element by element, which is faster for the short lists that most nodes have.
    if skipsLoops || count < 16 {
      forEach { nodes.append($0) }
    } else {
      nodes.append(contentsOf: outgoing)
      nodes.append(contentsOf: incoming)
    }
  }

  /// How many relationships lead to a node.
  @inline(__always)
  func multiplicity(of other: UInt32) -> Int {
    var count = Self.count(other, in: outgoing)
    if other != node || !skipsLoops { count += Self.count(other, in: incoming) }
    return count
  }

  @inline(__always)
  private static func count(_ value: UInt32, in list: UnsafeBufferPointer<UInt32>) -> Int {
    var position = Self.position(value, in: list)
    var count = 0
    while position < list.count, list[position] == value {
      position += 1
      count += 1
    }
    return count
  }

  private static func suffix(
    _ list: UnsafeBufferPointer<UInt32>, above bound: UInt32
  ) -> UnsafeBufferPointer<UInt32> {
    if bound == .max { return none }
    return UnsafeBufferPointer(rebasing: list[position(bound + 1, in: list)...])
  }

  /// The first position whose element is not below `value`.
  @inline(__always)
  private static func position(_ value: UInt32, in list: UnsafeBufferPointer<UInt32>) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
