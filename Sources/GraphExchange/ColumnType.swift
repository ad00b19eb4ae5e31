import PropertyGraph

/// What one property holds over all nodes or all edges, for formats that declare types.
enum ColumnType: Hashable {
  case boolean, integer, float, string
  case date, localTime, time, localDateTime, dateTime, duration
  /// Lists whose elements are all of one kind that is no list itself.
  indirect case list(ColumnType)
  /// Lists without elements, so far.
  case emptyList
  /// Anything else, and values of several kinds.
  case mixed

  init(_ value: Value) {
    switch value {
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .float: self = .float
    case .string: self = .string
    // Few programs read years that need a sign.
    case .date(let date): self = date.hasPlainYear ? .date : .mixed
    case .localTime: self = .localTime
    case .time: self = .time
    case .localDateTime(let local): self = local.date.hasPlainYear ? .localDateTime : .mixed
    case .dateTime(let zoned): self = zoned.local.date.hasPlainYear ? .dateTime : .mixed
    case .duration: self = .duration
    case .list(let values):
      var element: ColumnType?
      for value in values {
        let type = ColumnType(value)
        element = element.map { $0.joined(with: type) } ?? type
      }
      switch element {
      case nil: self = .emptyList
      case .list, .emptyList, .mixed: self = .mixed
      case .some(let type): self = .list(type)
      }
    case .null, .map, .node, .edge, .path: self = .mixed
    }
  }

  /// The type of a column that holds both. Whole numbers among floats count as floats only where
  /// that loses nothing, which a type cannot tell: so they make the column mixed.
  func joined(with other: ColumnType) -> ColumnType {
    switch (self, other) {
    case (let left, let right) where left == right: left
    case (.emptyList, .list): other
    case (.list, .emptyList): self
    default: .mixed
    }
  }

  /// An empty list reads as a list of texts.
  fileprivate var settled: ColumnType { self == .emptyList ? .list(.string) : self }
}

extension CalendarDate {
  fileprivate var hasPlainYear: Bool { (0...9999).contains(year) }
}

/// A property key and what it holds.
struct Column {
  let key: KeyID
  let name: String
  let type: ColumnType
}

extension GraphView {
  /// The columns of these nodes' properties, by name.
  ///
  /// - Complexity: O(nodes × keys).
  func columns(ofNodes nodes: some Sequence<NodeID>) -> [Column] {
    columns(nodes.lazy.map(ElementID.node))
  }

  /// The columns of these edges' properties, by name.
  func columns(ofEdges edges: some Sequence<EdgeID>) -> [Column] {
    columns(edges.lazy.map(ElementID.edge))
  }

  private func columns(_ elements: some Sequence<ElementID>) -> [Column] {
    var types: [KeyID: ColumnType] = [:]
    for element in elements {
      for (key, value) in identifiedProperties(of: element) {
        let type = ColumnType(value)
        types[key] = types[key].map { $0.joined(with: type) } ?? type
      }
    }
    return keys.compactMap { key in
      types[key.id].map { Column(key: key.id, name: key.name, type: $0.settled) }
    }
  }

  func property(_ key: KeyID, of element: ElementID) -> Value {
    switch element {
    case .node(let node): graph.property(key, of: node)
    case .edge(let edge): graph.property(key, of: edge)
    }
  }
}

extension Value {
  /// A scalar as one bare text, without quotes; lists and maps as plain JSON.
  var plainText: String {
    switch self {
    case .string(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): value.isFinite ? value.description : value.nonFiniteName
    case .date(let value): value.description
    case .localTime(let value): value.description
    case .time(let value): value.description
    case .localDateTime(let value): value.description
    case .dateTime(let value): value.description
    case .duration(let value): value.description
    case .null, .list, .map, .node, .edge, .path: JSONText.string(self, style: .plain)
    }
  }
}
