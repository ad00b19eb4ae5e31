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
    overlay.nodesByLabel[Int(label.index)].lazy.map(NodeID.init)
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
    NodeID(overlay.newEdgeSources[Int(edge.index) - base.edgeCapacity])
  }

  /// Where the edge ends; known also for a deleted edge.
  public func target(of edge: EdgeID) -> NodeID {
    NodeID(overlay.newEdgeTargets[Int(edge.index) - base.edgeCapacity])
  }

  /// Known also for a deleted edge.
  public func type(of edge: EdgeID) -> TypeID {
    TypeID(overlay.newEdgeTypes[Int(edge.index) - base.edgeCapacity])
  }

  // MARK: Properties

  /// `.null` when absent.
  public func property(_ key: KeyID, of node: NodeID) -> Value {
    overlay.nodeProperties[Int(key.index)][node.index] ?? .null
  }

  /// `.null` when absent.
  public func property(_ key: KeyID, of edge: EdgeID) -> Value {
    overlay.edgeProperties[Int(key.index)][edge.index] ?? .null
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

  // MARK: Lookup

  /// The nodes whose property is equivalent to `value`, ascending.
  ///
  /// - Parameter label: `nil` takes nodes of every label.
  /// - Complexity: That of a hash lookup where the key is indexed, else a scan.
  public func nodes(label: LabelID?, key: KeyID, equals value: Value) -> [NodeID] {
    if let label {
      return nodes(label: label).filter { property(key, of: $0) == value }
    }
    return nodes.filter { property(key, of: $0) == value }
  }

  // MARK: Storage

  /// One more than the greatest node id ever given out.
  var nodeCapacity: Int { base.nodeCapacity + overlay.newNodeLabelSets.count }
  /// One more than the greatest edge id ever given out.
  var edgeCapacity: Int { base.edgeCapacity + overlay.newEdgeSources.count }

  func labelSet(of node: UInt32) -> UInt32 {
    overlay.newNodeLabelSets[Int(node) - base.nodeCapacity]
  }

  func isAlive(edge: UInt32) -> Bool {
    overlay.newEdgeIsAlive[Int(edge) - base.edgeCapacity]
  }
}
