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
    var found: SearchTree
    /// The nodes found last, by their numbers.
    var border = 0..<1
    /// The number of relationships of the border's nodes.
    var cost: Int
    var depth = 0

    init(_ neighbours: Neighbours, root: UInt32, _ context: ExecutionContext) {
      self.neighbours = neighbours
      found = SearchTree(root: root, context)
      cost = neighbours.degree(of: root)
    }
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
  func path(from start: UInt32, to target: UInt32, atMost maximum: Int) throws -> [UInt32]? {
    var near = Side(forward, root: start, context)
    var far = Side(backward, root: target, context)
    defer {
      near.found.giveBack()
      far.found.giveBack()
    }
    while !near.border.isEmpty, !far.border.isEmpty, near.depth + far.depth < maximum {
      let meeting: UInt32?
      if near.cost <= far.cost {
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

  /// One step further on one side. Gives a node where the sides meet, if they do.
  private func widen(_ side: inout Side, toward other: Side) throws -> UInt32? {
    side.depth += 1
    let first = side.found.count
    var meeting: UInt32?
    for number in side.border {
      try context.tick()
      side.neighbours.forEach(of: side.found[number]) { edge, neighbour in
        guard meeting == nil, side.found.insert(neighbour, edge: edge, from: number) else { return }
        if other.found.contains(neighbour) { meeting = neighbour }
      }
      if meeting != nil { return meeting }
    }
    side.border = first..<side.found.count
    side.cost = 0
    for number in side.border {
      side.cost += side.neighbours.degree(of: side.found[number])
    }
    return nil
  }
}

/// Nodes found in a search, with the way back to its root.
private struct SearchTree {
  private var queue: NodeQueue
  /// By number, the relationship that leads to the node, and the number of the node before.
  private var steps: [(edge: UInt32, from: Int)] = [(0, 0)]

  init(root: UInt32, _ context: ExecutionContext) {
    queue = NodeQueue(context)
    queue.begin(with: root)
  }

  /// Number of nodes.
  var count: Int { queue.count }

  /// The node with a number; the root's is 0.
  subscript(number: Int) -> UInt32 { queue[number] }

  /// Leaves the memory for other searches. Nothing else may be done with the tree afterwards.
  mutating func giveBack() { queue.giveBack() }

  @inline(__always)
  func contains(_ node: UInt32) -> Bool { queue.number(of: node) != nil }

  /// Whether the node is new.
  @inline(__always)
  mutating func insert(_ node: UInt32, edge: UInt32, from: Int) -> Bool {
    guard queue.insert(node) else { return false }
    steps.append((edge, from))
    return true
  }

  /// The relationships from a node back to the root.
  func way(to node: UInt32) -> [UInt32] {
    var edges: [UInt32] = []
    var here = queue.number(of: node) ?? 0
    while here != 0 {
      edges.append(steps[here].edge)
      here = steps[here].from
    }
    return edges
  }
}
