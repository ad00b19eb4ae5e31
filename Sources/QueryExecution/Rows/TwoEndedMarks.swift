/// Which of two searches found which nodes; emptied at hardly any cost.
struct TwoEndedMarks: ScratchMemory {
  enum End: UInt16 {
    case near = 0
    case far = 1

    var other: End { self == .near ? .far : .near }
  }

  /// By node, the generation in which it was found last, odd from the far end.
  private var stamps: [UInt16] = []
  private var generation: UInt16 = 0
  private var others: [UInt32: End] = [:]

  /// For how many nodes, from 0 on, there is room; others are found by hash.
  var capacity: Int { stamps.count }

  /// Forgets all nodes.
  mutating func begin(capacity: Int) {
    if stamps.count != capacity || generation >= .max - 3 {
      stamps = [UInt16](repeating: 0, count: capacity)
      generation = 0
    }
    generation += 2
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }

  /// Goes through a list of nodes that one end finds, up to the first that the other end has.
  ///
  /// - Parameter isNew: Called with the position of each node that neither end had.
  /// - Returns: The position of the node that the other end has.
  @inline(__always)
  mutating func find(
    _ list: UnsafeBufferPointer<UInt32>, from end: End, _ isNew: (Int) -> Void
  ) -> Int? {
    let (own, other) = (generation + end.rawValue, generation + end.other.rawValue)
    guard !stamps.isEmpty else { return findByHash(list, from: end, isNew) }
    return stamps.withUnsafeMutableBufferPointer { stamps in
      for position in list.indices {
        let place = Int(list[position])
        if stamps[place] == own { continue }
        if stamps[place] == other { return position }
        stamps[place] = own
        isNew(position)
      }
      return nil
    }
  }

  private mutating func findByHash(
    _ list: UnsafeBufferPointer<UInt32>, from end: End, _ isNew: (Int) -> Void
  ) -> Int? {
    for position in list.indices {
      switch others.updateValue(end, forKey: list[position]) {
      case nil: isNew(position)
      case end: continue
      default: return position
      }
    }
    return nil
  }
}
