/// One step of the change log, with what is needed to undo it.
enum Change: Sendable {
  case createdNode(NodeID)
  case deletedNode(NodeID, labelSet: UInt32)
  case createdEdge(EdgeID)
  case deletedEdge(EdgeID)
  case changedLabels(NodeID, before: UInt32)
  case changedProperty(ElementID, KeyID, before: Value)
}

/// A state of one graph to which it can go back.
public struct Savepoint: Sendable {
  let position: Int
}

/// Differences between a graph at a savepoint and now. What came and went again does not count.
public struct ChangeSummary: Hashable, Sendable {
  public var nodesCreated = 0
  public var nodesDeleted = 0
  public var edgesCreated = 0
  public var edgesDeleted = 0
  /// Triples of element, key and value that are there now and were not before.
  public var propertiesSet = 0
  /// Triples of element, key and value that were there before; a changed value counts here too.
  public var propertiesRemoved = 0
  /// Labels in use now that no node had before.
  public var labelsAdded = 0
  /// Labels that some node had before and none has now.
  public var labelsRemoved = 0

  public init() {}

  public var isEmpty: Bool { self == ChangeSummary() }
}

extension Graph {
  /// Marks the present state. Every savepoint ends with `rollback(to:)` or `release(_:)`; later
  /// ones end before earlier ones.
  public mutating func savepoint() -> Savepoint {
    own()
    overlay.openSavepoints += 1
    return Savepoint(position: overlay.log.count)
  }

  /// Ends a savepoint and keeps what has changed since.
  public mutating func release(_ savepoint: Savepoint) {
    own()
    overlay.openSavepoints = max(0, overlay.openSavepoints - 1)
    if overlay.openSavepoints == 0 { overlay.log.removeAll() }
  }

  /// Ends a savepoint and undoes what has changed since. Ids given out meanwhile stay used, and
  /// names interned meanwhile stay known.
  public mutating func rollback(to savepoint: Savepoint) {
    own()
    let undone = overlay.log[min(savepoint.position, overlay.log.count)...].reversed()
    let open = overlay.openSavepoints
    overlay.openSavepoints = 0  // undoing is not logged
    for change in undone {
      switch change {
      case .createdNode(let node): setLabelSet(of: node.index, to: LabelSetTable.noNode)
      case .deletedNode(let node, let labels): setLabelSet(of: node.index, to: labels)
      case .createdEdge(let edge): setAlive(false, edge: edge)
      case .deletedEdge(let edge): setAlive(true, edge: edge)
      case .changedLabels(let node, let before): setLabelSet(of: node.index, to: before)
      case .changedProperty(.node(let node), let key, let before):
        setProperty(key, of: node, to: before)
      case .changedProperty(.edge(let edge), let key, let before):
        setProperty(key, of: edge, to: before)
      }
    }
    overlay.openSavepoints = max(0, open - 1)
    overlay.log.removeSubrange(min(savepoint.position, overlay.log.count)...)
  }

  /// The net changes since an open savepoint.
  ///
  /// - Complexity: O(steps since the savepoint).
  public func changes(since savepoint: Savepoint) -> ChangeSummary {
    var before = StateBefore()
    for change in overlay.log.dropFirst(savepoint.position) { before.note(change) }
    var summary = ChangeSummary()

    for (node, labelSet) in before.labelSets {
      let (was, isNow) = (labelSet != LabelSetTable.noNode, contains(node))
      if !was && isNow { summary.nodesCreated += 1 }
      if was && !isNow { summary.nodesDeleted += 1 }
    }
    for (edge, was) in before.edges {
      if !was && contains(edge) { summary.edgesCreated += 1 }
      if was && !contains(edge) { summary.edgesDeleted += 1 }
    }
    for (place, old) in before.properties {
      let new =
        switch place.element {
        case .node(let node): property(place.key, of: node)
        case .edge(let edge): property(place.key, of: edge)
        }
      if old.isIdentical(to: new) { continue }
      if !new.isNull { summary.propertiesSet += 1 }
      if !old.isNull { summary.propertiesRemoved += 1 }
    }
    var gained = [Int](repeating: 0, count: overlay.labels.names.count)
    for (node, labelSet) in before.labelSets {
      for label in overlay.labelSets[labelSet] { gained[Int(label.index)] -= 1 }
      for label in labels(of: node) { gained[Int(label.index)] += 1 }
    }
    for (now, gain) in zip(overlay.nodeCountByLabel, gained) {
      if now > 0 && now - gain == 0 { summary.labelsAdded += 1 }
      if now == 0 && now - gain > 0 { summary.labelsRemoved += 1 }
    }
    return summary
  }
}

/// What the elements that a stretch of the log touches looked like before it.
private struct StateBefore {
  struct Place: Hashable {
    let element: ElementID
    let key: KeyID
  }

  var labelSets: [NodeID: UInt32] = [:]
  var edges: [EdgeID: Bool] = [:]
  var properties: [Place: Value] = [:]

  /// The first note about a thing tells how it was.
  mutating func note(_ change: Change) {
    switch change {
    case .createdNode(let node): keepFirst(LabelSetTable.noNode, at: node)
    case .deletedNode(let node, let labels): keepFirst(labels, at: node)
    case .changedLabels(let node, let before): keepFirst(before, at: node)
    case .createdEdge(let edge): if edges[edge] == nil { edges[edge] = false }
    case .deletedEdge(let edge): if edges[edge] == nil { edges[edge] = true }
    case .changedProperty(let element, let key, let before):
      let place = Place(element: element, key: key)
      if properties[place] == nil { properties[place] = before }
    }
  }

  private mutating func keepFirst(_ labelSet: UInt32, at node: NodeID) {
    if labelSets[node] == nil { labelSets[node] = labelSet }
  }
}

extension Value {
  /// Whether writing the one over the other changes nothing: `1` and `1.0` differ.
  func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.integer, .float), (.float, .integer): false
    case (.float(let l), .float(let r)): l.bitPattern == r.bitPattern
    case (.list(let l), .list(let r)):
      l.count == r.count && zip(l, r).allSatisfy { $0.isIdentical(to: $1) }
    case (.map(let l), .map(let r)):
      l.count == r.count && l.allSatisfy { $1.isIdentical(to: r[$0] ?? .null) }
    default: self == other
    }
  }
}
