import Synchronization

/// The immutable part of a graph, shared by its copies: columns by element id, and adjacency by
/// type.
///
/// Names are kept by the overlay; here are only numbers. Ids of deleted elements are holes.
package final class FrozenGraph: Sendable {
  /// The stored numbers of which everything else here is made.
  package struct Contents: Sendable {
    /// By node, its label set, or `LabelSetTable.noNode`.
    package var nodeLabelSets = FrozenBytes([UInt32]())
    /// By edge.
    package var edgeSources = FrozenBytes([UInt32]())
    package var edgeTargets = FrozenBytes([UInt32]())
    /// By edge, its type; -1 for a deleted edge.
    package var edgeTypes: (integers: PackedIntegers, bytes: FrozenBytes) = PackedIntegers.pack([])
    /// By label, the nodes that have it, ascending.
    package var nodesByLabel: [FrozenBytes] = []
    /// By type.
    package var outgoing: [Adjacency] = []
    package var incoming: [Adjacency] = []
    /// By key; `nil` when no element has the property.
    package var nodeColumns: [PropertyColumn?] = []
    package var edgeColumns: [PropertyColumn?] = []
    /// By key; `nil` when the column has none.
    package var nodeIndexes: [HashIndex?] = []
    package var statistics = DegreeStatistics()

    package init() {}
  }

  package let contents: Contents
  /// Ids below these are the base's; the overlay's follow.
  package let nodeCapacity: Int
  package let edgeCapacity: Int
  package let nodeLabelSets: FrozenView<UInt32>
  package let edgeSources: FrozenView<UInt32>
  package let edgeTargets: FrozenView<UInt32>
  package let edgeTypes: PackedIntegers
  /// Adjacency of both directions, made when first asked for.
  private let undirected = Locked<[UInt32: Adjacency]>([:])
  /// By type, whether its edges make a simple graph, once it is known.
  private let simplicity = Locked<[UInt32: Bool]>([:])

  /// By type, whether its edges follow each other, and from where on, once it is known.
  private let runs = Locked<[UInt32: Range<UInt32>?]>([:])
  /// Different for every base of this process.
  let number: UInt64
  private static let lastNumber = Atomic<UInt64>(0)

  package static let empty = FrozenGraph(Contents())

  package init(_ contents: Contents) {
    self.contents = contents
    number = Self.lastNumber.add(1, ordering: .relaxed).newValue
    nodeLabelSets = contents.nodeLabelSets.view()
    edgeSources = contents.edgeSources.view()
    edgeTargets = contents.edgeTargets.view()
    edgeTypes = contents.edgeTypes.integers
    nodeCapacity = nodeLabelSets.count
    edgeCapacity = edgeSources.count
  }

  /// The nodes that have a label, ascending; `nil` for a label that the base does not know.
  package func nodes(label: LabelID) -> FrozenView<UInt32>? {
    label.index < contents.nodesByLabel.count
      ? contents.nodesByLabel[Int(label.index)].view() : nil
  }

  /// Edges of a type; `nil` for a type that the base does not know.
  ///
  /// - Complexity: O(1), but the first time for a type in both directions O(nodes + its edges).
  package func adjacency(_ type: TypeID, _ direction: Direction) -> Adjacency? {
    guard type.index < contents.outgoing.count else { return nil }
    let (out, into) = (contents.outgoing[Int(type.index)], contents.incoming[Int(type.index)])
    switch direction {
    case .outgoing: return out
    case .incoming: return into
    case .either:
      return undirected.withLock { made in
        if let adjacency = made[type.index] { return adjacency }
        let adjacency = Adjacency.merge(out.view, into.view, nodeCount: nodeCapacity)
        made[type.index] = adjacency
        return adjacency
      }
    }
  }

  /// The edges of a type, when there is no other edge between the first and the last.
  ///
  /// - Complexity: O(edges) the first time, then O(1).
  package func edgeRun(of type: TypeID) -> Range<UInt32>? {
    guard type.index < contents.outgoing.count else { return nil }
    return runs.withLock { runs in
      if let known = runs[type.index] { return known }
      let (count, wanted) = (contents.outgoing[Int(type.index)].count, Int64(type.index))
      var run: Range<UInt32>?
      if let first = (0..<edgeCapacity).first(where: { edgeTypes[$0] == wanted }),
        first + count <= edgeCapacity,
        (first..<first + count).allSatisfy({ edgeTypes[$0] == wanted })
      {
        run = UInt32(first)..<UInt32(first + count)
      }
      runs[type.index] = .some(run)
      return run
    }
  }

  /// Whether the edges of a type make a simple graph, their direction left aside: no loops, and no
  /// two edges between the same two nodes.
  ///
  /// - Complexity: O(nodes + edges of the type) the first time, then O(1).
  package func isSimple(_ type: TypeID) -> Bool {
    guard type.index < contents.outgoing.count else { return false }
    if let known = simplicity.withLock({ $0[type.index] }) { return known }
    let (out, into) = (contents.outgoing[Int(type.index)], contents.incoming[Int(type.index)])
    let parts = 8
    let capacity = nodeCapacity
    let isSimple = mapInParallel(parts) { part in
      let nodes = UInt32(capacity * part / parts)..<UInt32(capacity * (part + 1) / parts)
      return nodes.allSatisfy { node in
        Self.isSimple(node, out.view.neighbours(of: node), into.view.neighbours(of: node))
      }
    }.allSatisfy { $0 }
    simplicity.withLock { $0[type.index] = isSimple }
    return isSimple
  }

  /// Whether `isSimple` has been found to hold; costs nothing.
  package func isKnownSimple(_ type: TypeID) -> Bool {
    simplicity.withLock { $0[type.index] } ?? false
  }

  /// Whether no neighbour of a node comes twice in its two ascending lists, nor the node itself.
  private static func isSimple(
    _ node: UInt32, _ left: FrozenView<UInt32>, _ right: FrozenView<UInt32>
  ) -> Bool {
    var (i, j) = (0, 0)
    var last: UInt32?
    while i < left.count || j < right.count {
      let value: UInt32
      if j == right.count || (i < left.count && left[i] <= right[j]) {
        value = left[i]
        i += 1
      } else {
        value = right[j]
        j += 1
      }
      if value == last || value == node { return false }
      last = value
    }
    return true
  }

  package func nodeColumn(_ key: KeyID) -> PropertyColumn? {
    key.index < contents.nodeColumns.count ? contents.nodeColumns[Int(key.index)] : nil
  }

  package func edgeColumn(_ key: KeyID) -> PropertyColumn? {
    key.index < contents.edgeColumns.count ? contents.edgeColumns[Int(key.index)] : nil
  }

  package func nodeIndex(_ key: KeyID) -> HashIndex? {
    key.index < contents.nodeIndexes.count ? contents.nodeIndexes[Int(key.index)] : nil
  }
}

/// A state of a frozen graph: its base, and how many names it knows.
package struct FrozenVersion: Hashable, Sendable {
  let base: UInt64
  let names: Int
}

/// How many edges lead from one label set to another, by type: what a planner guesses sizes from.
package struct DegreeStatistics: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let sourceLabelSet: UInt32
    package let type: UInt32
    package let targetLabelSet: UInt32
    package var edges: Int

    package init(sourceLabelSet: UInt32, type: UInt32, targetLabelSet: UInt32, edges: Int) {
      self.sourceLabelSet = sourceLabelSet
      self.type = type
      self.targetLabelSet = targetLabelSet
      self.edges = edges
    }
  }

  /// Ascending by the first three members.
  package var entries: [Entry] = []

  package init() {}
}
