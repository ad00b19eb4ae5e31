import PropertyGraph
import QueryPlanning

/// The number of ways `(a)--(b)--(c)` by keys of the three nodes: for each `b` its neighbours are
/// counted by their codes, and the numbers multiplied.
///
/// - Rows: one a group, in the order of the keys' codes.
/// - Complexity: O(relationships of both steps + nodes × groups among their neighbours), in parts
///   worked on at the same time; two bytes a node.
final class CountEndPairsRows: Operator {
  /// A key, and the node that it reads.
  struct Key {
    let slot: Slot
    let node: Slot
    let coder: KeyCoder
  }

  private let pairs: CountEndPairs
  private let keys: [Key]
  /// By node.
  private let conditions: [Slot: [Condition]]
  private var pieces: BatchPieces?

  init(
    _ context: ExecutionContext, live: Set<Slot>, _ pairs: CountEndPairs, keys: [Key],
    conditions: [Slot: [Condition]]
  ) {
    (self.pairs, self.keys, self.conditions) = (pairs, keys, conditions)
    super.init(context, [], live: live)
  }

  override func reset() { pieces = nil }

  override func next() throws -> Batch? {
    if pieces == nil { pieces = BatchPieces(try groups()) }
    return pieces?.next()
  }

  private func groups() throws -> Batch? {
    let sides = pairs.steps.map { Neighbours(EdgeFilter($0, context.graph), context) }
    let span = sides[0].span.clamped(to: sides[1].span)
    let tally = PairTally(
      first: sides[0], second: sides[1],
      firstCodes: try codes(of: pairs.steps[0].to, in: sides[0].targets),
      secondCodes: try codes(of: pairs.steps[1].to, in: sides[1].targets),
      middleCodes: try codes(of: pairs.middle, in: span), areDistinct: pairs.areDistinct)
    let size = tally.size
    let parts = try SharedCounts.inParts(span.count, threads: context.options.threads) { part in
      let first = span.lowerBound + UInt32(part.lowerBound)
      return try tally.count(first..<first + UInt32(part.count)) { try self.context.checkpoint() }
    }
    var totals = [Int64](repeating: 0, count: size)
    for (index, count) in parts.enumerated() {
      let (sum, overflow) = totals[index % size].addingReportingOverflow(count)
      guard !overflow else { throw ExecutionFailure.integerOverflow }
      totals[index % size] = sum
    }
    return batch(totals, tally)
  }

  private func codes(of node: Slot, in run: Range<UInt32>) throws -> NodeCodes {
    try NodeCodes(
      of: run, in: node, keys: keys.filter { $0.node == node }.map(\.coder),
      conditions: conditions[node] ?? [], context)
  }

  private func batch(_ totals: [Int64], _ tally: PairTally) -> Batch? {
    let groups = totals.indices.filter { totals[$0] > 0 }
    guard !groups.isEmpty else { return nil }
    var columns = [Column](repeating: .absent, count: context.width)
    for (index, key) in keys.enumerated() {
      let own = keys[..<index].count { $0.node == key.node }
      columns[key.slot] = key.coder.column(
        groups.map { group in
          let codes = tally.codes(of: group)
          switch key.node {
          case pairs.middle: return tally.middleCodes.code(codes.middle, ofKey: own)
          case pairs.steps[0].to: return tally.firstCodes.code(codes.first, ofKey: own)
          default: return tally.secondCodes.code(codes.second, ofKey: own)
          }
        })
    }
    for slot in pairs.counts { columns[slot] = .integers(groups.map { totals[$0] }) }
    return Batch(count: groups.count, columns: columns)
  }
}

/// Counts pairs of neighbours by their codes.
private struct PairTally {
  let first: Neighbours
  let second: Neighbours
  let firstCodes: NodeCodes
  let secondCodes: NodeCodes
  let middleCodes: NodeCodes
  /// Whether a relationship makes no pair with itself.
  let areDistinct: Bool
  /// Whether the first neighbours' counts are the second's too.
  private let areAlike: Bool

  init(
    first: Neighbours, second: Neighbours, firstCodes: NodeCodes, secondCodes: NodeCodes,
    middleCodes: NodeCodes, areDistinct: Bool
  ) {
    (self.first, self.second, self.areDistinct) = (first, second, areDistinct)
    (self.firstCodes, self.secondCodes) = (firstCodes, secondCodes)
    self.middleCodes = middleCodes
    areAlike =
      first.filter.direction == second.filter.direction && first.filter.types == second.filter.types
      && firstCodes == secondCodes
  }

  /// The number of groups.
  var size: Int { middleCodes.count * firstCodes.count * secondCodes.count }

  func codes(of group: Int) -> (middle: Int, first: Int, second: Int) {
    let ends = firstCodes.count * secondCodes.count
    return (group / ends, group % ends / secondCodes.count, group % secondCodes.count)
  }

  /// The counts of all groups, over the nodes of a run as the middle.
  func count(_ run: Range<UInt32>, _ checkpoint: () throws -> Void) throws -> [Int64] {
    var totals = [Int64](repeating: 0, count: size)
    var left = Histogram(firstCodes.count)
    var right = Histogram(secondCodes.count)
    for node in run {
      if node & 0xFFF == 0 { try checkpoint() }
      let middle = Int(middleCodes.codes[Int(node - middleCodes.first)])
      if middle == middleCodes.count { continue }
      left.count(node, first, firstCodes)
      if left.isEmpty { continue }
      if !areAlike { right.count(node, second, secondCodes) }
      let base = middle * firstCodes.count
      for one in left.codes {
        for other in areAlike ? left.codes : right.codes {
          let count = areAlike ? left.counts[other] : right.counts[other]
          let (product, overflows) = left.counts[one].multipliedReportingOverflow(by: count)
          let place = (base + one) * secondCodes.count + other
          let (sum, overflow) = totals[place].addingReportingOverflow(product)
          guard !overflows, !overflow else { throw ExecutionFailure.integerOverflow }
          totals[place] = sum
        }
      }
      if areDistinct { takeOutSelves(node, base, &totals) }
    }
    return totals
  }

  private func takeOutSelves(_ node: UInt32, _ base: Int, _ totals: inout [Int64]) {
    first.forEachNode(of: node) { neighbour in
      let one = Int(firstCodes.codes[Int(neighbour - firstCodes.first)])
      let other = Int(secondCodes.codes[Int(neighbour - secondCodes.first)])
      guard one < firstCodes.count, other < secondCodes.count else { return }
      totals[(base + one) * secondCodes.count + other] -= 1
    }
  }
}

/// How many neighbours of a node have each code.
private struct Histogram {
  /// By code; the last is of those that do not count.
  private(set) var counts: [Int64]
  /// The codes whose count is not 0.
  private(set) var codes: [Int] = []

  init(_ size: Int) { counts = [Int64](repeating: 0, count: size + 1) }

  var isEmpty: Bool { codes.isEmpty }

  /// Forgets all, then counts a node's neighbours.
  mutating func count(_ node: UInt32, _ neighbours: Neighbours, _ known: NodeCodes) {
    for code in codes { counts[code] = 0 }
    codes.removeAll(keepingCapacity: true)
    counts[known.count] = 0
    counts.withUnsafeMutableBufferPointer { counts in
      known.codes.withUnsafeBufferPointer { ofNode in
        neighbours.forEachNode(of: node) { neighbour in
          counts[Int(ofNode[Int(neighbour - known.first)])] += 1
        }
      }
    }
    for code in 0..<known.count where counts[code] > 0 { codes.append(code) }
  }
}
