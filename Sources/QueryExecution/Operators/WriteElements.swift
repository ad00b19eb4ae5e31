import PropertyGraph
import QueryPlanning
import SourceText

/// An operator that changes the graph: it takes all its input before it writes, and hands on rows
/// only after it has written all, so that no clause sees half of another's work.
class WritingOperator: Operator {
  private var pieces: BatchPieces?

  override func reset() {
    super.reset()
    pieces = nil
  }

  final override func next() throws -> Batch? {
    if pieces == nil {
      let batch = try drain(input, keeping: needed)
      pieces = BatchPieces(try batch.flatMap { try write($0) })
    }
    return pieces?.next()
  }

  /// The slots that the operator reads or that go on.
  let needed: [Slot]

  init(
    _ context: ExecutionContext, _ inputs: [Operator], live: Set<Slot>, reads: Set<Slot>
  ) {
    needed = live.union(reads).sorted()
    super.init(context, inputs, live: live)
  }

  /// Carries out the clause on all rows.
  func write(_ batch: Batch) throws -> Batch? { batch }
}

/// New nodes and relationships as one clause makes them, for one row at a time.
struct ElementMaker {
  struct Node {
    var slot: Slot
    var labels: [String]
    var properties: Evaluator?
    var range: SourceRange?
  }
  struct Edge {
    var slot: Slot
    var type: String
    var from: Slot
    var to: Slot
    var properties: Evaluator?
    var range: SourceRange
  }

  let context: ExecutionContext
  let nodes: [Node]
  let edges: [Edge]
  /// Whether null among the properties is an error, as in `MERGE`.
  let refusesNull: Bool

  var slots: [Slot] { nodes.map(\.slot) + edges.map(\.slot) }

  /// Creates everything for a row. Gives the values of `slots`.
  func make(_ batch: Batch, _ row: Int) throws -> [Value] {
    var made: [Slot: NodeID] = [:]
    var values: [Value] = []
    // Elements made before are visible to the properties of those after them.
    var current = batch
    var currentRow = row
    func see(_ slot: Slot, _ value: Value) {
      var columns = current === batch ? batch.row(row) : current.columns
      columns[slot] = .constant(value)
      current = Batch(count: 1, columns: columns)
      currentRow = 0
    }
    let needsSight =
      nodes.contains { $0.properties != nil } || edges.contains { $0.properties != nil }
    for node in nodes {
      let properties = try self.properties(node.properties, current, currentRow, nil)
      let labels = node.labels.map { context.graph.intern(label: $0) }
      let id = context.graph.createNode(labels: labels, properties: properties)
      made[node.slot] = id
      values.append(.node(id))
      if needsSight { see(node.slot, .node(id)) }
    }
    for edge in edges {
      let from = try end(edge.from, made, batch, row, edge.range)
      let to = try end(edge.to, made, batch, row, edge.range)
      let properties = try self.properties(edge.properties, current, currentRow, edge.range)
      let type = context.graph.type(resolving: edge.type) ?? context.graph.intern(type: edge.type)
      let id = context.graph.createEdge(type, from: from, to: to, properties: properties)
      values.append(.edge(id))
      if needsSight { see(edge.slot, .edge(id)) }
    }
    return values
  }

  private func end(
    _ slot: Slot, _ made: [Slot: NodeID], _ batch: Batch, _ row: Int, _ range: SourceRange
  ) throws -> NodeID {
    if let id = made[slot] { return id }
    let node = batch.columns[slot].node(at: row)
    guard node != Column.null else {
      throw ExecutionError(
        .invalidArgumentValue("a relationship cannot start or end at null"), at: range)
    }
    guard context.graph.contains(NodeID(node)) else {
      throw ExecutionError(.deletedEntityAccess("node"), at: range)
    }
    return NodeID(node)
  }

  private func properties(
    _ evaluate: Evaluator?, _ batch: Batch, _ row: Int, _ range: SourceRange?
  ) throws -> [(KeyID, Value)] {
    guard let evaluate else { return [] }
    let map: [String: Value]
    switch try evaluate(batch, row) {
    case .null: return []
    case let value: map = try Access.properties(of: value, context)
    }
    return try map.sorted { $0.key < $1.key }.map { key, value in
      if value.isNull, refusesNull {
        throw ExecutionError(
          .mergeReadOwnWrites("MERGE cannot look for null: '\(key)' is null"), at: range)
      }
      try PropertyWriter.check(value, key: key)
      return (context.graph.intern(key: key), value)
    }
  }
}

/// `CREATE`
final class CreateElements: WritingOperator {
  private let maker: ElementMaker

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, reads: Set<Slot>,
    maker: ElementMaker
  ) {
    self.maker = maker
    super.init(context, [input], live: live, reads: reads)
  }

  override func write(_ batch: Batch) throws -> Batch? {
    let slots = maker.slots
    var made = slots.map { _ in ColumnBuilder() }
    for (index, _) in maker.nodes.enumerated() { made[index] = ColumnBuilder(.node) }
    for index in maker.nodes.count..<slots.count { made[index] = ColumnBuilder(.edge) }
    for row in 0..<batch.count {
      try context.tick()
      for (index, value) in try maker.make(batch, row).enumerated() { made[index].append(value) }
    }
    var columns = batch.columns
    for (slot, builder) in zip(slots, made) { columns[slot] = builder.finish() }
    return Batch(count: batch.count, columns: columns)
  }
}

/// `MERGE`: for each row the matches of the pattern or, when there is none, a new one.
///
/// - Rows: in the order of the input; a row sees what the rows before it have made.
final class MergeElements: WritingOperator {
  private let inner: Subplan
  private let maker: ElementMaker
  private let onCreate: PropertyWriter
  private let onMatch: PropertyWriter
  private let checksNull: (Batch, Int) throws -> Void

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, reads: Set<Slot>,
    inner: Subplan, maker: ElementMaker, onCreate: PropertyWriter, onMatch: PropertyWriter,
    checksNull: @escaping (Batch, Int) throws -> Void
  ) {
    self.inner = inner
    self.maker = maker
    self.onCreate = onCreate
    self.onMatch = onMatch
    self.checksNull = checksNull
    super.init(context, [input], live: live, reads: reads)
  }

  override func write(_ batch: Batch) throws -> Batch? {
    var output = BatchBuilder(keeping: live, width: context.width)
    for row in 0..<batch.count {
      try context.tick()
      try checksNull(batch, row)
      let outer = Batch(count: 1, columns: batch.row(row))
      inner.start(outer)
      var isFound = false
      var matches: [Batch] = []
      while let found = try inner.root.next() {
        isFound = true
        matches.append(found)
      }
      if isFound {
        for found in matches {
          for row in 0..<found.count { try onMatch.apply(found, row) }
          output.append(found)
        }
      } else {
        let values = try maker.make(outer, 0)
        var columns = outer.columns
        for (slot, value) in zip(maker.slots, values) { columns[slot] = .constant(value) }
        let created = Batch(count: 1, columns: columns)
        try onCreate.apply(created, 0)
        output.append(created)
      }
    }
    return output.count == 0 ? nil : output.finish()
  }
}

/// `SET` and `REMOVE`
final class SetProperties: WritingOperator {
  private let writer: PropertyWriter

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, reads: Set<Slot>,
    writer: PropertyWriter
  ) {
    self.writer = writer
    super.init(context, [input], live: live, reads: reads)
  }

  override func write(_ batch: Batch) throws -> Batch? {
    for row in 0..<batch.count {
      try context.tick()
      try writer.apply(batch, row)
    }
    return batch
  }
}

/// `[DETACH] DELETE`: first all relationships, then all nodes, of all rows.
final class DeleteElements: WritingOperator {
  private let targets: [(value: Evaluator, range: SourceRange)]
  private let detaches: Bool

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, reads: Set<Slot>,
    targets: [(value: Evaluator, range: SourceRange)], detaches: Bool
  ) {
    self.targets = targets
    self.detaches = detaches
    super.init(context, [input], live: live, reads: reads)
  }

  override func write(_ batch: Batch) throws -> Batch? {
    var nodes: [(NodeID, SourceRange)] = []
    var edges: [EdgeID] = []
    var seen: Set<NodeID> = []
    for row in 0..<batch.count {
      try context.tick()
      for (value, range) in targets {
        switch try value(batch, row) {
        case .null: break
        case .node(let node): if seen.insert(node).inserted { nodes.append((node, range)) }
        case .edge(let edge): edges.append(edge)
        case .path(let path):
          for node in path.nodes where seen.insert(node).inserted { nodes.append((node, range)) }
          edges += path.edges
        case let other:
          throw ExecutionError(
            .invalidArgumentType(
              "DELETE needs a node, relationship or path, not \(other.kindName)"), at: range)
        }
      }
    }
    for edge in edges { context.graph.delete(edge) }
    for (node, range) in nodes where context.graph.contains(node) {
      if detaches {
        for (edge, _) in context.graph.incidences(of: node, direction: .either, types: []) {
          context.graph.delete(edge)
        }
      }
      guard context.graph.delete(node) else {
        throw ExecutionError(.deleteConnectedNode, at: range)
      }
    }
    return batch
  }
}
