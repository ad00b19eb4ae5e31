/// Makes a frozen graph from whole columns, without creating elements one by one.
///
/// For importers and for `Graph.freeze()`: fill in the numbers, then `build()`.
package struct GraphBuilder: Sendable {
  /// By node, a number from `intern(labels:)`, or `noNode` for a hole in the ids.
  package var nodeLabelSets: [UInt32] = []
  /// By edge: both ends, and a type or `noType` for a hole in the ids.
  package var edgeSources: [UInt32] = []
  package var edgeTargets: [UInt32] = []
  package var edgeTypes: [UInt32] = []
  /// By key; keys at the end may be left out.
  package var nodeColumns: [PropertyColumn?] = []
  package var edgeColumns: [PropertyColumn?] = []
  package var evidence: any EvidenceStore = InMemoryEvidence()

  package static let noNode = LabelSetTable.noNode
  package static let noType = UInt32.max

  private var names = Overlay()

  package init() {}

  /// Goes on with the names of an earlier graph.
  init(names overlay: Overlay) { names = Overlay(namesOf: overlay) }

  package func intern(label name: String) -> LabelID { LabelID(names.labels.intern(name)) }
  package func intern(type name: String) -> TypeID { TypeID(names.types.intern(name)) }
  package func intern(key name: String) -> KeyID { KeyID(names.keys.intern(name)) }
  package func intern(labels: [LabelID]) -> UInt32 {
    names.labelSets.intern(labels.ascendingWithoutDuplicates)
  }

  package var keyCount: Int { names.keys.names.count }

  /// From numbers that are frozen already: label sets, edges and columns; the rest of `contents` is
  /// worked out.
  package consuming func build(_ contents: FrozenGraph.Contents) -> Graph {
    Self.assemble(contents, names: names, evidence: evidence)
  }

  /// - Complexity: O(nodes + edges + values).
  package consuming func build() -> Graph {
    precondition(
      edgeSources.count == edgeTargets.count && edgeSources.count == edgeTypes.count)
    var contents = FrozenGraph.Contents()
    contents.nodeLabelSets = FrozenBytes(nodeLabelSets)
    contents.edgeSources = FrozenBytes(edgeSources)
    contents.edgeTargets = FrozenBytes(edgeTargets)
    contents.edgeTypes = PackedIntegers.pack(
      edgeTypes.map { $0 == Self.noType ? -1 : Int64($0) })
    contents.nodeColumns = nodeColumns
    contents.edgeColumns = edgeColumns
    edgeSources = []
    edgeTargets = []
    edgeTypes = []
    return Self.assemble(contents, names: names, evidence: evidence)
  }

  /// Adds what follows from the columns: label lists, adjacency, indexes and statistics.
  static func assemble(
    _ given: FrozenGraph.Contents, names: Overlay, evidence: any EvidenceStore
  ) -> Graph {
    var contents = given
    contents.nodesByLabel = nodesByLabel(contents, names: names)
    let parts = EdgePartition(contents, typeCount: names.types.names.count)
    let (sources, targets) = (contents.edgeSources, contents.edgeTargets)
    let nodeCount = contents.nodeLabelSets.view(as: UInt32.self).count
    let typeCount = names.types.names.count
    // Two tasks a type, one for each direction.
    let adjacency = mapInParallel(typeCount * 2) { task in
      let isOutgoing = task % 2 == 0
      return Adjacency.build(
        edges: parts.edges(of: task / 2), near: (isOutgoing ? sources : targets).view(),
        far: (isOutgoing ? targets : sources).view(), nodeCount: nodeCount)
    }
    contents.outgoing = (0..<typeCount).map { adjacency[$0 * 2] }
    contents.incoming = (0..<typeCount).map { adjacency[$0 * 2 + 1] }
    let columns = contents.nodeColumns
    contents.nodeIndexes = mapInParallel(columns.count) { key in
      columns[key].flatMap(HashIndex.init)
    }
    contents.statistics = DegreeStatistics(contents, labelSetCount: names.labelSets.sets.count)
    return Graph(FrozenGraph(contents), names: names, evidence: evidence)
  }

  private static func nodesByLabel(
    _ contents: FrozenGraph.Contents, names: Overlay
  ) -> [FrozenBytes] {
    let labelSets: FrozenView<UInt32> = contents.nodeLabelSets.view()
    var nodes = [[UInt32]](repeating: [], count: names.labels.names.count)
    let members = names.labelSets.sets.map { $0.map { Int($0.index) } }
    for (node, labelSet) in labelSets.buffer.enumerated() where labelSet != LabelSetTable.noNode {
      for label in members[Int(labelSet)] { nodes[label].append(UInt32(node)) }
    }
    return nodes.map { FrozenBytes($0) }
  }
}

/// The edges sorted by type, each type's ascending.
private struct EdgePartition: Sendable {
  private let edges: FrozenBytes
  private let starts: [Int]

  init(_ contents: FrozenGraph.Contents, typeCount: Int) {
    let types = contents.edgeTypes.integers
    var counts = [Int](repeating: 0, count: typeCount + 1)
    for edge in 0..<types.count where types[edge] >= 0 { counts[Int(types[edge]) + 1] += 1 }
    for type in 0..<typeCount { counts[type + 1] += counts[type] }
    starts = counts
    edges = FrozenBytes.building(counts[typeCount], of: UInt32.self) { edges in
      for edge in 0..<types.count where types[edge] >= 0 {
        let type = Int(types[edge])
        edges[counts[type]] = UInt32(edge)
        counts[type] += 1
      }
    }
  }

  func edges(of type: Int) -> FrozenView<UInt32> {
    edges.view(as: UInt32.self).slice(starts[type]..<starts[type + 1])
  }
}

extension DegreeStatistics {
  init(_ contents: FrozenGraph.Contents, labelSetCount: Int) {
    let labelSets: FrozenView<UInt32> = contents.nodeLabelSets.view()
    for (type, adjacency) in contents.outgoing.enumerated() {
      var counts: [UInt64: Int] = [:]
      // Runs of equal pairs are counted before they go into the table.
      var (pair, run) = (UInt64.max, 0)
      func flush() { if run > 0 { counts[pair, default: 0] += run } }
      Self.forEachEnd(adjacency.view, nodeCount: labelSets.count) { source, target in
        let next = UInt64(labelSets[source]) << 32 | UInt64(labelSets[target])
        if next == pair {
          run += 1
        } else {
          flush()
          (pair, run) = (next, 1)
        }
      }
      flush()
      for (pair, edges) in counts.sorted(by: { $0.key < $1.key }) {
        entries.append(
          Entry(
            sourceLabelSet: UInt32(pair >> 32), type: UInt32(type),
            targetLabelSet: UInt32(truncatingIfNeeded: pair), edges: edges))
      }
    }
    entries.sort {
      ($0.sourceLabelSet, $0.type, $0.targetLabelSet)
        < ($1.sourceLabelSet, $1.type, $1.targetLabelSet)
    }
  }

  private static func forEachEnd(
    _ view: AdjacencyView, nodeCount: Int, _ body: (UInt32, UInt32) -> Void
  ) {
    for row in 0..<max(0, view.offsets.count - 1) {
      let source = view.rows.map { $0[row] } ?? UInt32(row)
      for position in Int(view.offsets[row])..<Int(view.offsets[row + 1]) {
        body(source, view.neighbours[position])
      }
    }
  }
}
