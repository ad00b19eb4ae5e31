extension Graph {
  /// Calls `body` with every edge of the node and the node at its other end.
  ///
  /// Edges come type by type, then by the other end, then by edge id; with `.either` the outgoing
  /// ones of a type before the incoming ones, and a loop once.
  /// - Parameter types: Without duplicates; empty takes every type.
  public func forEachEdge(
    of node: NodeID, direction: Direction, types: [TypeID], _ body: (EdgeID, NodeID) -> Void
  ) {
    if types.isEmpty {
      for type in 0..<UInt32(overlay.types.names.count) {
        forEachEdge(of: node, direction: direction, type: TypeID(type), body)
      }
    } else {
      for type in types { forEachEdge(of: node, direction: direction, type: type, body) }
    }
  }

  private func forEachEdge(
    of node: NodeID, direction: Direction, type: TypeID, _ body: (EdgeID, NodeID) -> Void
  ) {
    let key = Overlay.AdjacencyKey(node: node.index, type: type.index)
    if direction != .incoming {
      for edge in overlay.outgoing[key] ?? [] { body(EdgeID(edge), target(of: EdgeID(edge))) }
    }
    if direction != .outgoing {
      for edge in overlay.incoming[key] ?? [] {
        let source = source(of: EdgeID(edge))
        if direction == .either && source == node { continue }
        body(EdgeID(edge), source)
      }
    }
  }

  /// The edges of a node with the nodes at their other ends, in the order of `forEachEdge`.
  public func incidences(
    of node: NodeID, direction: Direction, types: [TypeID]
  ) -> [(edge: EdgeID, neighbour: NodeID)] {
    var result: [(edge: EdgeID, neighbour: NodeID)] = []
    forEachEdge(of: node, direction: direction, types: types) { result.append(($0, $1)) }
    return result
  }

  /// Number of edges of the node; a loop counts once with `.either`.
  public func degree(of node: NodeID, direction: Direction, types: [TypeID]) -> Int {
    var count = 0
    forEachEdge(of: node, direction: direction, types: types) { _, _ in count += 1 }
    return count
  }
}
