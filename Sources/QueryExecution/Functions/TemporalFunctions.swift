import PropertyGraph
import QueryPlanning

/// `date`, `datetime`, `localdatetime`, `time`, `localtime`, `duration` and what belongs to them.
///
/// A call without arguments, and the forms `.transaction` and `.statement`, read the clock at which
/// the statement began; `.realtime` reads it anew. Null in, null out.
enum TemporalFunctions {
  static let all: [Function] =
    kinds.flatMap { kind in
      [constructor(kind), truncation(kind)]
        + ["transaction", "statement", "realtime"].map { clock(kind, $0) }
    } + epochFunctions + durationFunctions

  /// One of the five kinds of dates and times.
  private struct Kind: Sendable {
    let name: String
    let type: StaticType
    let make: @Sendable (Value) throws -> Value
    let truncate: @Sendable (Value, TemporalUnit, [String: Value]) throws -> Value
  }

  private static let kinds: [Kind] = [
    Kind(name: "date", type: .date) {
      .date(try CalendarDate.make(from: $0))
    } truncate: {
      .date(try CalendarDate.make(truncating: $0, to: $1, with: $2))
    },
    Kind(name: "localtime", type: .localTime) {
      .localTime(try LocalTime.make(from: $0))
    } truncate: {
      .localTime(try LocalTime.make(truncating: $0, to: $1, with: $2))
    },
    Kind(name: "time", type: .time) {
      .time(try ZonedTime.make(from: $0))
    } truncate: {
      .time(try ZonedTime.make(truncating: $0, to: $1, with: $2))
    },
    Kind(name: "localdatetime", type: .localDateTime) {
      .localDateTime(try LocalDateTime.make(from: $0))
    } truncate: {
      .localDateTime(try LocalDateTime.make(truncating: $0, to: $1, with: $2))
    },
    Kind(name: "datetime", type: .dateTime) {
      .dateTime(try ZonedDateTime.make(from: $0))
    } truncate: {
      .dateTime(try ZonedDateTime.make(truncating: $0, to: $1, with: $2))
    },
  ]

  /// `date()`, `date('2015-07-21')`, `date({year: 2015})`, `date(other)`.
  private static func constructor(_ kind: Kind) -> Function {
    Function(kind.name, 0...1, [.any], kind.type) { arguments, context in
      guard let argument = arguments.first else { return try now(kind, .utc, context) }
      if argument.isNull { return .null }
      if case .map(let map) = argument, map.count == 1, case .string(let zone)? = map["timezone"] {
        return try TemporalOperators.reporting {
          try now(kind, Zone(parsing: zone), context)
        }
      }
      return try TemporalOperators.reporting { try kind.make(argument) }
    }
  }

  /// `date.statement()`, `date.statement('Asia/Shanghai')`.
  private static func clock(_ kind: Kind, _ form: String) -> Function {
    Function("\(kind.name).\(form)", 0...1, [.any], kind.type) { arguments, context in
      let time = form == "realtime" ? SystemTime.now : context.statementTime
      switch arguments.first {
      case nil: return try now(kind, .utc, time)
      case .null?: return .null
      case .string(let zone)?:
        return try TemporalOperators.reporting { try now(kind, Zone(parsing: zone), time) }
      case let other?:
        throw ExecutionFailure.invalidArgumentType(
          "\(kind.name).\(form)() needs the name of a time zone, not \(other.kindName)")
      }
    }
  }

  private static func now(_ kind: Kind, _ zone: Zone, _ context: ExecutionContext) throws -> Value {
    try now(kind, zone, context.statementTime)
  }

  private static func now(
    _ kind: Kind, _ zone: Zone, _ time: (seconds: Int64, nanoseconds: Int64)
  ) throws -> Value {
    try kind.make(
      .dateTime(
        ZonedDateTime(secondsSinceEpoch: time.seconds, nanosecond: time.nanoseconds, in: zone)))
  }

  /// `date.truncate('week')`, `date.truncate('week', other)`, `… , {dayOfWeek: 2})`.
  private static func truncation(_ kind: Kind) -> Function {
    let name = "\(kind.name).truncate"
    return Function(name, 1...3, [.string, .any, .any], kind.type) { arguments, context in
      if arguments.contains(where: \.isNull) { return .null }
      guard case .string(let unitName) = arguments[0] else {
        throw StringFunctions.wrong(name, "the name of a unit", arguments[0])
      }
      guard let unit = TemporalUnit(named: unitName) else {
        throw ExecutionFailure.invalidArgument("'\(unitName)' is not a unit of dates and times")
      }
      let value = arguments.count > 1 ? arguments[1] : try now(kind, .utc, context)
      var components: [String: Value] = [:]
      if arguments.count > 2 {
        guard case .map(let map) = arguments[2] else {
          throw StringFunctions.wrong(name, "a map", arguments[2])
        }
        components = map
      }
      return try TemporalOperators.reporting { try kind.truncate(value, unit, components) }
    }
  }

  private static let epochFunctions: [Function] = [
    Function("datetime.fromepoch", 1...2, [.integer, .integer], .dateTime) { arguments, _ in
      if arguments.contains(where: \.isNull) { return .null }
      let seconds = try integer(arguments[0], "datetime.fromepoch")
      let nanoseconds =
        arguments.count > 1 ? try integer(arguments[1], "datetime.fromepoch") : 0
      return try fromEpoch(seconds, nanoseconds)
    },
    Function("datetime.fromepochmillis", 1...1, [.integer], .dateTime) { arguments, _ in
      if arguments[0].isNull { return .null }
      let milliseconds = try integer(arguments[0], "datetime.fromepochmillis")
      let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
      return try fromEpoch(seconds, rest * 1_000_000)
    },
  ]

  private static func fromEpoch(_ seconds: Int64, _ nanoseconds: Int64) throws -> Value {
    try TemporalOperators.reporting {
      let carry = nanoseconds / 1_000_000_000 - (nanoseconds % 1_000_000_000 < 0 ? 1 : 0)
      let duration = CalendarDuration(
        seconds: seconds, nanoseconds: Int32(nanoseconds - carry * 1_000_000_000))
      let utc = try LocalDateTime(secondsSinceEpoch: carry, nanosecond: 0).adding(duration)
      return .dateTime(ZonedDateTime(local: utc, in: .utc))
    }
  }

  private static func integer(_ value: Value, _ function: String) throws -> Int64 {
    guard case .integer(let number) = value else {
      throw StringFunctions.wrong(function, "an integer", value)
    }
    return number
  }

  private static let durationFunctions: [Function] = [
    Function("duration", 1...1, [.any], .duration) { arguments, _ in
      if arguments[0].isNull { return .null }
      return try TemporalOperators.reporting {
        .duration(try CalendarDuration.make(from: arguments[0]))
      }
    },
    between("duration.between") { try $0.inAllParts() },
    between("duration.inMonths") { $0.inMonths() },
    between("duration.inDays") { $0.inDays() },
    between("duration.inSeconds") { try $0.inSeconds() },
  ]

  private static func between(
    _ name: String, _ body: @escaping @Sendable (DurationBetween) throws -> CalendarDuration
  ) -> Function {
    Function(name, 2...2, [.any, .any], .duration) { arguments, _ in
      if arguments.contains(where: \.isNull) { return .null }
      guard let difference = DurationBetween(arguments[0], arguments[1]) else {
        let wrong = arguments.first { !$0.isTemporal } ?? arguments[0]
        throw StringFunctions.wrong(name, "dates or times", wrong)
      }
      return try TemporalOperators.reporting { .duration(try body(difference)) }
    }
  }
}
