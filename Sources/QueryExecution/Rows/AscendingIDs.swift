import PropertyGraph
import QueryPlanning

/// Ids of elements, ascending: a run of numbers where there are no gaps, else a list.
enum AscendingIDs {
  case run(Range<UInt32>)
  case view(FrozenView<UInt32>)
  case list([UInt32])

  static let none = AscendingIDs.run(0..<0)

  /// - Parameter view: Ascending, without duplicates.
  init(_ view: FrozenView<UInt32>) {
    if view.count > 0, Int(view[view.count - 1] - view[0]) == view.count - 1 {
      self = .run(view[0]..<view[view.count - 1] + 1)
    } else {
      self = .view(view)
    }
  }

  var count: Int {
    switch self {
    case .run(let run): run.count
    case .view(let view): view.count
    case .list(let list): list.count
    }
  }

  /// The ids at some positions, when they are a run.
  func run(at positions: Range<Int>) -> Range<UInt32>? {
    guard case .run(let run) = self else { return nil }
    let first = run.lowerBound + UInt32(positions.lowerBound)
    return first..<first + UInt32(positions.count)
  }

  func ids(at positions: Range<Int>) -> [UInt32] {
    switch self {
    case .run: run(at: positions).map(Array.init) ?? []
    case .view(let view): Array(view.slice(positions).buffer)
    case .list(let list): Array(list[positions])
    }
  }

  /// The ids at some positions that pass all tests.
  func ids(at positions: Range<Int>, passing tests: [ColumnTest]) -> [UInt32] {
    guard let first = tests.first else { return ids(at: positions) }
    guard let run = run(at: positions) else {
      return tests.reduce(ids(at: positions)) { $1.select($0) }
    }
    return tests.dropFirst().reduce(first.select(run)) { passing, test in
      // Unless few are left, what passes of all is found sooner than what passes of them.
      test.isBulk && passing.count * 16 > run.count
        ? Self.intersection(passing, test.select(run)) : test.select(passing)
    }
  }

  /// The elements of both of two ascending lists.
  private static func intersection(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] { result.append(left[i]) }
      let (first, second) = (left[i], right[j])
      if first <= second { i += 1 }
      if second <= first { j += 1 }
    }
    return result
  }

  /// Where the ids stand that lie in some runs, which ascend and do not touch.
  func positions(in runs: [Range<UInt32>]) -> [Range<Int>] {
    runs.map { position(of: $0.lowerBound)..<position(of: $0.upperBound) }.filter { !$0.isEmpty }
  }

  /// The first position whose id is not below `id`.
  private func position(of id: UInt32) -> Int {
    switch self {
    case .run(let run): return Int(min(max(id, run.lowerBound), run.upperBound) - run.lowerBound)
    case .view(let view): return view.lowerBound(of: id)
    case .list(let list):
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        if list[middle] < id { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}

extension ExecutionContext {
  /// The nodes with a label; all nodes for `nil`.
  func nodes(label: String?) -> AscendingIDs {
    guard let label else {
      guard let frozen, graph.nodeCount == frozen.nodeCapacity else {
        return .list(graph.nodes.map(\.index))
      }
      return .run(0..<UInt32(frozen.nodeCapacity))
    }
    guard let label = graph.label(named: label) else { return .none }
    if let view = frozen?.nodes(label: label) { return AscendingIDs(view) }
    return .list(graph.nodes(label: label).map(\.index))
  }

  /// Relationships with those of an expansion's first type among them, and the tests that tell these.
  func edges(of expand: Expand) -> (edges: AscendingIDs, ofType: [ColumnTest]) {
    guard let type = expand.types.first.flatMap({ graph.type(resolving: $0) }) else {
      return (.none, [])
    }
    guard let frozen else { return (.list(graph.edges(type: type).map(\.index)), []) }
    if let run = frozen.edgeRun(of: type) { return (.run(run), []) }
    let test = ColumnTest(type: type, of: expand.edge, frozen)
    return (.run(0..<UInt32(frozen.edgeCapacity)), [test])
  }
}

/// Goes through ids that pass some tests, piece by piece.
struct SelectiveScan {
  private let ids: AscendingIDs
  private let tests: [ColumnTest]
  /// What is still to be looked at, the next last.
  private var left: [Range<Int>]

  /// How many ids are tested in one go.
  private static let step = 4 * Batch.size

  init(_ ids: AscendingIDs = .none, _ tests: [ColumnTest] = [], part: Part = .whole) {
    self.ids = ids
    self.tests = tests
    let all = 0..<ids.count
    var spans = all.isEmpty ? [] : [all]
    if let runs = tests.lazy.compactMap(\.candidates).first { spans = ids.positions(in: runs) }
    left = Self.cut(spans, to: part.range(of: spans.reduce(0) { $0 + $1.count })).reversed()
  }

  /// The spans' elements from one number to another.
  private static func cut(_ spans: [Range<Int>], to range: Range<Int>) -> [Range<Int>] {
    var before = 0
    var result: [Range<Int>] = []
    for span in spans {
      let own = range.clamped(to: before..<before + span.count)
      if !own.isEmpty {
        let first = span.lowerBound + own.lowerBound - before
        result.append(first..<first + own.count)
      }
      before += span.count
    }
    return result
  }

  var isAtEnd: Bool { left.isEmpty }

  /// The next ids that pass: perhaps none although there will be more.
  ///
  /// - Parameter wanted: About how many; a scan without tests gives no more.
  mutating func next(_ wanted: Int) -> [UInt32] {
    guard let span = left.popLast() else { return [] }
    let count = min(span.count, tests.isEmpty ? wanted : Self.step)
    let positions = span.prefix(count)
    if count < span.count { left.append(span.dropFirst(count)) }
    return ids.ids(at: positions, passing: tests)
  }
}
