extension Graph {
  /// Calls `body` with every edge of the node and the node at its other end.
  ///
  /// Edges come type by type, then by the other end, then by edge id; with `.either` the outgoing
  /// ones of a type before the incoming ones, and a loop once. Freezing does not change the order.
  /// - Parameter types: Without duplicates; empty takes every type.
  /// - Complexity: O(edges of the node, types).
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

  @inline(__always)
  private func forEachEdge(
    of node: NodeID, direction: Direction, type: TypeID, _ body: (EdgeID, NodeID) -> Void
  ) {
    if direction != .incoming {
      forEachEntry(of: node, type: type, isOutgoing: true) { edge, neighbour in
        body(EdgeID(edge), NodeID(neighbour))
      }
    }
    if direction != .outgoing {
      forEachEntry(of: node, type: type, isOutgoing: false) { edge, neighbour in
        if direction == .either && neighbour == node.index { return }
        body(EdgeID(edge), NodeID(neighbour))
      }
    }
  }

  /// One row of the base without its deleted edges, merged with the overlay's.
  @inline(__always)
  private func forEachEntry(
    of node: NodeID, type: TypeID, isOutgoing: Bool, _ body: (UInt32, UInt32) -> Void
  ) {
    let row = base.adjacency(type, isOutgoing ? .outgoing : .incoming)?.view
    let range = row?.range(of: node.index) ?? 0..<0
    if !overlay.isTouched {
      guard let row else { return }
      for position in range { body(row.edges[position], row.neighbours[position]) }
      return
    }
    let key = Overlay.AdjacencyKey(node: node.index, type: type.index)
    let added = (isOutgoing ? overlay.outgoing[key] : overlay.incoming[key]) ?? []
    let ends = isOutgoing ? overlay.newEdgeTargets : overlay.newEdgeSources
    var next = 0
    if let row {
      for position in range {
        let neighbour = row.neighbours[position]
        while next < added.count, ends[Int(added[next]) - base.edgeCapacity] < neighbour {
          body(added[next], ends[Int(added[next]) - base.edgeCapacity])
          next += 1
        }
        let edge = row.edges[position]
        if !overlay.deletedEdges.contains(edge) { body(edge, neighbour) }
      }
    }
    for edge in added[next...] { body(edge, ends[Int(edge) - base.edgeCapacity]) }
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
  ///
  /// - Complexity: O(types) in one direction of a frozen graph, else O(edges of the node).
  public func degree(of node: NodeID, direction: Direction, types: [TypeID]) -> Int {
    if isFrozen && direction != .either {
      return (types.isEmpty ? self.types : types).reduce(0) { sum, type in
        sum + (base.adjacency(type, direction)?.view.degree(of: node.index) ?? 0)
      }
    }
    var count = 0
    forEachEdge(of: node, direction: direction, types: types) { _, _ in count += 1 }
    return count
  }
}
