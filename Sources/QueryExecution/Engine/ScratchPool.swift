import PropertyGraph

/// Memory of the size of the graph that one query leaves for the next, so that a short search in a
/// large graph costs what it touches.
final class ScratchPool: Sendable {
  let numbers = Kept<NodeNumbers>()
  let sets = Kept<VisitedNodes>()
  let marks = Kept<TwoEndedMarks>()

  /// Memory of one kind.
  final class Kept<Memory: ScratchMemory>: Sendable {
    /// How many are kept: one for each end of a search, on two threads.
    private let most = 4
    private let memory = Locked<[Memory]>([])

    /// To be emptied by its taker.
    func take() -> Memory { memory.withLock { $0.popLast() } ?? Memory() }

    func giveBack(_ used: Memory) {
      memory.withLock { kept in
        if kept.count < most, used.capacity > 0 { kept.append(used) }
      }
    }
  }
}

/// Memory that a query may leave for the next.
protocol ScratchMemory: Sendable {
  init()
  /// Number of nodes that it has room for.
  var capacity: Int { get }
}
