import PropertyGraph

/// `.key`, `+`, `-`, `*` and `/` on dates, times and durations.
enum TemporalOperators {
  /// The component of a temporal value; `nil` when the value is not temporal.
  static func component(_ key: String, of value: Value) throws -> Value? { nil }

  /// `left + right`; `nil` when neither is temporal.
  static func add(_ left: Value, _ right: Value) throws -> Value? { nil }

  static func subtract(_ left: Value, _ right: Value) throws -> Value? { nil }

  /// A duration times a number, in either order.
  static func multiply(_ left: Value, _ right: Value) throws -> Value? { nil }

  static func divide(_ left: Value, _ right: Value) throws -> Value? { nil }

  static func negate(_ value: Value) throws -> Value? { nil }
}
