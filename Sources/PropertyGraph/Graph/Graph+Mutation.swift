extension Graph {
  /// Makes sure that no other graph shares the overlay. To be called before every write to it;
  /// a local reference to the overlay would defeat it.
  mutating func own() {
    if !isKnownUniquelyReferenced(&overlay) { overlay = Overlay(copying: overlay) }
  }

  // MARK: Names

  public mutating func intern(label name: String) -> LabelID {
    if let label = label(named: name) { return label }
    own()
    overlay.nodeCountByLabel.append(0)
    overlay.nodesByLabel.append([])
    return LabelID(overlay.labels.intern(name))
  }

  public mutating func intern(type name: String) -> TypeID {
    if let type = type(named: name) { return type }
    own()
    overlay.edgeCountByType.append(0)
    return TypeID(overlay.types.intern(name))
  }

  public mutating func intern(key name: String) -> KeyID {
    if let key = key(named: name) { return key }
    own()
    overlay.nodeProperties.append([:])
    overlay.edgeProperties.append([:])
    return KeyID(overlay.keys.intern(name))
  }

  // MARK: Nodes

  /// - Parameters:
  ///   - labels: In any order; duplicates count once.
  ///   - properties: `.null` values are left out; of one key's values the last counts.
  @discardableResult
  public mutating func createNode(
    labels: [LabelID] = [], properties: [(KeyID, Value)] = []
  ) -> NodeID {
    own()
    let node = NodeID(UInt32(nodeCapacity))
    overlay.newNodeLabelSets.append(LabelSetTable.noNode)
    overlay.record(.createdNode(node))
    setLabelSet(of: node.index, to: overlay.labelSets.intern(labels.ascendingWithoutDuplicates))
    for (key, value) in properties { setProperty(key, of: node, to: value) }
    return node
  }

  public mutating func add(_ label: LabelID, to node: NodeID) {
    guard contains(node), !has(label, node) else { return }
    changeLabels(of: node, to: (labels(of: node) + [label]).sorted())
  }

  public mutating func remove(_ label: LabelID, from node: NodeID) {
    guard has(label, node) else { return }
    changeLabels(of: node, to: labels(of: node).filter { $0 != label })
  }

  private mutating func changeLabels(of node: NodeID, to labels: [LabelID]) {
    own()
    overlay.record(.changedLabels(node, before: labelSet(of: node.index)))
    setLabelSet(of: node.index, to: overlay.labelSets.intern(labels))
  }

  /// Deletes a node that has no edges.
  ///
  /// - Returns: `false`, and nothing happens, when the node still has edges or does not exist.
  @discardableResult
  public mutating func delete(_ node: NodeID) -> Bool {
    guard contains(node), !hasEdges(node) else { return false }
    for (key, _) in properties(of: node) { setProperty(key, of: node, to: .null) }
    own()
    overlay.record(.deletedNode(node, labelSet: labelSet(of: node.index)))
    setLabelSet(of: node.index, to: LabelSetTable.noNode)
    return true
  }

  /// Whether any edge starts or ends at the node.
  public func hasEdges(_ node: NodeID) -> Bool {
    degree(of: node, direction: .either, types: []) > 0
  }

  /// Gives the node a label set, or takes it out of the graph; keeps counts and label lists.
  mutating func setLabelSet(of node: UInt32, to new: UInt32) {
    let old = labelSet(of: node)
    own()
    if (old == LabelSetTable.noNode) != (new == LabelSetTable.noNode) {
      overlay.nodeCount += old == LabelSetTable.noNode ? 1 : -1
    }
    overlay.isTouched = true
    for label in overlay.labelSets[old] {
      overlay.nodeCountByLabel[Int(label.index)] -= 1
      overlay.nodesByLabel[Int(label.index)].removeAscending(node)
    }
    for label in overlay.labelSets[new] {
      overlay.nodeCountByLabel[Int(label.index)] += 1
      overlay.nodesByLabel[Int(label.index)].insertAscending(node)
    }
    if Int(node) < base.nodeCapacity {
      overlay.changedLabelSets[node] = new
    } else {
      overlay.newNodeLabelSets[Int(node) - base.nodeCapacity] = new
    }
  }

  // MARK: Edges

  /// - Parameter properties: `.null` values are left out; of one key's values the last counts.
  /// - Precondition: Both ends are in the graph.
  @discardableResult
  public mutating func createEdge(
    _ type: TypeID, from source: NodeID, to target: NodeID, properties: [(KeyID, Value)] = []
  ) -> EdgeID {
    precondition(contains(source) && contains(target), "an edge joins two nodes of the graph")
    own()
    let edge = EdgeID(UInt32(edgeCapacity))
    overlay.newEdgeSources.append(source.index)
    overlay.newEdgeTargets.append(target.index)
    overlay.newEdgeTypes.append(type.index)
    overlay.newEdgeIsAlive.append(false)
    overlay.record(.createdEdge(edge))
    setAlive(true, edge: edge)
    for (key, value) in properties { setProperty(key, of: edge, to: value) }
    return edge
  }

  /// - Returns: `false`, and nothing happens, when there is no such edge.
  @discardableResult
  public mutating func delete(_ edge: EdgeID) -> Bool {
    guard contains(edge) else { return false }
    for (key, _) in properties(of: edge) { setProperty(key, of: edge, to: .null) }
    own()
    overlay.record(.deletedEdge(edge))
    setAlive(false, edge: edge)
    return true
  }

  /// Puts an edge into the graph or takes it out; keeps counts and adjacency.
  mutating func setAlive(_ alive: Bool, edge: EdgeID) {
    let (source, target, type) = (source(of: edge), target(of: edge), type(of: edge))
    own()
    overlay.edgeCount += alive ? 1 : -1
    overlay.edgeCountByType[Int(type.index)] += alive ? 1 : -1
    overlay.isTouched = true
    if Int(edge.index) < base.edgeCapacity {
      if alive {
        overlay.deletedEdges.remove(edge.index)
      } else {
        overlay.deletedEdges.insert(edge.index)
      }
      return
    }
    overlay.newEdgeIsAlive[Int(edge.index) - base.edgeCapacity] = alive
    let base = base.edgeCapacity
    let out = Overlay.AdjacencyKey(node: source.index, type: type.index)
    overlay.outgoing[out, default: []].place(
      edge.index, present: alive, otherEnd: overlay.newEdgeTargets, base: base)
    let into = Overlay.AdjacencyKey(node: target.index, type: type.index)
    overlay.incoming[into, default: []].place(
      edge.index, present: alive, otherEnd: overlay.newEdgeSources, base: base)
  }

  // MARK: Properties

  /// - Parameter value: `.null` removes the property.
  public mutating func setProperty(_ key: KeyID, of node: NodeID, to value: Value) {
    guard contains(node) else { return }
    own()
    overlay.record(.changedProperty(.node(node), key, before: property(key, of: node)))
    overlay.isTouched = true
    let hides = base.nodeColumn(key)?.slots.slot(of: node.index) != nil
    overlay.nodeProperties[Int(key.index)][node.index] = value.isNull && !hides ? nil : value
  }

  /// - Parameter value: `.null` removes the property.
  public mutating func setProperty(_ key: KeyID, of edge: EdgeID, to value: Value) {
    guard contains(edge) else { return }
    own()
    overlay.record(.changedProperty(.edge(edge), key, before: property(key, of: edge)))
    overlay.isTouched = true
    let hides = base.edgeColumn(key)?.slots.slot(of: edge.index) != nil
    overlay.edgeProperties[Int(key.index)][edge.index] = value.isNull && !hides ? nil : value
  }
}

extension [LabelID] {
  var ascendingWithoutDuplicates: [LabelID] {
    count < 2 ? self : Set(self).sorted()
  }
}

extension [UInt32] {
  /// Inserts or removes an edge in a list ordered by the other end, then by edge.
  fileprivate mutating func place(
    _ edge: UInt32, present: Bool, otherEnd: [UInt32], base: Int
  ) {
    func key(_ edge: UInt32) -> (UInt32, UInt32) { (otherEnd[Int(edge) - base], edge) }
    let new = key(edge)
    if present, let last, key(last) < new {
      append(edge)
      return
    }
    let position = lowerBound { key($0) < new }
    if present {
      insert(edge, at: position)
    } else if position < count && self[position] == edge {
      remove(at: position)
    }
  }
}
