import Synchronization

/// The edges of one type in one direction: for every node the other ends and the edges, ordered by
/// other end, then by edge, in contiguous memory (compressed sparse rows).
package final class Adjacency: Sendable {
  package let view: AdjacencyView
  /// What `view` looks into, in the order offsets, neighbours, edges, rows.
  package let offsets: FrozenBytes
  package let neighbours: FrozenBytes
  package let edges: FrozenBytes
  package let rows: FrozenBytes?

  /// - Parameters:
  ///   - offsets: Where each row starts, and the end of the last.
  ///   - rows: The nodes that have a row, ascending; `nil` when every node has one.
  package init(
    offsets: FrozenBytes, neighbours: FrozenBytes, edges: FrozenBytes, rows: FrozenBytes?
  ) {
    self.offsets = offsets
    self.neighbours = neighbours
    self.edges = edges
    self.rows = rows
    view = AdjacencyView(
      offsets: offsets.view(), neighbours: neighbours.view(), edges: edges.view(),
      rows: rows?.view())
  }

  /// Number of entries.
  package var count: Int { view.neighbours.count }

  /// Whether no two entries of a row have the same neighbour, and none is the row's own node: then
  /// rows are sets, and walks of two edges back to their start are the only ones that repeat.
  ///
  /// - Complexity: O(entries) the first time, then O(1).
  package var isSimple: Bool {
    let known = simplicity.load(ordering: .relaxed)
    if known != Simplicity.unknown { return known == Simplicity.simple }
    let isSimple = findOutWhetherSimple()
    simplicity.store(isSimple ? Simplicity.simple : Simplicity.multiple, ordering: .relaxed)
    return isSimple
  }

  private enum Simplicity {
    static let unknown: UInt8 = 0
    static let simple: UInt8 = 1
    static let multiple: UInt8 = 2
  }

  private let simplicity = Atomic<UInt8>(Simplicity.unknown)

  private func findOutWhetherSimple() -> Bool {
    let view = view
    for row in 0..<max(0, view.offsets.count - 1) {
      let node = view.rows.map { $0[row] } ?? UInt32(row)
      var last: UInt32?
      for place in Int(view.offsets[row])..<Int(view.offsets[row + 1]) {
        let neighbour = view.neighbours[place]
        if neighbour == last || neighbour == node { return false }
        last = neighbour
      }
    }
    return true
  }
}

// `@inlinable` reaches other modules only from `public` declarations, and their hot loops live on it.

/// What hot loops take from an ``Adjacency`` once, before they start.
public struct AdjacencyView: Sendable {
  public let offsets: FrozenView<UInt32>
  public let neighbours: FrozenView<UInt32>
  /// The edges, in step with `neighbours`.
  public let edges: FrozenView<UInt32>
  /// The nodes that have a row; `nil` when row numbers are node numbers.
  public let rows: FrozenView<UInt32>?

  /// Where the node's entries stand.
  ///
  /// - Complexity: O(1); O(log rows) for a type that few nodes have.
  @inlinable
  @inline(__always)
  public func range(of node: UInt32) -> Range<Int> {
    guard let rows else {
      guard Int(node) + 1 < offsets.count else { return 0..<0 }
      return Int(offsets[node])..<Int(offsets[Int(node) + 1])
    }
    let row = rows.lowerBound(of: node)
    guard row < rows.count, rows[row] == node else { return 0..<0 }
    return Int(offsets[row])..<Int(offsets[row + 1])
  }

  /// The other ends of the node's edges, ascending; one that is reached by several edges comes as
  /// often.
  @inlinable
  @inline(__always)
  public func neighbours(of node: UInt32) -> FrozenView<UInt32> {
    neighbours.slice(range(of: node))
  }

  /// The nodes from the first that has entries to the last.
  package var span: Range<UInt32> {
    guard neighbours.count > 0 else { return 0..<0 }
    let first = offsets.lowerBound(of: 1) - 1
    let last = offsets.lowerBound(of: offsets[offsets.count - 1]) - 1
    return rows.map { $0[first]..<$0[last] + 1 } ?? UInt32(first)..<UInt32(last) + 1
  }

  @inlinable
  @inline(__always)
  public func degree(of node: UInt32) -> Int { range(of: node).count }
}
