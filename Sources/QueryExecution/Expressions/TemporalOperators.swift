import PropertyGraph

/// `.key`, `+`, `-`, `*` and `/` on dates, times and durations.
enum TemporalOperators {
  /// The component of a temporal value; `nil` when the value is not temporal.
  static func component(_ key: String, of value: Value) throws -> Value? {
    guard value.isTemporal else { return nil }
    guard let component = value.temporalComponent(key) else {
      throw ExecutionFailure.invalidArgument("\(value.kindName) has no component '\(key)'")
    }
    return component
  }

  /// `left + right`; `nil` when neither is temporal.
  static func add(_ left: Value, _ right: Value) throws -> Value? {
    switch (left, right) {
    case (.duration(let l), .duration(let r)):
      try reporting { .duration(try l.adding(r)) }
    case (.duration(let duration), let value), (let value, .duration(let duration)):
      try reporting { try value.adding(duration) }
    default: nil
    }
  }

  /// A duration less a duration, or a date or time less a duration.
  static func subtract(_ left: Value, _ right: Value) throws -> Value? {
    guard case .duration(let duration) = right else { return nil }
    return try reporting {
      if case .duration(let other) = left { return .duration(try other.subtracting(duration)) }
      return try left.adding(duration.negated())
    }
  }

  /// A duration times a number, in either order.
  static func multiply(_ left: Value, _ right: Value) throws -> Value? {
    switch (left, right) {
    case (.duration(let duration), .integer(let factor)),
      (.integer(let factor), .duration(let duration)):
      try reporting { .duration(try duration.multiplied(by: factor)) }
    case (.duration(let duration), .float(let factor)),
      (.float(let factor), .duration(let duration)):
      try reporting { .duration(try duration.multiplied(by: factor)) }
    default: nil
    }
  }

  static func divide(_ left: Value, _ right: Value) throws -> Value? {
    guard case .duration(let duration) = left, let divisor = right.asDouble else { return nil }
    guard divisor != 0 else { throw ExecutionFailure.divisionByZero }
    return try reporting { .duration(try duration.divided(by: divisor)) }
  }

  static func negate(_ value: Value) throws -> Value? {
    guard case .duration(let duration) = value else { return nil }
    return try reporting { .duration(try duration.negated()) }
  }

  /// Tells a failure to make a date, time or duration as a failure of the query.
  static func reporting<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as TemporalError {
      switch error {
      case .overflow: throw ExecutionFailure.numberOutOfRange(error.description)
      case .wrongType: throw ExecutionFailure.invalidArgumentType(error.description)
      default: throw ExecutionFailure.invalidArgument(error.description)
      }
    }
  }
}

extension Value {
  /// Later by a duration; `nil` when this is no date or time.
  fileprivate func adding(_ duration: CalendarDuration) throws -> Value? {
    switch self {
    case .date(let date):
      // Whole days among the seconds count too.
      let days = duration.days.addingReportingOverflow(duration.wholeDaysOfSeconds)
      if days.overflow { throw TemporalError.overflow }
      return .date(try date.adding(months: duration.months).adding(days: days.partialValue))
    case .localTime(let time): return .localTime(time.adding(duration))
    case .time(let time): return .time(time.adding(duration))
    case .localDateTime(let moment): return .localDateTime(try moment.adding(duration))
    case .dateTime(let moment): return .dateTime(try moment.adding(duration))
    default: return nil
    }
  }
}

extension CalendarDuration {
  /// Days that the seconds fill, towards zero.
  fileprivate var wholeDaysOfSeconds: Int64 {
    (seconds < 0 && nanoseconds > 0 ? seconds + 1 : seconds) / 86_400
  }
}
