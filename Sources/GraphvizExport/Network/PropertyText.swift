import PropertyGraph

/// Property values as a person reads them.
enum PropertyText {
  static func text(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .float(let value): value.decimal(4)
    case .string(let value): value
    case .list(let values): values.map(text).joined(separator: "、")
    case .map(let entries):
      entries.sorted { $0.key < $1.key }.map { "\($0.key): \(text($0.value))" }
        .joined(separator: "、")
    case .node(let id): "(\(id.index))"
    case .edge(let id): "[\(id.index)]"
    case .path(let path): path.nodes.map { "(\($0.index))" }.joined(separator: "–")
    case .date(let value): value.description
    case .localTime(let value): value.description
    case .time(let value): value.description
    case .localDateTime(let value): value.description
    case .dateTime(let value): value.description
    case .duration(let value): value.description
    }
  }
}
