import PropertyGraph
import QueryPlanning
import QuerySyntax

/// Counts the matches of one branch from a node.
final class BranchCounter {
  let from: Slot
  private let to: Slot
  private let edge: Slot
  private let neighbours: Neighbours
  private let edgeConditions: [Condition]
  private let nodeConditions: [Condition]
  /// The conditions on the relationship and on the node, when all are read from columns.
  private let edgeTests: [ColumnTest]?
  private let nodeTests: [ColumnTest]?
  /// Where the condition on the node is a label whose nodes are a run: that run.
  private let run: Range<UInt32>?
  private let children: [BranchCounter]
  private let pairs: Pairs?
  private let context: ExecutionContext
  /// What is known of nodes met before.
  private var known = NodeCounts()
  /// By node, what it counts as a neighbour, once that is known for all.
  private var neighbourFactors: Counts?

  enum Pairs {
    case ofRelationships
    case ofNodes
  }

  init(
    _ branch: WeighBranch, _ context: ExecutionContext, edgeConditions: [Condition],
    nodeConditions: [Condition], children: [BranchCounter]
  ) {
    from = branch.from
    to = branch.to
    edge = branch.edge
    self.context = context
    let expand = Expand(
      from: branch.from, edge: branch.edge, to: branch.to, isInto: false, types: branch.types,
      direction: branch.direction, mode: .trail, distinctFrom: [], distinctFromLists: [])
    neighbours = Neighbours(EdgeFilter(expand, context.graph), context)
    self.edgeConditions = edgeConditions
    self.nodeConditions = nodeConditions
    edgeTests = Self.tests(edgeConditions)
    nodeTests = Self.tests(nodeConditions)
    run = Self.run(branch, context)
    self.children = children
    pairs = branch.distinctPairs ? (branch.pairsDifferInNode ? .ofNodes : .ofRelationships) : nil
  }

  /// Multiplies each weight by the number of matches from a node; a null node has none.
  func multiply(_ weights: inout [Int64], by nodes: [UInt32]) throws {
    if let factors = neighbourFactors, try multiply(&weights, by: nodes, factors) { return }
    if let edgeTest { return try multiply(&weights, by: nodes, edgeTest) }
    let isDegree = isDegree
    for (row, node) in nodes.enumerated() where weights[row] != 0 {
      let factor = node == Column.null ? 0 : isDegree ? degree(of: node) : try count(node)
      let (product, overflow) = weights[row].multipliedReportingOverflow(by: factor)
      guard !overflow else { throw ExecutionFailure.integerOverflow }
      weights[row] = product
    }
  }

  /// The same where a node's matches are the sum of its neighbours' factors.
  ///
  /// - Returns: Whether it could be done: the neighbours stand in at most two lists.
  private func multiply(
    _ weights: inout [Int64], by nodes: [UInt32], _ factors: Counts
  ) throws -> Bool {
    guard neighbours.hasLists else { return false }
    switch factors.values {
    case .ones(let values): try multiply(&weights, by: nodes, values, first: factors.first)
    case .fours(let values): try multiply(&weights, by: nodes, values, first: factors.first)
    case .eights(let values): try multiply(&weights, by: nodes, values, first: factors.first)
    }
    return true
  }

  private func multiply<Factor: FixedWidthInteger>(
    _ weights: inout [Int64], by nodes: [UInt32], _ factors: [Factor], first: UInt32
  ) throws {
    var overflows = false
    let neighbours = neighbours
    factors.withUnsafeBufferPointer { factors in
      weights.withUnsafeMutableBufferPointer { weights in
        for row in nodes.indices where weights[row] != 0 {
          var sum: Int64 = 0
          if nodes[row] != Column.null, let lists = neighbours.lists(of: nodes[row]) {
            lists.forEach { neighbour in
              let factor = Int64(truncatingIfNeeded: factors[Int(neighbour &- first)])
              if Factor.bitWidth < 64 {
                // A list has fewer than 2³² elements.
                sum &+= factor
              } else {
                let (next, overflow) = sum.addingReportingOverflow(factor)
                sum = next
                overflows = overflows || overflow
              }
            }
          }
          let (product, overflow) = weights[row].multipliedReportingOverflow(by: sum)
          weights[row] = product
          overflows = overflows || overflow
        }
      }
    }
    if overflows { throw ExecutionFailure.integerOverflow }
  }

  /// The same where a node's matches are the relationships that pass a test.
  private func multiply(
    _ weights: inout [Int64], by nodes: [UInt32], _ test: ColumnTest
  ) throws {
    try test.withTest { passes in
      for (row, node) in nodes.enumerated() where weights[row] != 0 {
        var count: Int64 = 0
        if node != Column.null {
          neighbours.forEach(of: node) { edge, _ in count += passes(edge) ? 1 : 0 }
        }
        let (product, overflow) = weights[row].multipliedReportingOverflow(by: count)
        guard !overflow else { throw ExecutionFailure.integerOverflow }
        weights[row] = product
      }
    }
  }

  /// The test of the relationships, when nothing else tells the matches.
  private var edgeTest: ColumnTest? {
    guard children.isEmpty, nodeConditions.isEmpty, pairs == nil, let tests = edgeTests else {
      return nil
    }
    return ColumnTest(all: tests)
  }

  /// The sum of the matches of a run of nodes, where each is a degree or a number of pairs and no
  /// sum can be too large; else `nil`.
  func sum(over nodes: Range<UInt32>) -> Int64? {
    guard isPlain || pairs == .ofRelationships, neighbours.entryCount < 1 << 31 else {
      return nil
    }
    return neighbours.sumOfDegrees(of: nodes, asPairs: pairs != nil)
  }

  /// Multiplies each weight by the number of matches from a node of a run.
  func multiply(_ weights: inout [Int64], by nodes: Range<UInt32>) throws {
    guard isPlain || pairs == .ofRelationships, let degrees = neighbours.degrees(of: nodes) else {
      return try multiply(&weights, by: Array(nodes))
    }
    let countsPairs = pairs != nil
    var overflows = false
    weights.withUnsafeMutableBufferPointer { weights in
      for index in weights.indices {
        let degree = degrees[index]
        let factor = countsPairs ? degree &* (degree &- 1) : degree
        let (product, overflow) = weights[index].multipliedReportingOverflow(by: factor)
        weights[index] = product
        overflows = overflows || overflow
      }
    }
    if overflows { throw ExecutionFailure.integerOverflow }
  }

  /// The nodes outside of which the branch has no matches.
  var span: Range<UInt32> { neighbours.span }

  /// Whether counting changes nothing, so that several threads may do it at once.
  var onlyReads: Bool {
    isDegree || pairs != nil || neighbourFactors != nil || edgeTest != nil
  }

  /// One in so many nodes must be met for it to pay to work out all.
  private static let leastShare = 8.0

  /// Gets ready for being asked about some nodes. Where most nodes at the other end will be met, what
  /// each of them counts as a neighbour is worked out for all; then a count is a sum of those.
  ///
  /// - Parameter starts: About how many nodes will be asked about.
  func prepare(for starts: Double) throws {
    guard !isDegree, pairs == nil, neighbourFactors == nil, let frozen = context.frozen else {
      return
    }
    let targets = neighbours.targets.clamped(to: 0..<UInt32(frozen.nodeCapacity))
    let met = starts * Double(neighbours.entryCount) / Double(max(neighbours.span.count, 1))
    guard met * Self.leastShare > Double(targets.count) else {
      for child in children { try child.prepare(for: met) }
      return
    }
    // Not when the conditions need the rows.
    guard edgeConditions.isEmpty, let tests = nodeTests, children.allSatisfy(\.canCountAll) else {
      return
    }
    for child in children { try child.prepare(for: Double(targets.count)) }
    neighbourFactors = try context.shared.counts(of: edge) {
      let values = try SharedCounts.inParts(
        targets.count, threads: context.options.threads
      ) { range in
        let first = targets.lowerBound + UInt32(range.lowerBound)
        return try self.factors(of: first..<first + UInt32(range.count), tests)
      }
      return Counts(values, first: targets.lowerBound)
    }
  }

  /// What each node of a run counts as a neighbour.
  private func factors(of run: Range<UInt32>, _ tests: [ColumnTest]) throws -> [Int64] {
    var factors = [Int64](repeating: 1, count: run.count)
    let nodes = Array(run)
    if !tests.isEmpty {
      let rows = tests.reduce(Array(nodes.indices)) { $1.select(nodes, $0) }
      factors = [Int64](repeating: 0, count: run.count)
      for row in rows { factors[row] = 1 }
    }
    for child in children { try child.multiply(&factors, by: nodes) }
    return factors
  }

  private var canCountAll: Bool {
    isDegree
      || pairs == nil && edgeConditions.isEmpty && nodeTests != nil
        && children.allSatisfy(\.canCountAll)
  }

  private static func tests(_ conditions: [Condition]) -> [ColumnTest]? {
    var tests: [ColumnTest] = []
    for condition in conditions {
      guard case .column(let test) = condition else { return nil }
      tests.append(test)
    }
    return tests
  }

  /// Whether there is a match from a node; a null node has none.
  func hasMatch(_ node: UInt32) throws -> Bool {
    if node == Column.null { return false }
    if isDegree { return degree(of: node) > 0 }
    guard edgeConditions.isEmpty, pairs == nil, let tests = nodeTests,
      let lists = neighbours.lists(of: node)
    else { return try count(node) > 0 }
    for list in [lists.outgoing, lists.incoming] {
      for neighbour in list where tests.allSatisfy({ $0.test(neighbour) }) {
        if try children.allSatisfy({ try $0.hasMatch(neighbour) }) { return true }
      }
    }
    return false
  }

  /// Whether the number of all relationships is the answer.
  private var isPlain: Bool { isDegree && nodeConditions.isEmpty }

  /// Whether the number of relationships, perhaps of those to a run of nodes, is the answer.
  private var isDegree: Bool {
    edgeConditions.isEmpty && children.isEmpty && pairs == nil
      && (nodeConditions.isEmpty || run != nil)
  }

  @inline(__always)
  private func degree(of node: UInt32) -> Int64 {
    Int64(run.map { neighbours.degree(of: node, within: $0) } ?? neighbours.degree(of: node))
  }

  private static func run(_ branch: WeighBranch, _ context: ExecutionContext) -> Range<UInt32>? {
    guard branch.nodePredicates.count == 1,
      case .hasLabels(let base, .name(let name)) = branch.nodePredicates[0].kind,
      case .slot(branch.to) = base.kind, let label = context.graph.label(named: name.text),
      let nodes = context.frozen?.nodes(label: label), case .run(let run) = AscendingIDs(nodes)
    else { return nil }
    return run
  }

  func count(_ node: UInt32) throws -> Int64 {
    if isDegree { return degree(of: node) }
    if let pairs { return countPairs(node, pairs) }
    if let factors = neighbourFactors {
      var sum: Int64 = 0
      try neighbours.forEachNode(of: node) { neighbour in
        let (value, overflow) = sum.addingReportingOverflow(factors[neighbour])
        guard !overflow else { throw ExecutionFailure.integerOverflow }
        sum = value
      }
      return sum
    }
    if children.isEmpty, edgeConditions.isEmpty, let test = nodeTests?.first,
      nodeConditions.count == 1, let lists = neighbours.lists(of: node)
    {
      return Int64(Self.count(lists, test))
    }
    if let count = known[node] { return count }
    try context.tick()
    var sum: Int64 = 0
    try neighbours.forEach(of: node) { edge, neighbour in
      guard try passes(edge, neighbour) else { return }
      var product: Int64 = 1
      for child in children {
        let factor = try child.count(neighbour)
        if factor == 0 { return }
        let (value, overflow) = product.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw ExecutionFailure.integerOverflow }
        product = value
      }
      let (value, overflow) = sum.addingReportingOverflow(product)
      guard !overflow else { throw ExecutionFailure.integerOverflow }
      sum = value
    }
    known.set(node, sum, capacity: context.frozen?.nodeCapacity ?? 0)
    return sum
  }

  /// How many neighbours pass a test.
  private static func count(_ lists: NeighbourLists, _ test: ColumnTest) -> Int {
    let all = test.count(in: lists.outgoing) + test.count(in: lists.incoming)
    guard lists.skipsLoops, test.test(lists.node) else { return all }
    return all - lists.incoming.count { $0 == lists.node }
  }

  private func passes(_ edge: UInt32, _ node: UInt32) throws -> Bool {
    if let edgeTests, let nodeTests {
      for test in edgeTests where !test.test(edge) { return false }
      for test in nodeTests where !test.test(node) { return false }
      return true
    }
    for condition in edgeConditions where try !passes(edge, condition, isNode: false) {
      return false
    }
    for condition in nodeConditions where try !passes(node, condition, isNode: true) {
      return false
    }
    return true
  }

  private func passes(_ id: UInt32, _ condition: Condition, isNode: Bool) throws -> Bool {
    switch condition {
    case .column(let test): return test.test(id)
    case .pair, .integer, .exists, .general:
      var columns = [Column](repeating: .absent, count: context.width)
      if isNode { columns[to] = .nodes([id]) } else { columns[edge] = .edges([id]) }
      return try !condition.filter(Batch(count: 1, columns: columns), [0]).isEmpty
    }
  }

  /// Ordered pairs of different relationships of the node; when their ends must differ too, less
  /// those with the same end.
  private func countPairs(_ node: UInt32, _ pairs: Pairs) -> Int64 {
    let degree = Int64(neighbours.degree(of: node))
    switch pairs {
    case .ofRelationships: return degree * (degree - 1)
    case .ofNodes: return degree * degree - sumOfSquares(node)
    }
  }

  /// The sum over all neighbours of the squared number of relationships with them.
  private func sumOfSquares(_ node: UInt32) -> Int64 {
    if let lists = neighbours.lists(of: node) {
      return Self.sumOfSquares(lists.outgoing, lists.incoming, loop: node)
    }
    var counts: [UInt32: Int64] = [:]
    neighbours.forEachNode(of: node) { counts[$0, default: 0] += 1 }
    return counts.values.reduce(0) { $0 + $1 * $1 }
  }

  private static func sumOfSquares(
    _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>, loop: UInt32
  ) -> Int64 {
    var sum: Int64 = 0
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      let value = min(i < left.count ? left[i] : .max, j < right.count ? right[j] : .max)
      var count: Int64 = 0
      while i < left.count, left[i] == value {
        count += 1
        i += 1
      }
      while j < right.count, right[j] == value {
        // A loop stands in both lists and counts once.
        if value != loop { count += 1 }
        j += 1
      }
      sum += count * count
    }
    return sum
  }
}
