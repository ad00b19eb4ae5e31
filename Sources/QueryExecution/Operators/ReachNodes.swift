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
  private var queue: NodeQueue
  /// What the nodes that are reached must pass.
  private let tests: [ColumnTest]

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    _ repetition: BoundRepetition, tests: [ColumnTest]
  ) {
    self.expand = expand
    self.repetition = repetition
    self.tests = tests
    queue = NodeQueue(context)
    super.init(context, [input], live: live)
  }

  deinit { queue.giveBack() }

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
      while row < batch.count, nodes.count < Batch.size {
        let start = batch.columns[expand.from].node(at: row)
        if start != Column.null {
          let target = expand.isInto ? batch.columns[expand.to].node(at: row) : nil
          try reach(from: start, neighbours, target, into: &nodes)
          while rows.count < nodes.count { rows.append(row) }
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

  /// Appends the nodes reached from a node, or of those only the target.
  private func reach(
    from start: UInt32, _ neighbours: Neighbours, _ target: UInt32?, into result: inout [UInt32]
  ) throws {
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
    let reached = queue.nodes(from: includesStart ? 0 : 1)
    if let target {
      if reached.contains(target) { result.append(target) }
    } else if tests.isEmpty {
      result += reached
    } else if reached.count < 16 {
      for node in reached where tests.allSatisfy({ $0.test(node) }) { result.append(node) }
    } else {
      result += tests.reduce(Array(reached)) { $1.select($0) }
    }
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
