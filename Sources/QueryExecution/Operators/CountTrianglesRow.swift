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
    let shape = triangles.shape
    let lists = UpwardLists(out, into, keepingDirections: shape != .any)
    let counts = try SharedCounts.inParts(lists.count, threads: context.options.threads) { part in
      try lists.withViews { starts, ends in
        if shape == .any { return [try self.triangles(startingIn: part, starts, ends)] }
        let (all, cycles) = try self.directed(startingIn: part, starts, ends)
        return [shape == .cycle ? cycles : all - cycles]
      }
    }
    return counts.reduce(0, +)
  }

  private func triangles(
    startingIn nodes: Range<Int>, _ starts: UnsafeBufferPointer<UInt32>,
    _ ends: UnsafeBufferPointer<UInt32>
  ) throws -> Int64 {
    var count = 0
    try markingEnds(of: nodes, starts, ends, bitsOfNode: 1) { own, marks in
      for place in own {
        let middle = Int(ends[place])
        for next in Int(starts[middle])..<Int(starts[middle + 1]) {
          let end = ends[next]
          count += Int(marks[Int(end >> 6)] >> UInt64(end & 63) & 1)
        }
      }
    }
    return Int64(count)
  }

  /// All triangles, and those round which the relationships lead in a circle: the second leads on
  /// from the first, and the third back to where the first began, or all the other way round.
  private func directed(
    startingIn nodes: Range<Int>, _ starts: UnsafeBufferPointer<UInt32>,
    _ ends: UnsafeBufferPointer<UInt32>
  ) throws -> (all: Int64, cycles: Int64) {
    var (all, cycles) = (UInt64(0), UInt64(0))
    // One bit for each direction; at most one is set.
    try markingEnds(of: nodes, starts, ends, bitsOfNode: 2) { own, marks in
      for place in own {
        let first = ends[place]
        let middle = Int(first >> 1)
        for next in Int(starts[middle])..<Int(starts[middle + 1]) {
          let second = ends[next]
          let closing = marks[Int(second >> 6)] >> UInt64(second & 62)
          let leadsOn = UInt64((first ^ second ^ 1) & 1)
          all &+= (closing | closing >> 1) & 1
          cycles &+= closing >> UInt64((second ^ 1) & 1) & leadsOn
        }
      }
    }
    return (Int64(all), Int64(cycles))
  }

  /// Gives each node's places in `ends` to `body` while the bits that they name are set.
  @inline(__always)
  private func markingEnds(
    of nodes: Range<Int>, _ starts: UnsafeBufferPointer<UInt32>,
    _ ends: UnsafeBufferPointer<UInt32>, bitsOfNode: Int,
    _ body: (_ own: Range<Int>, _ marks: UnsafeMutableBufferPointer<UInt64>) -> Void
  ) throws {
    var marks = [UInt64](repeating: 0, count: (starts.count * bitsOfNode + 63) / 64)
    for node in nodes {
      if node & 0xFF == 0 { try context.checkpoint() }
      let own = Int(starts[node])..<Int(starts[node + 1])
      if own.count < 2 { continue }
      marks.withUnsafeMutableBufferPointer { marks in
        for place in own {
          let end = ends[place]
          marks[Int(end >> 6)] |= 1 << UInt64(end & 63)
        }
        body(own, marks)
        for place in own { marks[Int(ends[place] >> 6)] = 0 }
      }
    }
  }
}

/// The relationships of a simple graph, each at its end of lower degree: of two equal ones at the
/// one of lower id. Nodes are numbered from the first that has relationships.
private struct UpwardLists: Sendable {
  private let starts: [UInt32]
  /// Node numbers; with directions twice the number, and 1 more when the relationship comes from
  /// there.
  private let ends: [UInt32]

  /// Number of nodes.
  var count: Int { starts.count - 1 }

  init(_ out: AdjacencyView, _ into: AdjacencyView, keepingDirections: Bool) {
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
    ends = [UInt32](unsafeUninitializedCapacity: out.neighbours.count + 1) { ends, count in
      for node in span {
        let lists = [out.neighbours(of: node).buffer, into.neighbours(of: node).buffer]
        for (direction, list) in lists.enumerated() {
          for other in list {
            let number = other - first
            ends[count] = keepingDirections ? number << 1 | UInt32(direction) : number
            count += isUpward(node, other) ? 1 : 0
          }
        }
        starts.append(UInt32(count))
      }
    }
    self.starts = starts
  }

  func withViews<Result>(
    _ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>) throws -> Result
  ) rethrows -> Result {
    try starts.withUnsafeBufferPointer { starts in
      try ends.withUnsafeBufferPointer { try body(starts, $0) }
    }
  }
}
