import PropertyGraph
import QueryPlanning

/// Adds to each row the number of different nodes that some steps lead to from a node.
///
/// - Complexity: O(relationships within reach) a row; two bytes a node of the graph.
final class CountDistinctEndsRows: CountFromNode {
  private struct Step {
    let neighbours: Neighbours
    let to: Slot
    let conditions: [Condition]
  }

  private let ends: CountEnds
  private let conditions: [[Condition]]
  private var known: [Step]?
  private var visited: VisitedNodes

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ ends: CountEnds,
    conditions: [[Condition]]
  ) {
    (self.ends, self.conditions) = (ends, conditions)
    visited = context.scratch.sets.take()
    super.init(context, input, live: live, start: ends.steps[0].from, slot: ends.slot)
  }

  deinit { context.scratch.sets.giveBack(visited) }

  override func reset() {
    super.reset()
    if context.frozen == nil { known = nil }
  }

  /// How the steps lead on in the graph as it is.
  private func steps() -> [Step] {
    if let known { return known }
    let steps = zip(ends.steps, conditions).map { step, conditions in
      Step(
        neighbours: Neighbours(EdgeFilter(step, context.graph), context), to: step.to,
        conditions: conditions)
    }
    known = steps
    return steps
  }

  override func count(from start: UInt32) throws -> Int {
    let steps = steps()
    // A local set, so that the loops check no access to it.
    var visited = VisitedNodes()
    swap(&visited, &self.visited)
    defer { swap(&visited, &self.visited) }
    var border = [start]
    for (index, step) in steps.enumerated() {
      let isLast = index == steps.count - 1
      visited.begin(capacity: context.frozen.map { $0.nodeCapacity + 1 } ?? 0)
      if isLast, ends.excludesStart { visited.insert(start) }
      if isLast, step.conditions.isEmpty { return count(border, step.neighbours, &visited) }
      var next: [UInt32] = []
      for node in border {
        step.neighbours.forEachNode(of: node) { if visited.insert($0) { next.append($0) } }
      }
      border = try passing(next, step)
      if border.isEmpty { return 0 }
    }
    return border.count
  }

  /// How many nodes the last step leads to.
  private func count(
    _ border: [UInt32], _ neighbours: Neighbours, _ visited: inout VisitedNodes
  ) -> Int {
    var count = 0
    for node in border {
      if let lists = neighbours.lists(of: node) {
        count += visited.insert(lists.outgoing) + visited.insert(lists.incoming)
      } else {
        neighbours.forEachNode(of: node) { count += visited.insert($0) ? 1 : 0 }
      }
    }
    return count
  }

  private func passing(_ nodes: [UInt32], _ step: Step) throws -> [UInt32] {
    guard !step.conditions.isEmpty, !nodes.isEmpty else { return nodes }
    var columns = [Column](repeating: .absent, count: context.width)
    columns[step.to] = .nodes(nodes)
    let batch = Batch(count: nodes.count, columns: columns)
    var rows = Array(nodes.indices)
    for condition in step.conditions { rows = try condition.filter(batch, rows) }
    return rows.map { nodes[$0] }
  }
}
