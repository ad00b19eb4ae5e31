/// The nodes that a search has found, in the order in which it found them, each once.
///
/// Few are told apart by looking at each; more by ``NodeNumbers``, which are borrowed from a pool.
struct NodeQueue {
  private var few: [UInt32] = []
  private var numbers: NodeNumbers
  private var isNumbered = false
  private let capacity: Int
  private let scratch: ScratchPool

  private static let most = 12

  init(_ context: ExecutionContext) {
    capacity = context.frozen?.nodeCapacity ?? 0
    scratch = context.scratch
    numbers = NodeNumbers()
  }

  /// Number of nodes.
  var count: Int { isNumbered ? numbers.count : few.count }

  /// The node with a number.
  subscript(number: Int) -> UInt32 {
    @inline(__always) get { isNumbered ? numbers[number] : few[number] }
  }

  /// The nodes from one number on, in order.
  func nodes(from first: Int) -> ArraySlice<UInt32> {
    isNumbered ? numbers.nodes(from: first) : few[first...]
  }

  /// Forgets all nodes but one, which is found first.
  mutating func begin(with node: UInt32) {
    few.removeAll(keepingCapacity: true)
    few.append(node)
    isNumbered = false
  }

  /// Leaves the memory for other searches.
  mutating func giveBack() {
    isNumbered = false
    let used = numbers
    numbers = NodeNumbers()
    scratch.numbers.giveBack(used)
  }

  /// Whether the node is new.
  @inline(__always)
  @discardableResult
  mutating func insert(_ node: UInt32) -> Bool {
    if isNumbered { return numbers.insert(node) }
    if few.contains(node) { return false }
    few.append(node)
    if few.count > Self.most { numberAll() }
    return true
  }

  /// Adds the elements of a list of nodes of the graph.
  mutating func insert(_ list: UnsafeBufferPointer<UInt32>) {
    var position = 0
    while !isNumbered {
      if position == list.count { return }
      insert(list[position])
      position += 1
    }
    numbers.insert(UnsafeBufferPointer(rebasing: list[position...]))
  }

  /// The number of a node.
  @inline(__always)
  func number(of node: UInt32) -> Int? {
    isNumbered ? numbers.number(of: node) : few.firstIndex(of: node)
  }

  private mutating func numberAll() {
    if numbers.capacity != capacity { numbers = scratch.numbers.take() }
    numbers.begin(capacity: capacity)
    for node in few { _ = numbers.insert(node) }
    isNumbered = true
  }
}
