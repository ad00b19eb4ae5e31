import PropertyGraph

/// One shortest path between two different nodes, searched from both ends at once.
///
/// Each round widens the side whose border has fewer relationships by one step. The first round in
/// which the sides meet gives a shortest path: the meeting node is chosen by the smallest sum.
///
/// - Complexity: O(relationships within half the distance of either end).
struct BidirectionalSearch {
  /// One end and what was found from it.
  private struct Side {
    let neighbours: Neighbours
    /// Distance, and the relationship and node before, of each node found.
    var found: SearchTree
    var border: [UInt32]
    var depth = 0
  }

  private let forward: Neighbours
  private let backward: Neighbours
  private let context: ExecutionContext

  init(forward: Neighbours, backward: Neighbours, _ context: ExecutionContext) {
    self.forward = forward
    self.backward = backward
    self.context = context
  }

  /// The relationships of a shortest path; `nil` when there is none within the bound.
  mutating func path(
    from start: UInt32, to target: UInt32, atMost maximum: Int
  ) throws -> [UInt32]? {
    let capacity = context.frozen?.nodeCapacity ?? 0
    var near = Side(
      neighbours: forward, found: SearchTree(root: start, capacity: capacity), border: [start])
    var far = Side(
      neighbours: backward, found: SearchTree(root: target, capacity: capacity), border: [target])
    while !near.border.isEmpty, !far.border.isEmpty, near.depth + far.depth < maximum {
      let meeting: UInt32?
      if cost(near) <= cost(far) {
        meeting = try widen(&near, toward: far)
      } else {
        meeting = try widen(&far, toward: near)
      }
      if let meeting {
        return near.found.way(to: meeting).reversed() + far.found.way(to: meeting)
      }
    }
    return nil
  }

  private func cost(_ side: Side) -> Int {
    var sum = 0
    for node in side.border { sum += side.neighbours.degree(of: node) }
    return sum
  }

  /// One step further on one side. Gives a node where the sides meet, if they do.
  private func widen(_ side: inout Side, toward other: Side) throws -> UInt32? {
    side.depth += 1
    var next: [UInt32] = []
    var meeting: UInt32?
    for node in side.border {
      try context.tick()
      side.neighbours.forEach(of: node) { edge, neighbour in
        guard meeting == nil, side.found.insert(neighbour, edge: edge, from: node) else { return }
        if other.found.contains(neighbour) { meeting = neighbour }
        next.append(neighbour)
      }
      if meeting != nil { return meeting }
    }
    side.border = next
    return nil
  }
}

/// Nodes found in a search, with the way back to its root.
struct SearchTree {
  private let root: UInt32
  private var steps: [UInt32: (edge: UInt32, from: UInt32)] = [:]
  /// One bit a node, beside the table of steps: most tests are answered here.
  private var bits: [UInt64]

  init(root: UInt32, capacity: Int) {
    self.root = root
    bits = [UInt64](repeating: 0, count: (capacity + 63) / 64)
    steps[root] = (0, root)
    mark(root)
  }

  @inline(__always)
  func contains(_ node: UInt32) -> Bool {
    let word = Int(node >> 6)
    if word < bits.count { return bits[word] & (1 << UInt64(node & 63)) != 0 }
    return steps[node] != nil
  }

  /// Whether the node is new.
  @inline(__always)
  mutating func insert(_ node: UInt32, edge: UInt32, from: UInt32) -> Bool {
    if contains(node) { return false }
    mark(node)
    steps[node] = (edge, from)
    return true
  }

  private mutating func mark(_ node: UInt32) {
    let word = Int(node >> 6)
    if word < bits.count { bits[word] |= 1 << UInt64(node & 63) }
  }

  /// The relationships from a node back to the root.
  func way(to node: UInt32) -> [UInt32] {
    var edges: [UInt32] = []
    var here = node
    while here != root, let step = steps[here] {
      edges.append(step.edge)
      here = step.from
    }
    return edges
  }
}
