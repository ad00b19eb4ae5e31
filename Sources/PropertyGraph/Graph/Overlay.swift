/// What has changed since the base was frozen, and the names of labels, types and keys.
///
/// A graph owns its overlay alone while it writes (copy on write), so a copy of a graph is cheap
/// until one of the two changes.
final class Overlay: @unchecked Sendable {
  // `@unchecked`: `Graph` mutates an overlay only after it has made sure that it is its sole
  // owner, so an overlay reachable from two places never changes.

  var labels = NameTable()
  var types = NameTable()
  var keys = NameTable()
  var labelSets = LabelSetTable()

  /// Number of nodes and edges alive, base included.
  var nodeCount = 0
  var edgeCount = 0
  /// Nodes alive by label, edges alive by type, base included.
  var nodeCountByLabel: [Int] = []
  var edgeCountByType: [Int] = []

  /// Label sets of the nodes that are not in the base, `LabelSetTable.noNode` when deleted.
  var newNodeLabelSets: [UInt32] = []
  /// Label sets of the base's nodes whose labels changed or that were deleted.
  var changedLabelSets: [UInt32: UInt32] = [:]
  /// Per label, ascending: the new and changed nodes that have it.
  var nodesByLabel: [[UInt32]] = []

  /// Ends and types of the edges that are not in the base. Deleted ones stay, marked.
  var newEdgeSources: [UInt32] = []
  var newEdgeTargets: [UInt32] = []
  var newEdgeTypes: [UInt32] = []
  var newEdgeIsAlive: [Bool] = []
  /// The base's edges that were deleted.
  var deletedEdges: Set<UInt32> = []

  /// New edges alive by start and by end, each list ordered by the other end, then by edge.
  var outgoing: [AdjacencyKey: [UInt32]] = [:]
  var incoming: [AdjacencyKey: [UInt32]] = [:]

  /// By key: values that differ from the base's; `.null` hides a value of the base.
  var nodeProperties: [[UInt32: Value]] = []
  var edgeProperties: [[UInt32: Value]] = []

  /// Whether nodes, edges or properties were ever written since the base was frozen.
  var isTouched = false

  /// Undo information, oldest first; kept only while a savepoint is open.
  var log: [Change] = []
  var openSavepoints = 0

  struct AdjacencyKey: Hashable {
    let node: UInt32
    let type: UInt32
  }

  init() {}

  init(copying other: Overlay) {
    labels = other.labels
    types = other.types
    keys = other.keys
    labelSets = other.labelSets
    nodeCount = other.nodeCount
    edgeCount = other.edgeCount
    nodeCountByLabel = other.nodeCountByLabel
    edgeCountByType = other.edgeCountByType
    newNodeLabelSets = other.newNodeLabelSets
    changedLabelSets = other.changedLabelSets
    nodesByLabel = other.nodesByLabel
    newEdgeSources = other.newEdgeSources
    newEdgeTargets = other.newEdgeTargets
    newEdgeTypes = other.newEdgeTypes
    newEdgeIsAlive = other.newEdgeIsAlive
    deletedEdges = other.deletedEdges
    outgoing = other.outgoing
    incoming = other.incoming
    nodeProperties = other.nodeProperties
    edgeProperties = other.edgeProperties
    isTouched = other.isTouched
    log = other.log
    openSavepoints = other.openSavepoints
  }

  /// No changes, but the same names.
  init(namesOf other: Overlay) {
    labels = other.labels
    types = other.types
    keys = other.keys
    labelSets = other.labelSets
    nodeCountByLabel = Array(repeating: 0, count: labels.names.count)
    edgeCountByType = Array(repeating: 0, count: types.names.count)
    nodesByLabel = Array(repeating: [], count: labels.names.count)
    nodeProperties = Array(repeating: [:], count: keys.names.count)
    edgeProperties = Array(repeating: [:], count: keys.names.count)
  }

  func record(_ change: @autoclosure () -> Change) {
    if openSavepoints > 0 { log.append(change()) }
  }
}

extension [UInt32] {
  /// Where `value` stands or belongs in this ascending list.
  func lowerBound(of value: UInt32) -> Int {
    if let last, last < value { return count }
    return lowerBound { $0 < value }
  }

  /// The first position for which `isBefore` fails; it must hold for a prefix.
  func lowerBound(where isBefore: (UInt32) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func insertAscending(_ value: UInt32) {
    let position = lowerBound(of: value)
    if position == count || self[position] != value { insert(value, at: position) }
  }

  mutating func removeAscending(_ value: UInt32) {
    let position = lowerBound(of: value)
    if position < count && self[position] == value { remove(at: position) }
  }
}
