import PropertyGraph

/// Memory of the size of the graph that one query leaves for the next, so that a short search in a
/// large graph costs what it touches.
final class ScratchPool: Sendable {
  private let numbers = Locked<[NodeNumbers]>([])
  private let sets = Locked<[VisitedNodes]>([])
  private let marks = Locked<[TwoEndedMarks]>([])

  /// How many are kept: one for each end of a search, on two threads.
  private static let most = 4

  /// Numbers of nodes, to be emptied by their taker.
  func takeNumbers() -> NodeNumbers {
    numbers.withLock { $0.popLast() } ?? NodeNumbers()
  }

  /// A set of nodes, to be emptied by its taker.
  func takeSet() -> VisitedNodes {
    sets.withLock { $0.popLast() } ?? VisitedNodes()
  }

  /// Marks of nodes, to be emptied by their taker.
  func takeMarks() -> TwoEndedMarks {
    marks.withLock { $0.popLast() } ?? TwoEndedMarks()
  }

  func giveBack(_ used: TwoEndedMarks) {
    marks.withLock { kept in
      if kept.count < Self.most, used.capacity > 0 { kept.append(used) }
    }
  }

  func giveBack(_ used: VisitedNodes) {
    sets.withLock { kept in
      if kept.count < Self.most, used.capacity > 0 { kept.append(used) }
    }
  }

  func giveBack(_ used: NodeNumbers) {
    numbers.withLock { kept in
      if kept.count < Self.most, used.capacity > 0 { kept.append(used) }
    }
  }
}
