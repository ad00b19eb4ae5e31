import PropertyGraph
import QueryPlanning

/// The number of triangles of a simple graph: one row.
///
/// - Complexity: O(relationships^1.5), less where degrees differ: each relationship leads from the
///   end of lower degree to the other, and for each node the ends of two steps are looked up among
///   those of one. In parts worked on at the same time. Four bytes a relationship.
final class CountTrianglesRow: Operator {
  private let triangles: Triangles
  private var isDone = false

  init(_ context: ExecutionContext, live: Set<Slot>, _ triangles: Triangles) {
    self.triangles = triangles
    super.init(context, [], live: live)
  }

  override func reset() { isDone = false }

  override func next() throws -> Batch? {
    if isDone { return nil }
    isDone = true
    var columns = [Column](repeating: .absent, count: context.width)
    columns[triangles.slot] = .integers([try count() * triangles.ways])
    return Batch(count: 1, columns: columns)
  }

  private func count() throws -> Int64 {
    guard let frozen = context.frozen,
      let type = triangles.types.first.flatMap({ context.graph.type(resolving: $0) }),
      let out = frozen.adjacency(type, .outgoing)?.view,
      let into = frozen.adjacency(type, .incoming)?.view
    else { return 0 }
    try context.hold(bytes: out.neighbours.count * 4)
    let lists = UpwardLists(out, into)
    let shape = triangles.shape
    let counts = try SharedCounts.inParts(lists.count, threads: context.options.threads) { part in
      try lists.withViews { starts, ends in
        let all = shape == .cycle ? 0 : try self.triangles(startingIn: part, starts, ends)
        let cycles = shape == .any ? 0 : try self.cycles(startingIn: part, starts, ends)
        return [shape == .transitive ? all - cycles : all + cycles]
      }
    }
    return counts.reduce(0, +)
  }

  private func triangles(
    startingIn nodes: Range<Int>, _ starts: UnsafeBufferPointer<UInt32>,
    _ ends: UnsafeBufferPointer<UpwardLists.End>
  ) throws -> Int64 {
    var count = 0
    var marks = [UInt64](repeating: 0, count: (starts.count + 63) / 64)
    for node in nodes {
      if node & 0xFF == 0 { try context.checkpoint() }
      let own = Int(starts[node])..<Int(starts[node + 1])
      if own.count < 2 { continue }
      marks.withUnsafeMutableBufferPointer { marks in
        for place in own {
          let end = ends[place].node
          marks[end >> 6] |= 1 << UInt64(end & 63)
        }
        for place in own {
          let middle = ends[place].node
          for next in Int(starts[middle])..<Int(starts[middle + 1]) {
            let end = ends[next].node
            count += Int(marks[end >> 6] >> UInt64(end & 63) & 1)
          }
        }
        for place in own { marks[ends[place].node >> 6] = 0 }
      }
    }
    return Int64(count)
  }

  /// Those whose relationships lead round in a circle: of a relationship out of the first node the
  /// next goes on, and the one that closes leads into the first; or all the other way round.
  private func cycles(
    startingIn nodes: Range<Int>, _ starts: UnsafeBufferPointer<UInt32>,
    _ ends: UnsafeBufferPointer<UpwardLists.End>
  ) throws -> Int64 {
    var count = 0
    // By node and direction.
    var marks = [UInt64](repeating: 0, count: (starts.count + 31) / 32)
    for node in nodes {
      if node & 0xFF == 0 { try context.checkpoint() }
      let own = Int(starts[node])..<Int(starts[node + 1])
      if own.count < 2 { continue }
      marks.withUnsafeMutableBufferPointer { marks in
        for place in own {
          let end = Int(ends[place].bits)
          marks[end >> 6] |= 1 << UInt64(end & 63)
        }
        for place in own {
          let middle = ends[place]
          for next in Int(starts[middle.node])..<Int(starts[middle.node + 1]) {
            let end = ends[next]
            let closing = Int(end.bits) ^ 1
            let isThere = Int(marks[closing >> 6] >> UInt64(closing & 63) & 1)
            count += isThere & Int((end.bits ^ middle.bits ^ 1) & 1)
          }
        }
        for place in own { marks[Int(ends[place].bits) >> 6] = 0 }
      }
    }
    return Int64(count)
  }
}

/// The relationships of a simple graph, each at its end of lower degree: of two equal ones at the
/// one of lower id. Nodes are numbered from the first that has relationships.
private struct UpwardLists: Sendable {
  /// The node at the other end, and whether the relationship leads there.
  struct End: Sendable, BitwiseCopyable {
    /// The node's number, twice, and 1 more when the relationship comes from there.
    let bits: UInt32

    @inline(__always)
    init(_ node: UInt32, isIncoming: Bool) { bits = node << 1 | (isIncoming ? 1 : 0) }

    var node: Int { @inline(__always) get { Int(bits >> 1) } }
  }

  private let starts: [UInt32]
  private let ends: [End]

  /// Number of nodes.
  var count: Int { starts.count - 1 }

  init(_ out: AdjacencyView, _ into: AdjacencyView) {
    let spans = [out.span, into.span].filter { !$0.isEmpty }
    let first = spans.map(\.lowerBound).min() ?? 0
    let span = first..<(spans.map(\.upperBound).max() ?? first)
    precondition(span.count < 1 << 31)
    let degrees = span.map { UInt32(out.degree(of: $0) + into.degree(of: $0)) }
    var starts: [UInt32] = [0]
    starts.reserveCapacity(span.count + 1)
    let isUpward = { (node: UInt32, other: UInt32) in
      let (own, its) = (degrees[Int(node - first)], degrees[Int(other - first)])
      return its > own || its == own && other > node
    }
    ends = [End](unsafeUninitializedCapacity: out.neighbours.count + 1) { ends, count in
      for node in span {
        for (list, isIncoming) in [
          (out.neighbours(of: node).buffer, false), (into.neighbours(of: node).buffer, true),
        ] {
          for other in list {
            ends[count] = End(other - first, isIncoming: isIncoming)
            count += isUpward(node, other) ? 1 : 0
          }
        }
        starts.append(UInt32(count))
      }
    }
    self.starts = starts
  }

  func withViews<Result>(
    _ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<End>) throws -> Result
  ) rethrows -> Result {
    try starts.withUnsafeBufferPointer { starts in
      try ends.withUnsafeBufferPointer { try body(starts, $0) }
    }
  }
}
