/// One edge while adjacency is built.
struct EdgeEntry: BitwiseCopyable {
  let neighbour: UInt32
  let edge: UInt32
}

extension Adjacency {
  /// Sorts edges of one type into rows.
  ///
  /// - Parameters:
  ///   - edges: Ascending.
  ///   - near: By edge, the node whose row it goes into.
  ///   - far: By edge, the node at the other end.
  /// - Complexity: O(nodes + edges): two counting sorts, by the far end and then by the near end.
  ///   For few edges O(edges × log edges), whatever the number of nodes.
  static func build(
    edges: FrozenView<UInt32>, near: FrozenView<UInt32>, far: FrozenView<UInt32>, nodeCount: Int
  ) -> Adjacency {
    if edges.count < nodeCount / 8 {
      return buildSparse(edges: edges, near: near, far: far)
    }
    // By the far end: edges arrive in their own order and keep it.
    let farOffsets = offsets(edges: edges, ends: far, nodeCount: nodeCount)
    let byFar = FrozenBytes.building(edges.count, of: EdgeEntry.self) { entries in
      withCursors(farOffsets) { cursors in
        for position in 0..<edges.count {
          let edge = edges[position]
          let end = Int(far[edge])
          entries[Int(cursors[end])] = EdgeEntry(neighbour: near[edge], edge: edge)
          cursors[end] += 1
        }
      }
    }
    // By the near end: far ends arrive ascending.
    let nearOffsets = offsets(edges: edges, ends: near, nodeCount: nodeCount)
    var edgeBytes: FrozenBytes?
    let neighbours = FrozenBytes.building(edges.count, of: UInt32.self) { neighbours in
      edgeBytes = FrozenBytes.building(edges.count, of: UInt32.self) { sorted in
        let entries: FrozenView<EdgeEntry> = byFar.view()
        let farStarts: FrozenView<UInt32> = farOffsets.view()
        withCursors(nearOffsets) { cursors in
          for end in 0..<nodeCount {
            for position in Int(farStarts[end])..<Int(farStarts[end + 1]) {
              let entry = entries[position]
              let place = Int(cursors[Int(entry.neighbour)])
              cursors[Int(entry.neighbour)] += 1
              neighbours[place] = UInt32(end)
              sorted[place] = entry.edge
            }
          }
        }
      }
    }
    return Adjacency(
      offsets: nearOffsets, neighbours: neighbours, edges: edgeBytes ?? FrozenBytes([UInt32]()),
      rows: nil)
  }

  private static func buildSparse(
    edges: FrozenView<UInt32>, near: FrozenView<UInt32>, far: FrozenView<UInt32>
  ) -> Adjacency {
    let sorted = edges.buffer.sorted {
      (near[$0], far[$0], $0) < (near[$1], far[$1], $1)
    }
    var rows: [UInt32] = []
    var offsets: [UInt32] = []
    for (position, edge) in sorted.enumerated() where rows.last != near[edge] {
      rows.append(near[edge])
      offsets.append(UInt32(position))
    }
    offsets.append(UInt32(sorted.count))
    return Adjacency(
      offsets: FrozenBytes(offsets), neighbours: FrozenBytes(sorted.map { far[$0] }),
      edges: FrozenBytes(sorted), rows: FrozenBytes(rows))
  }

  /// Both directions as one, rows ordered alike; a loop stands once.
  static func merge(_ out: AdjacencyView, _ into: AdjacencyView, nodeCount: Int) -> Adjacency {
    var starts = [UInt32](repeating: 0, count: nodeCount + 1)
    var total = 0
    for node in 0..<nodeCount {
      starts[node] = UInt32(total)
      total += out.degree(of: UInt32(node)) + into.degree(of: UInt32(node))
      let own = out.neighbours(of: UInt32(node))
      var loop = own.lowerBound(of: UInt32(node))
      while loop < own.count && own[loop] == UInt32(node) {
        total -= 1
        loop += 1
      }
    }
    starts[nodeCount] = UInt32(total)
    var edgeBytes: FrozenBytes?
    let neighbours = FrozenBytes.building(total, of: UInt32.self) { neighbours in
      edgeBytes = FrozenBytes.building(total, of: UInt32.self) { edges in
        var place = 0
        for node in 0..<UInt32(nodeCount) {
          let (a, b) = (out.range(of: node), into.range(of: node))
          var (i, j) = (a.lowerBound, b.lowerBound)
          while i < a.upperBound || j < b.upperBound {
            if j < b.upperBound && into.neighbours[j] == node {
              j += 1  // a loop, which stands among the outgoing edges too
              continue
            }
            let takesOut =
              j == b.upperBound
              || (i < a.upperBound
                && (out.neighbours[i], out.edges[i]) < (into.neighbours[j], into.edges[j]))
            neighbours[place] = takesOut ? out.neighbours[i] : into.neighbours[j]
            edges[place] = takesOut ? out.edges[i] : into.edges[j]
            if takesOut { i += 1 } else { j += 1 }
            place += 1
          }
        }
      }
    }
    return Adjacency(
      offsets: FrozenBytes(starts), neighbours: neighbours,
      edges: edgeBytes ?? FrozenBytes([UInt32]()), rows: nil)
  }

  /// Where each node's row starts, and the end of the last.
  private static func offsets(
    edges: FrozenView<UInt32>, ends: FrozenView<UInt32>, nodeCount: Int
  ) -> FrozenBytes {
    FrozenBytes.building(nodeCount + 1, of: UInt32.self) { offsets in
      offsets.initialize(repeating: 0)
      for position in 0..<edges.count { offsets[Int(ends[edges[position]]) + 1] += 1 }
      for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    }
  }

  /// A changeable copy of the row starts, to count up while rows fill.
  private static func withCursors(
    _ offsets: FrozenBytes, _ body: (UnsafeMutableBufferPointer<UInt32>) -> Void
  ) {
    let starts: FrozenView<UInt32> = offsets.view()
    _ = FrozenBytes.building(starts.count, of: UInt32.self) { cursors in
      _ = cursors.update(from: starts.buffer)
      body(cursors)
    }
  }
}
