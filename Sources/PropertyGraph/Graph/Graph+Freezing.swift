extension Graph {
  /// A graph that is all base, with the names that an overlay holds.
  init(_ base: FrozenGraph, names: Overlay, evidence: any EvidenceStore) {
    self.base = base
    self.evidence = evidence
    overlay = Overlay(namesOf: names)
    overlay.nodeCount = base.nodeLabelSets.buffer.reduce(0) {
      $0 + ($1 == LabelSetTable.noNode ? 0 : 1)
    }
    overlay.nodeCountByLabel = base.contents.nodesByLabel.map { $0.byteCount / 4 }
    overlay.edgeCountByType = base.contents.outgoing.map(\.count)
    overlay.edgeCount = overlay.edgeCountByType.reduce(0, +)
  }

  /// A frozen graph from stored numbers and the names they refer to.
  ///
  /// - Parameter labelSets: By number, each ascending; the first is empty.
  package init(
    _ contents: FrozenGraph.Contents, labels: [String], types: [String], keys: [String],
    labelSets: [[LabelID]], evidence: any EvidenceStore
  ) {
    let names = Overlay()
    for label in labels { _ = names.labels.intern(label) }
    for type in types { _ = names.types.intern(type) }
    for key in keys { _ = names.keys.intern(key) }
    for labelSet in labelSets { _ = names.labelSets.intern(labelSet) }
    self.init(FrozenGraph(contents), names: names, evidence: evidence)
  }

  /// The label sets that the numbers of nodes' label sets stand for.
  package var labelSets: [[LabelID]] { overlay.labelSets.sets }

  /// Whether everything is in the base, so that ``frozen`` is there for hot loops.
  public var isFrozen: Bool { !overlay.isTouched }

  /// The columns and adjacency, `nil` when the graph has changed since it was frozen.
  package var frozen: FrozenGraph? { isFrozen ? base : nil }

  /// Tells this state of the graph from all others; `nil` when it has changed since it was frozen.
  package var frozenVersion: FrozenVersion? {
    guard isFrozen else { return nil }
    let names = labels.count + types.count + keys.count
    return FrozenVersion(base: base.number, names: names)
  }

  /// Folds what has changed into a new base. Ids stay; open savepoints must not exist.
  ///
  /// - Complexity: O(nodes + edges + values of the properties that changed); O(1) when frozen.
  public mutating func freeze() {
    guard overlay.isTouched, overlay.openSavepoints == 0 else { return }
    let graph = self
    var contents = FrozenGraph.Contents()
    contents.nodeLabelSets = FrozenBytes.building(nodeCapacity, of: UInt32.self) { out in
      for node in 0..<out.count { out[node] = graph.labelSet(of: UInt32(node)) }
    }
    contents.edgeSources = FrozenBytes.building(edgeCapacity, of: UInt32.self) { out in
      for edge in 0..<out.count { out[edge] = graph.source(of: EdgeID(UInt32(edge))).index }
    }
    contents.edgeTargets = FrozenBytes.building(edgeCapacity, of: UInt32.self) { out in
      for edge in 0..<out.count { out[edge] = graph.target(of: EdgeID(UInt32(edge))).index }
    }
    contents.edgeTypes = PackedIntegers.pack(
      (0..<UInt32(edgeCapacity)).map { edge in
        graph.isAlive(edge: edge) ? Int64(graph.type(of: EdgeID(edge)).index) : -1
      })
    contents.nodeColumns = keys.map { key in
      Self.column(base.nodeColumn(key), changes: overlay.nodeProperties[Int(key.index)])
    }
    contents.edgeColumns = keys.map { key in
      Self.column(base.edgeColumn(key), changes: overlay.edgeProperties[Int(key.index)])
    }
    self = GraphBuilder.assemble(contents, names: overlay, evidence: evidence)
  }

  /// A column with changed values put in; `.null` takes a value out.
  private static func column(
    _ old: PropertyColumn?, changes: [UInt32: Value]
  ) -> PropertyColumn? {
    if changes.isEmpty { return old }
    var builder = ColumnBuilder()
    let changed = changes.sorted { $0.key < $1.key }
    var next = 0
    func appendChanges(below limit: UInt32, to builder: inout ColumnBuilder) {
      while next < changed.count && changed[next].key < limit {
        builder.append(changed[next].value, id: changed[next].key)
        next += 1
      }
    }
    old?.slots.forEach { id, slot in
      appendChanges(below: id, to: &builder)
      if next < changed.count && changed[next].key == id {
        builder.append(changed[next].value, id: id)
        next += 1
      } else if let old {
        builder.append(old.value(at: slot), id: id)
      }
    }
    appendChanges(below: .max, to: &builder)
    return builder.build()
  }
}
