/// The nodes that have a label, ascending: the base's, less those that changed, merged with the
/// overlay's.
struct LabelledNodes: Sequence, IteratorProtocol {
  private let base: FrozenView<UInt32>?
  private let owner: FrozenGraph
  private let overlay: Overlay
  private let added: [UInt32]
  private var basePosition = 0
  private var addedPosition = 0

  init(_ graph: Graph, _ label: LabelID) {
    owner = graph.base
    overlay = graph.overlay
    base = graph.base.nodes(label: label)
    added = graph.overlay.nodesByLabel[Int(label.index)]
  }

  mutating func next() -> NodeID? {
    if let base {
      while basePosition < base.count {
        let node = base[basePosition]
        if addedPosition < added.count && added[addedPosition] < node { break }
        basePosition += 1
        if overlay.changedLabelSets.isEmpty || overlay.changedLabelSets[node] == nil {
          return NodeID(node)
        }
      }
    }
    guard addedPosition < added.count else { return nil }
    addedPosition += 1
    return NodeID(added[addedPosition - 1])
  }
}
