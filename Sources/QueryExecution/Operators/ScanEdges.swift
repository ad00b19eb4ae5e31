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

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, _ expand: Expand,
    needs: (from: Bool, to: Bool)
  ) {
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
        (row, position) = (0, 0)
      }
      guard let batch else { return nil }
      try context.checkpoint()
      while row < batch.count {
        let edges = found(type)
        if edges.isEmpty {
          row += 1
          position = 0
          continue
        }
        return output(edges, batch)
      }
      self.batch = nil
    }
  }

  private func found(_ type: TypeID) -> [UInt32] {
    var edges: [UInt32] = []
    edges.reserveCapacity(Batch.size * 4)
    if let frozen = context.frozen {
      let types = frozen.edgeTypes
      let end = UInt32(frozen.edgeCapacity)
      let wanted = Int64(type.index)
      var edge = position
      while edge < end, edges.count < Batch.size * 4 {
        if types[Int(edge)] == wanted { edges.append(edge) }
        edge += 1
      }
      position = edge
      return edges
    }
    for edge in context.graph.edges(type: type).dropFirst(Int(position)).prefix(Batch.size * 4) {
      edges.append(edge.index)
    }
    position += UInt32(edges.count)
    return edges
  }

  private func output(_ edges: [UInt32], _ batch: Batch) -> Batch {
    var columns = carry(batch, Array(repeating: row, count: edges.count))
    columns[expand.edge] = .edges(edges)
    let isForward = expand.direction == .outgoing
    if needs.from {
      columns[expand.from] = .nodes(edges.map { end(of: $0, isSource: isForward) })
    }
    if needs.to {
      columns[expand.to] = .nodes(edges.map { end(of: $0, isSource: !isForward) })
    }
    return Batch(count: edges.count, columns: columns)
  }

  private func end(of edge: UInt32, isSource: Bool) -> UInt32 {
    let id = EdgeID(edge)
    return isSource ? context.graph.source(of: id).index : context.graph.target(of: id).index
  }
}
