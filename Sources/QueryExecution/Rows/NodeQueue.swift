/// The nodes that a search has found, in the order in which it found them, each once.
///
/// Few are told apart by looking at each; more by ``NodeNumbers``, which are borrowed from a pool.
struct NodeQueue {
  private(set) var nodes: [UInt32] = []
  private var numbers: NodeNumbers?
  private var isNumbered = false
  private let capacity: Int
  private let scratch: ScratchPool

  private static let few = 12

  init(_ context: ExecutionContext) {
    capacity = context.frozen?.nodeCapacity ?? 0
    scratch = context.scratch
  }

  /// Forgets all nodes but one, which is found first.
  mutating func begin(with node: UInt32) {
    nodes.removeAll(keepingCapacity: true)
    nodes.append(node)
    isNumbered = false
  }

  /// Leaves the memory for other searches.
  mutating func giveBack() {
    guard let used = numbers else { return }
    numbers = nil
    isNumbered = false
    scratch.giveBack(used)
  }

  /// Whether the node is new.
  @inline(__always)
  @discardableResult
  mutating func insert(_ node: UInt32) -> Bool {
    if isNumbered {
      guard numbers?.insert(node) == true else { return false }
      nodes.append(node)
      return true
    }
    if nodes.contains(node) { return false }
    nodes.append(node)
    if nodes.count > Self.few { numberAll() }
    return true
  }

  /// The place of a node among those found.
  @inline(__always)
  func number(of node: UInt32) -> Int? {
    isNumbered ? numbers?.number(of: node) : nodes.firstIndex(of: node)
  }

  private mutating func numberAll() {
    var own = numbers ?? scratch.takeNumbers()
    numbers = nil
    own.begin(capacity: capacity)
    for node in nodes { _ = own.insert(node) }
    numbers = own
    isNumbered = true
  }
}
