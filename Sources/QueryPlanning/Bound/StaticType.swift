/// What is known about a value's type before a query runs.
package indirect enum StaticType: Hashable, Sendable {
  /// Nothing is known.
  case any
  /// Always null.
  case null
  case boolean
  case integer
  case float
  /// Integer or float.
  case number
  case string
  case list(StaticType)
  case map
  case node
  case edge
  case path
  case date
  case time
  case localTime
  case dateTime
  case localDateTime
  case duration

  /// The type in words, as messages name it.
  package var description: String {
    switch self {
    case .any: "any value"
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .float: "a float"
    case .number: "a number"
    case .string: "a string"
    case .list: "a list"
    case .map: "a map"
    case .node: "a node"
    case .edge: "a relationship"
    case .path: "a path"
    case .date: "a date"
    case .time: "a time"
    case .localTime: "a local time"
    case .dateTime: "a datetime"
    case .localDateTime: "a local datetime"
    case .duration: "a duration"
    }
  }

  package var isList: Bool { if case .list = self { true } else { false } }

  /// The type of a list's elements; `any` when this is not known to be a list.
  package var element: StaticType { if case .list(let element) = self { element } else { .any } }

  package var isNumeric: Bool { self == .integer || self == .float || self == .number }

  package var isTemporal: Bool {
    switch self {
    case .date, .time, .localTime, .dateTime, .localDateTime, .duration: true
    default: false
    }
  }

  /// Whether some value of this type is also of the other.
  package func overlaps(_ other: StaticType) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.any, _), (_, .any), (.null, _), (_, .null): return true
    case (.number, .integer), (.number, .float), (.integer, .number), (.float, .number):
      return true
    case (.list(let left), .list(let right)): return left.overlaps(right)
    default: return false
    }
  }

  /// The smallest type that takes in both.
  package func union(_ other: StaticType) -> StaticType {
    if self == other || other == .null { return self }
    if self == .null { return other }
    if isNumeric, other.isNumeric { return .number }
    if case .list(let left) = self, case .list(let right) = other {
      return .list(left.union(right))
    }
    return .any
  }
}
