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
    guard !needsEdges, let lists = first.lists(of: left), let others = second.lists(of: right)
    else {
      findEdges(left, right, after, into: &output)
      return
    }
    let own = lists.after(after)
    let far = others.after(after)
    guard own.count > 0, far.count > 0 else { return }
    if far.count <= own.count * (4 + far.count.bitWidth - far.count.leadingZeroBitCount) {
      mark(left)
      let marks = marks
      far.forEach { node in
        if marks.contains(node) { append(node, lists.multiplicity(of: node), into: &output) }
      }
    } else {
      own.forEach { node in append(node, far.multiplicity(of: node), into: &output) }
    }
  }

  @inline(__always)
  private func append(_ node: UInt32, _ count: Int, into output: inout Output) {
    for _ in 0..<count {
      output.rows.append(row)
      output.nodes.append(node)
    }
  }

  /// Marks the neighbours of a node, once for all the rows in a row that have it.
  private func mark(_ node: UInt32) {
    guard marked != node else { return }
    var marks = VisitedNodes()
    swap(&marks, &self.marks)
    marks.begin(capacity: context.frozen?.nodeCapacity ?? 0)
    first.forEachNode(of: node) { marks.insert($0) }
    swap(&marks, &self.marks)
    marked = node
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
