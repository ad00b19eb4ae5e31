import PropertyGraph
import QueryPlanning
import QuerySyntax

/// For each row, the nodes that are neighbours of two bound nodes, with the relationships.
///
/// - Rows: in the order of the input; one for each pair of relationships.
/// - Complexity: of the two lists the one that costs less is walked: every element of the second
///   against marks of the first, or every element of the first by binary search in the second.
final class IntersectRows: Operator {
  private let intersect: Intersect
  private let needsEdges: Bool
  private var batch: Batch?
  private var row = 0
  private lazy var first = Neighbours(EdgeFilter(intersect.first, context.graph), context)
  private lazy var second = Neighbours(EdgeFilter(intersect.second, context.graph), context)
  private var marked = Column.null
  private var marks = VisitedNodes()

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ intersect: Intersect,
    needsEdges: Bool
  ) {
    self.intersect = intersect
    self.needsEdges = needsEdges
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
  }

  private struct Output {
    var rows: [Int] = []
    var nodes: [UInt32] = []
    var firstEdges: [UInt32] = []
    var secondEdges: [UInt32] = []
  }

  override func next() throws -> Batch? {
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        try context.checkpoint()
      }
      guard let batch else { return nil }
      var output = Output()
      while row < batch.count, output.rows.count < Batch.size {
        try context.tick()
        let left = batch.columns[intersect.first.from].node(at: row)
        let right = batch.columns[intersect.second.from].node(at: row)
        if left != Column.null, right != Column.null {
          let after = intersect.after.map { batch.columns[$0].node(at: row) }
          find(left, right, after, into: &output)
        }
        row += 1
      }
      if row >= batch.count { self.batch = nil }
      guard !output.rows.isEmpty else { continue }
      var columns = carry(batch, output.rows)
      columns[intersect.first.to] = .nodes(output.nodes)
      if needsEdges {
        columns[intersect.first.edge] = .edges(output.firstEdges)
        columns[intersect.second.edge] = .edges(output.secondEdges)
      }
      return Batch(count: output.rows.count, columns: columns)
    }
  }

  private func find(
    _ left: UInt32, _ right: UInt32, _ after: UInt32?, into output: inout Output
  ) {
    guard !needsEdges, intersect.first.types.count == 1, intersect.second.types.count == 1,
      let lists = first.sortedLists(of: left),
      let others = second.sortedLists(of: right)
    else {
      findEdges(left, right, after, into: &output)
      return
    }
    let own = lists.map { Self.suffix($0, after) }
    let far = others.map { Self.suffix($0, after) }
    let ownCount = own.reduce(0) { $0 + $1.count }
    let farCount = far.reduce(0) { $0 + $1.count }
    guard ownCount > 0, farCount > 0 else { return }
    let searchCost = ownCount * (4 + farCount.bitWidth - farCount.leadingZeroBitCount)
    if farCount <= searchCost {
      mark(left)
      for (index, list) in far.enumerated() {
        let skipsLoop = index == 1 && second.filter.direction == .either
        for node in list where marks.contains(node) {
          if skipsLoop, node == right { continue }
          append(node, count(node, in: lists, loop: left), into: &output)
        }
      }
    } else {
      for (index, list) in own.enumerated() {
        let skipsLoop = index == 1 && first.filter.direction == .either
        for node in list {
          if skipsLoop, node == left { continue }
          append(node, count(node, in: far, loop: right), into: &output)
        }
      }
    }
  }

  private func append(_ node: UInt32, _ count: Int, into output: inout Output) {
    for _ in 0..<count {
      output.rows.append(row)
      output.nodes.append(node)
    }
  }

  /// Marks the neighbours of a node, once for all the rows in a row that have it.
  private func mark(_ node: UInt32) {
    guard marked != node else { return }
    marks.begin(capacity: context.frozen?.nodeCapacity ?? 0)
    first.forEachNode(of: node) { marks.insert($0) }
    marked = node
  }

  private func count(
    _ node: UInt32, in lists: [UnsafeBufferPointer<UInt32>], loop: UInt32
  ) -> Int {
    var count = 0
    for (index, list) in lists.enumerated() {
      if index == 1, node == loop { continue }
      var position = Self.position(node, in: list)
      while position < list.count, list[position] == node {
        count += 1
        position += 1
      }
    }
    return count
  }

  private static func suffix(
    _ list: UnsafeBufferPointer<UInt32>, _ after: UInt32?
  ) -> UnsafeBufferPointer<UInt32> {
    guard let after else { return list }
    return UnsafeBufferPointer(rebasing: list[position(after &+ 1, in: list)...])
  }

  /// The first position whose element is not below `value`.
  private static func position(_ value: UInt32, in list: UnsafeBufferPointer<UInt32>) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The general way: every pair of relationships that meet.
  private func findEdges(
    _ left: UInt32, _ right: UInt32, _ after: UInt32?, into output: inout Output
  ) {
    var edges: [UInt32: [UInt32]] = [:]
    second.forEach(of: right) { edge, node in edges[node, default: []].append(edge) }
    first.forEach(of: left) { edge, node in
      if let after, node <= after { return }
      for other in edges[node] ?? [] {
        output.rows.append(row)
        output.nodes.append(node)
        output.firstEdges.append(edge)
        output.secondEdges.append(other)
      }
    }
  }
}
