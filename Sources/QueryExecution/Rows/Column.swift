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
    case .values(let values): .values(Array(values[range]))
    }
  }
}

/// Builds a column value by value. Ids stay ids as long as nothing else comes.
struct ColumnBuilder {
  private var column: Column

  init(_ type: StaticType = .any) {
    switch type {
    case .node: column = .nodes([])
    case .edge: column = .edges([])
    default: column = .values([])
    }
  }

  mutating func append(_ value: Value) {
    switch (column, value) {
    case (.values(var values), _):
      column = .absent
      values.append(value)
      column = .values(values)
    case (.nodes(var ids), .node(let id)):
      column = .absent
      ids.append(id.index)
      column = .nodes(ids)
    case (.nodes(var ids), .null):
      column = .absent
      ids.append(Column.null)
      column = .nodes(ids)
    case (.edges(var ids), .edge(let id)):
      column = .absent
      ids.append(id.index)
      column = .edges(ids)
    case (.edges(var ids), .null):
      column = .absent
      ids.append(Column.null)
      column = .edges(ids)
    default:
      var values = spelledOut
      values.append(value)
      column = .values(values)
    }
  }

  /// Adds the rows of a column of `count` rows.
  mutating func append(_ other: Column, count: Int) {
    switch (column, other) {
    case (.nodes(var ids), .nodes(let more)):
      column = .absent
      ids.append(contentsOf: more)
      column = .nodes(ids)
    case (.edges(var ids), .edges(let more)):
      column = .absent
      ids.append(contentsOf: more)
      column = .edges(ids)
    case (.integers(var integers), .integers(let more)):
      column = .absent
      integers.append(contentsOf: more)
      column = .integers(integers)
    case (.values(var values), .values(let more)):
      column = .absent
      values.append(contentsOf: more)
      column = .values(values)
    default:
      if spelledOut.isEmpty {
        switch other {
        case .nodes, .edges, .integers, .values:
          column = other
          return
        default: break
        }
      }
      for row in 0..<count { append(other.value(at: row)) }
    }
  }

  private var spelledOut: [Value] {
    switch column {
    case .absent, .constant: []
    case .values(let values): values
    case .nodes(let ids): ids.indices.map { column.value(at: $0) }
    case .edges(let ids): ids.indices.map { column.value(at: $0) }
    case .integers(let integers): integers.map { .integer($0) }
    }
  }

  consuming func finish() -> Column { column }
}
