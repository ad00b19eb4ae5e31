import PropertyGraph

/// One shortest path between two different nodes, searched from both ends at once.
///
/// Each round widens the side with the smaller border by one step: by its relationships as long as
/// these are soon counted, then by its nodes. The first node that both sides have gives a shortest
/// path.
///
/// - Complexity: O(relationships within half the distance of either end).
struct BidirectionalSearch {
  /// A node that was found.
  private struct Step {
    let node: UInt32
    /// The relationship that leads to it.
    let edge: UInt32
    /// The number of the step before; the first step is its own.
    let before: UInt32
  }

  /// One end and what was found from it.
  private struct Side {
    let end: TwoEndedMarks.End
    let neighbours: Neighbours
    /// In the order in which they were found, the end itself first.
    var steps: [Step]
    /// The steps found last.
    var border = 0..<1
    var depth = 0

    init(_ end: TwoEndedMarks.End, _ neighbours: Neighbours, root: UInt32) {
      (self.end, self.neighbours) = (end, neighbours)
      steps = [Step(node: root, edge: 0, before: 0)]
    }

    /// The number of relationships of the border's nodes.
    var cost: Int {
      steps[border].reduce(0) { $0 + neighbours.degree(of: $1.node) }
    }

    /// The relationships from a step back to the end.
    func way(to step: Int) -> [UInt32] {
      var edges: [UInt32] = []
      var here = step
      while here != 0 {
        edges.append(steps[here].edge)
        here = Int(steps[here].before)
      }
      return edges
    }
  }

  /// Where the sides meet: a relationship from a step of the side that is widened to a node of the
  /// other.
  private struct Meeting {
    let step: Int
    let edge: UInt32
    let node: UInt32
  }

  private let forward: Neighbours
  private let backward: Neighbours
  private let context: ExecutionContext

  /// Up to how many nodes of both borders their relationships are counted.
  private static let mostCounted = 64

  init(forward: Neighbours, backward: Neighbours, _ context: ExecutionContext) {
    self.forward = forward
    self.backward = backward
    self.context = context
  }

  /// The relationships of a shortest path; `nil` when there is none within the bound.
  func path(from start: UInt32, to target: UInt32, atMost maximum: Int) throws -> [UInt32]? {
    var marks = context.scratch.marks.take()
    defer { context.scratch.marks.giveBack(marks) }
    marks.begin(capacity: context.frozen?.nodeCapacity ?? 0)
    var near = Side(.near, forward, root: start)
    var far = Side(.far, backward, root: target)
    for side in [near, far] { Self.mark(side, &marks) }
    while !near.border.isEmpty, !far.border.isEmpty, near.depth + far.depth < maximum {
      if Self.isCheaper(near, far) {
        guard let meeting = try widen(&near, &marks) else { continue }
        return Self.path(meeting, near, far)
      }
      guard let meeting = try widen(&far, &marks) else { continue }
      return Self.path(meeting, far, near).reversed()
    }
    return nil
  }

  private static func mark(_ side: Side, _ marks: inout TwoEndedMarks) {
    withUnsafePointer(to: side.steps[0].node) { root in
      _ = marks.find(UnsafeBufferPointer(start: root, count: 1), from: side.end) { _ in }
    }
  }

  private static func isCheaper(_ near: Side, _ far: Side) -> Bool {
    near.border.count + far.border.count > mostCounted
      ? near.border.count <= far.border.count : near.cost <= far.cost
  }

  /// From the end of the side that was widened to the other end.
  private static func path(_ meeting: Meeting, _ own: Side, _ other: Side) -> [UInt32] {
    let step = other.steps.firstIndex { $0.node == meeting.node } ?? 0
    return own.way(to: meeting.step).reversed() + [meeting.edge] + other.way(to: step)
  }

  /// One step further on one side, up to where the other side begins.
  private func widen(_ side: inout Side, _ marks: inout TwoEndedMarks) throws -> Meeting? {
    side.depth += 1
    var steps: [Step] = []
    swap(&steps, &side.steps)
    defer { swap(&steps, &side.steps) }
    let first = steps.count
    for number in side.border {
      try context.tick()
      let node = steps[number].node
      var meeting: Meeting?
      side.neighbours.forEachList(of: node) { nodes, edges in
        guard meeting == nil else { return }
        let met = marks.find(nodes, from: side.end) { position in
          steps.append(
            Step(node: nodes[position], edge: edges[position], before: UInt32(number)))
        }
        if let met { meeting = Meeting(step: number, edge: edges[met], node: nodes[met]) }
      }
      if let meeting { return meeting }
    }
    side.border = first..<steps.count
    return nil
  }
}
