import PropertyGraph
import QueryPlanning

/// Finds what can be reached from a node within a number of steps, level by level.
final class ReachSearch {
  private let expand: Expand
  private let repetition: BoundRepetition
  private let context: ExecutionContext
  private var queue: NodeQueue

  init(_ expand: Expand, _ repetition: BoundRepetition, _ context: ExecutionContext) {
    (self.expand, self.repetition, self.context) = (expand, repetition, context)
    queue = NodeQueue(context)
  }

  // Leaves the memory for other searches.
  deinit { queue.giveBack() }

  /// The nodes with some numbers that the search gave.
  func nodes(_ numbers: Range<Int>) -> ArraySlice<UInt32> {
    queue.nodes(from: numbers.lowerBound).prefix(numbers.count)
  }

  /// - Returns: The numbers of the nodes that were reached.
  /// - Complexity: O(relationships within reach).
  func reach(from start: UInt32, _ neighbours: Neighbours) throws -> Range<Int> {
    // A local queue, so that the loops check no access to it.
    var queue = NodeQueue(context)
    swap(&queue, &self.queue)
    defer { swap(&queue, &self.queue) }
    queue.begin(with: start)
    var closes = ClosedTrail(
      start: start, isDirected: expand.direction != .either,
      limit: repetition.minimum == 0 || expand.excludesStart ? 0 : repetition.maximum ?? Int.max)
    var border = 0..<1
    var depth = 0
    while !border.isEmpty, depth < repetition.maximum ?? Int.max {
      let found = queue.count
      for number in border {
        try context.tick()
        let node = queue[number]
        if closes.isSettled, let lists = neighbours.lists(of: node) {
          // A loop adds nothing, the node being there.
          queue.insert(lists.outgoing)
          queue.insert(lists.incoming)
        } else if closes.isSettled {
          neighbours.forEachNode(of: node) { queue.insert($0) }
        } else {
          neighbours.forEach(of: node) { edge, neighbour in
            let isNew = queue.insert(neighbour)
            closes.see(
              edge, from: number, to: neighbour, depth: depth,
              number: isNew ? nil : queue.number(of: neighbour))
          }
        }
      }
      depth += 1
      border = found..<queue.count
    }
    let includesStart = closes.isFound || repetition.minimum == 0 && !expand.excludesStart
    return (includesStart ? 0 : 1)..<queue.count
  }
}

/// Whether some way of different relationships leads from a node back to it within a limit.
///
/// Directed: any way back. Undirected: two ways out, by different first relationships, that meet.
private struct ClosedTrail {
  let start: UInt32
  let isDirected: Bool
  let limit: Int
  private(set) var isFound = false
  /// By number of the node, the first relationship on the way to it and the way's length.
  private var ways: [(branch: UInt32, depth: Int)]

  init(start: UInt32, isDirected: Bool, limit: Int) {
    self.start = start
    self.isDirected = isDirected
    self.limit = limit
    ways = isDirected || limit == 0 ? [] : [(0, 0)]
  }

  var isSettled: Bool { isFound || limit == 0 }

  /// Notes a relationship.
  ///
  /// - Parameters:
  ///   - node: The number of the node that it leads from.
  ///   - depth: The length of the way to that node.
  ///   - number: That of `other`; `nil` when it has just been found.
  mutating func see(
    _ edge: UInt32, from node: Int, to other: UInt32, depth: Int, number: Int?
  ) {
    guard !isSettled else { return }
    if isDirected || number == node {
      if other == start, depth + 1 <= limit { isFound = true }
      return
    }
    let branch = node == 0 ? edge : ways[node].branch
    guard let number else { return ways.append((branch, depth + 1)) }
    if number == 0 {
      if branch != edge, depth + 1 <= limit { isFound = true }
    } else if ways[number].branch != branch, depth + ways[number].depth + 1 <= limit {
      isFound = true
    }
  }
}
