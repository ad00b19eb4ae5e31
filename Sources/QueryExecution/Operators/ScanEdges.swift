import PropertyGraph
import QueryPlanning

/// For each row, all relationships of a type with their ends.
///
/// - Rows: in the order of the input, then of relationship ids.
final class ScanEdges: Operator {
  private let expand: Expand
  private let needs: (from: Bool, to: Bool)
  private var batch: Batch?
  private var row = 0
  private var position: UInt32 = 0
  private var end: UInt32 = 0
  /// Whether only the context's part of the relationships is wanted.
  private let isSplit: Bool

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    needs: (from: Bool, to: Bool), isSplit: Bool
  ) {
    self.isSplit = isSplit
    self.expand = expand
    self.needs = needs
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
    position = 0
  }

  override func next() throws -> Batch? {
    guard let type = expand.types.first.flatMap({ context.graph.type(resolving: $0) }) else {
      return nil
    }
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
        start()
      }
      guard let batch else { return nil }
      try context.checkpoint()
      while row < batch.count {
        let edges = found(type)
        if edges.isEmpty {
          row += 1
          start()
          continue
        }
        return output(edges, batch)
      }
      self.batch = nil
    }
  }

  /// Goes to the first relationship.
  private func start() {
    guard let frozen = context.frozen else {
      position = 0
      return
    }
    let all = 0..<frozen.edgeCapacity
    let part = isSplit ? context.part.range(of: all.count) : all
    (position, end) = (UInt32(part.lowerBound), UInt32(part.upperBound))
  }

  private func found(_ type: TypeID) -> [UInt32] {
    guard let frozen = context.frozen else {
      let edges = context.graph.edges(type: type).dropFirst(Int(position)).prefix(Batch.size * 4)
        .map(\.index)
      position += UInt32(edges.count)
      return edges
    }
    let (types, wanted, first, last) = (frozen.edgeTypes, Int64(type.index), position, end)
    var next = first
    let edges = [UInt32](unsafeUninitializedCapacity: Batch.size * 4) { edges, count in
      if let ones = types.storedOnes, let wanted = UInt8(exactly: wanted - types.base) {
        while next < last, count < edges.count {
          edges[count] = next
          count += ones[next] == wanted ? 1 : 0
          next += 1
        }
      } else {
        while next < last, count < edges.count {
          edges[count] = next
          count += types[Int(next)] == wanted ? 1 : 0
          next += 1
        }
      }
    }
    position = next
    return edges
  }

  private func output(_ edges: [UInt32], _ batch: Batch) -> Batch {
    var columns =
      live.isEmpty
      ? [Column](repeating: .absent, count: batch.columns.count)
      : carry(batch, Array(repeating: row, count: edges.count))
    columns[expand.edge] = .edges(edges)
    let isForward = expand.direction == .outgoing
    if needs.from { columns[expand.from] = .nodes(ends(of: edges, areSources: isForward)) }
    if needs.to { columns[expand.to] = .nodes(ends(of: edges, areSources: !isForward)) }
    return Batch(count: edges.count, columns: columns)
  }

  private func ends(of edges: [UInt32], areSources: Bool) -> [UInt32] {
    if let frozen = context.frozen {
      let ends = areSources ? frozen.edgeSources : frozen.edgeTargets
      return edges.map { ends[$0] }
    }
    return edges.map { edge in
      let id = EdgeID(edge)
      return (areSources ? context.graph.source(of: id) : context.graph.target(of: id)).index
    }
  }
}
