/// A value as the TCK writes it: nodes, relationships and paths by what they show, not by identity.
package indirect enum WrittenValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  /// Dates, times and durations too, in ISO form.
  case string(String)
  case list([WrittenValue])
  case map([String: WrittenValue])
  case node(labels: Set<String>, properties: [String: WrittenValue])
  case relationship(type: String, properties: [String: WrittenValue])
  /// One node more than hops.
  case path(start: WrittenValue, hops: [Hop])

  package struct Hop: Hashable, Sendable {
    package var relationship: WrittenValue
    package var isForward: Bool
    package var node: WrittenValue
  }

  /// The value with the elements of every list in one order of their own, for comparisons in which
  /// their order does not count.
  var withSortedLists: WrittenValue {
    switch self {
    case .list(let elements):
      .list(elements.map(\.withSortedLists).sorted { $0.description < $1.description })
    case .map(let entries): .map(entries.mapValues(\.withSortedLists))
    case .node(let labels, let properties):
      .node(labels: labels, properties: properties.mapValues(\.withSortedLists))
    case .relationship(let type, let properties):
      .relationship(type: type, properties: properties.mapValues(\.withSortedLists))
    default: self
    }
  }
}

extension WrittenValue: Hashable {
  /// `1` and `1.0` differ; NaN is itself.
  package static func == (left: WrittenValue, right: WrittenValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let l), .boolean(let r)): l == r
    case (.integer(let l), .integer(let r)): l == r
    case (.float(let l), .float(let r)): l == r || l.isNaN && r.isNaN
    case (.string(let l), .string(let r)): l == r
    case (.list(let l), .list(let r)): l == r
    case (.map(let l), .map(let r)): l == r
    case (.node(let l, let lp), .node(let r, let rp)): l == r && lp == rp
    case (.relationship(let l, let lp), .relationship(let r, let rp)): l == r && lp == rp
    case (.path(let l, let lh), .path(let r, let rh)): l == r && lh == rh
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .float(let value): hasher.combine(value.isNaN ? 0 : value)
    case .string(let value): hasher.combine(value)
    case .list(let elements): hasher.combine(elements)
    case .map(let entries): hasher.combine(entries)
    case .node(let labels, let properties):
      hasher.combine(labels)
      hasher.combine(properties)
    case .relationship(let type, let properties):
      hasher.combine(type)
      hasher.combine(properties)
    case .path(let start, let hops):
      hasher.combine(start)
      hasher.combine(hops)
    }
  }
}

extension WrittenValue: CustomStringConvertible {
  /// As the TCK writes it, names sorted.
  package var description: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .float(let value): value.isNaN ? "NaN" : value.description
    case .string(let value):
      "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
    case .map(let entries): WrittenValue.text(of: entries)
    case .node(let labels, let properties):
      "("
        + WrittenValue.text(of: labels.sorted().map { ":" + $0 }.joined(), properties) + ")"
    case .relationship(let type, let properties):
      "[" + WrittenValue.text(of: ":" + type, properties) + "]"
    case .path(let start, let hops):
      "<\(start)"
        + hops.map { hop in
          hop.isForward ? "-\(hop.relationship)->\(hop.node)" : "<-\(hop.relationship)-\(hop.node)"
        }.joined() + ">"
    }
  }

  private static func text(of entries: [String: WrittenValue]) -> String {
    "{"
      + entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      + "}"
  }

  private static func text(of head: String, _ properties: [String: WrittenValue]) -> String {
    properties.isEmpty ? head : (head.isEmpty ? "" : head + " ") + text(of: properties)
  }
}
