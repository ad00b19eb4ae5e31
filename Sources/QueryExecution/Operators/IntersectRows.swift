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
  private var known: (first: Neighbours, second: Neighbours)?
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
    if context.frozen == nil { known = nil }
  }

  private struct Output {
    var rows: [Int] = []
    var nodes: [UInt32] = []
    var firstEdges: [UInt32] = []
    var secondEdges: [UInt32] = []
    /// When only the number of nodes is wanted, that of each row.
    var counts: [Int64] = []
  }

  override func next() throws -> Batch? {
    let (first, second) =
      known
      ?? (
        Neighbours(EdgeFilter(intersect.first, context.graph), context),
        Neighbours(EdgeFilter(intersect.second, context.graph), context)
      )
    known = (first, second)
    let firstIsSimple = first.isKnownSimple
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
          find(first, left, second, right, bounds(batch), isSimple: firstIsSimple, into: &output)
        }
        row += 1
      }
      if row >= batch.count { self.batch = nil }
      guard !output.rows.isEmpty else { continue }
      var columns = carry(batch, output.rows)
      if let count = intersect.count {
        columns[count] = .integers(output.counts)
        return Batch(count: output.rows.count, columns: columns)
      }
      columns[intersect.first.to] = .nodes(output.nodes)
      if needsEdges {
        columns[intersect.first.edge] = .edges(output.firstEdges)
        columns[intersect.second.edge] = .edges(output.secondEdges)
      }
      return Batch(count: output.rows.count, columns: columns)
    }
  }

  private typealias Bounds = (after: UInt32?, before: UInt32?)

  private func bounds(_ batch: Batch) -> Bounds {
    (
      intersect.first.after.map { batch.columns[$0].node(at: row) },
      intersect.first.before.map { batch.columns[$0].node(at: row) }
    )
  }

  private func find(
    _ first: Neighbours, _ left: UInt32, _ second: Neighbours, _ right: UInt32, _ bounds: Bounds,
    isSimple: Bool, into output: inout Output
  ) {
    guard !needsEdges, let lists = first.lists(of: left), let others = second.lists(of: right)
    else {
      findEdges(first, left, second, right, bounds, into: &output)
      return
    }
    let far = others.within(bounds.after, bounds.before)
    guard lists.count > 0, far.count > 0 else { return }
    let steps = 4 + far.count.bitWidth - far.count.leadingZeroBitCount
    let walksFar = far.count <= lists.count * steps
    let own = walksFar ? lists : lists.within(bounds.after, bounds.before)
    if walksFar { mark(left, first) }
    if intersect.count != nil {
      var count = 0
      if walksFar, isSimple {
        count = marks.count(in: far.outgoing) + marks.count(in: far.incoming)
      } else if walksFar {
        far.forEach { if marks.contains($0) { count += lists.multiplicity(of: $0) } }
      } else {
        own.forEach { count += far.multiplicity(of: $0) }
      }
      if count > 0 {
        output.rows.append(row)
        output.counts.append(Int64(count))
      }
    } else if walksFar {
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
  private func mark(_ node: UInt32, _ neighbours: Neighbours) {
    guard marked != node else { return }
    var marks = VisitedNodes()
    swap(&marks, &self.marks)
    marks.begin(capacity: context.frozen?.nodeCapacity ?? 0)
    if let lists = neighbours.lists(of: node) {
      marks.insert(lists.outgoing)
      marks.insert(lists.incoming)
    } else {
      neighbours.forEachNode(of: node) { marks.insert($0) }
    }
    swap(&marks, &self.marks)
    marked = node
  }

  /// The general way: every pair of relationships that meet.
  private func findEdges(
    _ first: Neighbours, _ left: UInt32, _ second: Neighbours, _ right: UInt32, _ bounds: Bounds,
    into output: inout Output
  ) {
    var edges: [UInt32: [UInt32]] = [:]
    var count = 0
    second.forEach(of: right) { edge, node in edges[node, default: []].append(edge) }
    first.forEach(of: left) { edge, node in
      if !NeighbourLists.isWithin(node, bounds.after, bounds.before) { return }
      if intersect.count != nil {
        count += edges[node]?.count ?? 0
        return
      }
      for other in edges[node] ?? [] {
        output.rows.append(row)
        output.nodes.append(node)
        output.firstEdges.append(edge)
        output.secondEdges.append(other)
      }
    }
    if count > 0 {
      output.rows.append(row)
      output.counts.append(Int64(count))
    }
  }
}
