import PropertyGraph
import QueryPlanning
import QuerySyntax

/// For each row, the nodes that can be reached from a node within a number of steps, each once.
///
/// - Rows: in the order of the input; nearer nodes first.
/// - Null: a null node reaches nothing.
/// - Complexity: O(relationships within reach), O(nodes of the graph) memory.
final class ReachNodes: Operator {
  private let expand: Expand
  private let repetition: BoundRepetition
  private var batch: Batch?
  private var row = 0
  private var known: Neighbours?
  private var visited = VisitedNodes()

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    _ repetition: BoundRepetition
  ) {
    self.expand = expand
    self.repetition = repetition
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
    if context.frozen == nil { known = nil }
  }

  override func next() throws -> Batch? {
    let neighbours = known ?? Neighbours(EdgeFilter(expand, context.graph), context)
    known = neighbours
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        try context.checkpoint()
      }
      guard let batch else { return nil }
      var rows: [Int] = []
      var nodes: [UInt32] = []
      while row < batch.count, rows.count < Batch.size {
        let start = batch.columns[expand.from].node(at: row)
        if start != Column.null {
          var found = try reach(from: start, neighbours)
          if expand.isInto {
            let target = batch.columns[expand.to].node(at: row)
            found = found.contains(target) ? [target] : []
          }
          nodes += found
          rows.append(contentsOf: repeatElement(row, count: found.count))
        }
        row += 1
      }
      if row >= batch.count { self.batch = nil }
      guard !rows.isEmpty else { continue }
      var columns = carry(batch, rows)
      if !expand.isInto { columns[expand.to] = .nodes(nodes) }
      return Batch(count: rows.count, columns: columns)
    }
  }

  private func reach(from start: UInt32, _ neighbours: Neighbours) throws -> [UInt32] {
    var closes = ClosedTrail(
      start: start, isDirected: expand.direction != .either,
      limit: repetition.minimum == 0 ? 0 : repetition.maximum ?? Int.max)
    closes.note(start, depth: 0, branch: 0)
    var order: [UInt32] = repetition.minimum == 0 ? [start] : []
    var level = [start]
    var depth = 0
    // A local set, so that the loops check no access to it.
    var visited = VisitedNodes()
    swap(&visited, &self.visited)
    defer { swap(&visited, &self.visited) }
    visited.begin(capacity: context.frozen?.nodeCapacity ?? 0)
    visited.insert(start)
    while !level.isEmpty, depth < repetition.maximum ?? Int.max {
      var next: [UInt32] = []
      for node in level {
        try context.tick()
        if closes.isSettled {
          neighbours.forEachNode(of: node) { neighbour in
            if visited.insert(neighbour) { next.append(neighbour) }
          }
        } else {
          neighbours.forEach(of: node) { edge, neighbour in
            let isNew = visited.insert(neighbour)
            closes.see(edge, from: node, to: neighbour, depth: depth, isNew: isNew)
            if isNew { next.append(neighbour) }
          }
        }
      }
      depth += 1
      order += next
      level = next
    }
    return closes.isFound ? [start] + order : order
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
  /// First relationship on the way to each node, and the way's length.
  private var ways: [UInt32: (branch: UInt32, depth: Int)] = [:]

  init(start: UInt32, isDirected: Bool, limit: Int) {
    self.start = start
    self.isDirected = isDirected
    self.limit = limit
  }

  var isSettled: Bool { isFound || limit == 0 }

  mutating func note(_ node: UInt32, depth: Int, branch: UInt32) {
    if !isDirected { ways[node] = (branch, depth) }
  }

  mutating func see(_ edge: UInt32, from node: UInt32, to other: UInt32, depth: Int, isNew: Bool) {
    guard !isSettled else { return }
    if isDirected || node == other {
      if other == start, depth + 1 <= limit { isFound = true }
      return
    }
    let branch = node == start ? edge : ways[node]?.branch ?? edge
    if isNew {
      ways[other] = (branch, depth + 1)
    } else if other == start {
      if node != start, branch != edge, depth + 1 <= limit { isFound = true }
    } else if let way = ways[other], way.branch != branch, depth + way.depth + 1 <= limit {
      isFound = true
    }
  }
}

/// A set of nodes that is emptied at no cost.
struct VisitedNodes {
  private var stamps: [UInt32] = []
  private var generation: UInt32 = 0
  private var others: Set<UInt32> = []

  /// Empties the set. Nodes below the capacity are found by position, others by hash.
  mutating func begin(capacity: Int) {
    if stamps.count != capacity || generation == .max {
      stamps = [UInt32](repeating: 0, count: capacity)
      generation = 0
    }
    generation += 1
    others.removeAll(keepingCapacity: true)
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
  mutating func insert(_ list: UnsafeBufferPointer<UInt32>) {
    let generation = generation
    let rest = stamps.withUnsafeMutableBufferPointer { stamps in
      var rest: [UInt32] = []
      for node in list {
        if Int(node) < stamps.count { stamps[Int(node)] = generation } else { rest.append(node) }
      }
      return rest
    }
    others.formUnion(rest)
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
