import PropertyGraph
import QueryPlanning

/// The values of one variable on the rows of a batch.
package enum Column {
  /// The variable has no value here: it is not bound, or nobody asks for it any more.
  case absent
  /// Node ids; `Column.null` is null.
  case nodes([UInt32])
  /// Edge ids; `Column.null` is null.
  case edges([UInt32])
  /// Integers, none of them null.
  case integers([Int64])
  /// Strings by their places in an arena of the graph's, none of them null.
  indirect case strings([Int], StringArena)
  case values([Value])
  /// The same value on all rows.
  case constant(Value)

  /// Stands for null among ids.
  package static let null = UInt32.max

  package func value(at row: Int) -> Value {
    switch self {
    case .absent: .null
    case .nodes(let ids): ids[row] == Self.null ? .null : .node(NodeID(ids[row]))
    case .edges(let ids): ids[row] == Self.null ? .null : .edge(EdgeID(ids[row]))
    case .integers(let integers): .integer(integers[row])
    case .strings(let places, let arena): .string(arena[places[row]])
    case .values(let values): values[row]
    case .constant(let value): value
    }
  }

  /// The id of the node on a row, or `Column.null`.
  package func node(at row: Int) -> UInt32 {
    switch self {
    case .nodes(let ids): return ids[row]
    case .values(let values):
      if case .node(let id) = values[row] { return id.index }
      return Self.null
    case .constant(.node(let id)): return id.index
    default: return Self.null
    }
  }

  /// The id of the edge on a row, or `Column.null`.
  package func edge(at row: Int) -> UInt32 {
    switch self {
    case .edges(let ids): return ids[row]
    case .values(let values):
      if case .edge(let id) = values[row] { return id.index }
      return Self.null
    case .constant(.edge(let id)): return id.index
    default: return Self.null
    }
  }

  /// The column of the given rows, in their order.
  func gather(_ rows: [Int]) -> Column {
    switch self {
    case .absent, .constant: return self
    case .nodes(let ids): return .nodes(Self.gather(ids, rows))
    case .edges(let ids): return .edges(Self.gather(ids, rows))
    case .integers(let integers): return .integers(Self.gather(integers, rows))
    case .strings(let places, let arena): return .strings(Self.gather(places, rows), arena)
    case .values(let values): return .values(Self.gather(values, rows))
    }
  }

  private static func gather<Element>(_ elements: [Element], _ rows: [Int]) -> [Element] {
    elements.withUnsafeBufferPointer { source in
      Array(unsafeUninitializedCapacity: rows.count) { target, count in
        for (index, row) in rows.enumerated() {
          (target.baseAddress! + index).initialize(to: source[row])
        }
        count = rows.count
      }
    }
  }

  func slice(_ range: Range<Int>) -> Column {
    switch self {
    case .absent, .constant: self
    case .nodes(let ids): .nodes(Array(ids[range]))
    case .edges(let ids): .edges(Array(ids[range]))
    case .integers(let integers): .integers(Array(integers[range]))
    case .strings(let places, let arena): .strings(Array(places[range]), arena)
    case .values(let values): .values(Array(values[range]))
    }
  }
}

/// Builds a column value by value. Ids stay ids as long as nothing else comes.
struct ColumnBuilder {
  private enum Form {
    case nodes
    case edges
    case integers
    case values
  }

  // Of these only the one that `form` names is in use: an enum with payloads would be copied at
  // every step.
  private var form: Form
  private var ids: [UInt32] = []
  private var integers: [Int64] = []
  private var values: [Value] = []

  init(_ type: StaticType = .any) {
    switch type {
    case .node: form = .nodes
    case .edge: form = .edges
    case .integer: form = .integers
    default: form = .values
    }
  }

  mutating func append(_ value: Value) {
    switch form {
    case .values: values.append(value)
    case .nodes:
      switch value {
      case .node(let id): ids.append(id.index)
      case .null: ids.append(Column.null)
      default: appendOther(value)
      }
    case .edges:
      switch value {
      case .edge(let id): ids.append(id.index)
      case .null: ids.append(Column.null)
      default: appendOther(value)
      }
    case .integers:
      if case .integer(let integer) = value {
        integers.append(integer)
      } else {
        appendOther(value)
      }
    }
  }

  /// Adds the rows of a column of `count` rows.
  mutating func append(_ other: Column, count: Int) {
    if isEmpty { adopt(other) }
    switch (form, other) {
    case (.nodes, .nodes(let more)), (.edges, .edges(let more)): ids.append(contentsOf: more)
    case (.integers, .integers(let more)): integers.append(contentsOf: more)
    case (.values, .values(let more)): values.append(contentsOf: more)
    default: for row in 0..<count { append(other.value(at: row)) }
    }
  }

  private var isEmpty: Bool { ids.isEmpty && integers.isEmpty && values.isEmpty }

  /// Takes on the form of the first rows.
  private mutating func adopt(_ other: Column) {
    switch other {
    case .nodes: form = .nodes
    case .edges: form = .edges
    case .integers: form = .integers
    case .strings, .values: form = .values
    case .absent, .constant: break
    }
  }

  /// Gives up the narrow form.
  private mutating func appendOther(_ value: Value) {
    let column = finish()
    let count = ids.count + integers.count
    values = (0..<count).map { column.value(at: $0) }
    (ids, integers, form) = ([], [], .values)
    values.append(value)
  }

  func finish() -> Column {
    switch form {
    case .nodes: .nodes(ids)
    case .edges: .edges(ids)
    case .integers: .integers(integers)
    case .values: .values(values)
    }
  }
}
