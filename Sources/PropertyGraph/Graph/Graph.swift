/// A directed property graph: nodes with a set of labels, edges with one type, typed properties
/// and evidence on both.
///
/// A graph is a value: a copy costs nothing until one of the two changes. Inside are an immutable
/// base in columns, shared by all copies, and an overlay with what has changed since; `freeze()`
/// folds the overlay into a new base. Ids stay the same all the while.
public struct Graph: Sendable {
  var base: FrozenGraph
  var overlay: Overlay

  /// Documents, and which of their sentences prove which node or edge.
  public var evidence: any EvidenceStore

  /// A graph without nodes.
  public init() {
    base = .empty
    overlay = Overlay()
    evidence = InMemoryEvidence()
  }

  // MARK: Names

  /// Labels, interned; also those that no node has any more.
  public var labels: [LabelID] { overlay.labels.names.indices.map { LabelID(UInt32($0)) } }
  /// Edge types, interned; also those that no edge has any more.
  public var types: [TypeID] { overlay.types.names.indices.map { TypeID(UInt32($0)) } }
  /// Property keys, interned; also those that are no longer used.
  public var keys: [KeyID] { overlay.keys.names.indices.map { KeyID(UInt32($0)) } }

  public func label(named name: String) -> LabelID? {
    overlay.labels.number(of: name).map(LabelID.init)
  }
  public func type(named name: String) -> TypeID? {
    overlay.types.number(of: name).map(TypeID.init)
  }
  public func key(named name: String) -> KeyID? {
    overlay.keys.number(of: name).map(KeyID.init)
  }

  public func name(of label: LabelID) -> String { overlay.labels.name(at: label.index) }
  public func name(of type: TypeID) -> String { overlay.types.name(at: type.index) }
  public func name(of key: KeyID) -> String { overlay.keys.name(at: key.index) }

  // MARK: Counts

  public var nodeCount: Int { overlay.nodeCount }
  public var edgeCount: Int { overlay.edgeCount }

  public func nodeCount(label: LabelID) -> Int { overlay.nodeCountByLabel[Int(label.index)] }
  public func edgeCount(type: TypeID) -> Int { overlay.edgeCountByType[Int(type.index)] }

  // MARK: Nodes

  /// All nodes, ascending.
  public var nodes: some Sequence<NodeID> {
    (0..<UInt32(nodeCapacity)).lazy.filter { labelSet(of: $0) != LabelSetTable.noNode }
      .map(NodeID.init)
  }

  /// The nodes that have the label, ascending.
  public func nodes(label: LabelID) -> some Sequence<NodeID> {
    LabelledNodes(self, label)
  }

  public func contains(_ node: NodeID) -> Bool {
    node.index < UInt32(nodeCapacity) && labelSet(of: node.index) != LabelSetTable.noNode
  }

  /// Ascending; empty for a deleted node.
  public func labels(of node: NodeID) -> [LabelID] { overlay.labelSets[labelSet(of: node.index)] }

  public func has(_ label: LabelID, _ node: NodeID) -> Bool {
    overlay.labelSets.contains(label, in: labelSet(of: node.index))
  }

  // MARK: Edges

  /// All edges, ascending.
  public var edges: some Sequence<EdgeID> {
    (0..<UInt32(edgeCapacity)).lazy.filter { isAlive(edge: $0) }.map(EdgeID.init)
  }

  /// The edges of one type, ascending.
  public func edges(type: TypeID) -> some Sequence<EdgeID> {
    edges.lazy.filter { self.type(of: $0) == type }
  }

  public func contains(_ edge: EdgeID) -> Bool {
    edge.index < UInt32(edgeCapacity) && isAlive(edge: edge.index)
  }

  /// Where the edge starts; known also for a deleted edge.
  public func source(of edge: EdgeID) -> NodeID {
    let position = Int(edge.index)
    return NodeID(
      position < base.edgeCapacity
        ? base.edgeSources[position] : overlay.newEdgeSources[position - base.edgeCapacity])
  }

  /// Where the edge ends; known also for a deleted edge.
  public func target(of edge: EdgeID) -> NodeID {
    let position = Int(edge.index)
    return NodeID(
      position < base.edgeCapacity
        ? base.edgeTargets[position] : overlay.newEdgeTargets[position - base.edgeCapacity])
  }

  /// Known also for a deleted edge.
  public func type(of edge: EdgeID) -> TypeID {
    let position = Int(edge.index)
    if position >= base.edgeCapacity {
      return TypeID(overlay.newEdgeTypes[position - base.edgeCapacity])
    }
    // An edge deleted before the base was frozen has lost its type; nobody holds its id.
    return TypeID(UInt32(max(0, base.edgeTypes[position])))
  }

  // MARK: Properties

  /// `.null` when absent.
  public func property(_ key: KeyID, of node: NodeID) -> Value {
    if overlay.isTouched, let value = overlay.nodeProperties[Int(key.index)][node.index] {
      return value
    }
    return base.nodeColumn(key)?[node.index] ?? .null
  }

  /// `.null` when absent.
  public func property(_ key: KeyID, of edge: EdgeID) -> Value {
    if overlay.isTouched, let value = overlay.edgeProperties[Int(key.index)][edge.index] {
      return value
    }
    return base.edgeColumn(key)?[edge.index] ?? .null
  }

  /// In the order of the keys.
  public func properties(of node: NodeID) -> [(KeyID, Value)] {
    keys.compactMap { key in
      let value = property(key, of: node)
      return value.isNull ? nil : (key, value)
    }
  }

  /// In the order of the keys.
  public func properties(of edge: EdgeID) -> [(KeyID, Value)] {
    keys.compactMap { key in
      let value = property(key, of: edge)
      return value.isNull ? nil : (key, value)
    }
  }

  // MARK: Storage

  /// One more than the greatest node id ever given out.
  var nodeCapacity: Int { base.nodeCapacity + overlay.newNodeLabelSets.count }
  /// One more than the greatest edge id ever given out.
  var edgeCapacity: Int { base.edgeCapacity + overlay.newEdgeSources.count }

  func labelSet(of node: UInt32) -> UInt32 {
    let position = Int(node)
    if position >= base.nodeCapacity {
      return overlay.newNodeLabelSets[position - base.nodeCapacity]
    }
    if overlay.isTouched, let changed = overlay.changedLabelSets[node] { return changed }
    return base.nodeLabelSets[position]
  }

  func isAlive(edge: UInt32) -> Bool {
    let position = Int(edge)
    if position >= base.edgeCapacity {
      return overlay.newEdgeIsAlive[position - base.edgeCapacity]
    }
    return base.edgeTypes[position] >= 0
      && !(overlay.isTouched && overlay.deletedEdges.contains(edge))
  }
}
