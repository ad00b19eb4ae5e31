// Dates and times from values of the query language: from text, from a map of components, or
// from another date or time.

extension CalendarDate {
  public static func make(from value: Value) throws(TemporalError) -> CalendarDate {
    switch value {
    case .string(let text): return try parse(text)
    case .map(let map):
      let components = try TemporalComponents(
        map, kind: "date", hasDate: true, hasTime: false, hasZone: false)
      return try components.date(on: components.baseDate())
    default:
      guard let date = TemporalParts(value)?.date else { throw .wrongType(field: "date") }
      return date
    }
  }

  /// The first day of the unit that `value` is in, with the components of `map` put in.
  public static func make(
    truncating value: Value, to unit: TemporalUnit, with map: [String: Value]
  ) throws(TemporalError) -> CalendarDate {
    guard unit.isOfDates else { throw .unknownUnit(unit.rawValue, kind: "date") }
    guard let date = TemporalParts(value)?.date else { throw .wrongType(field: "date") }
    let components = try TemporalComponents(
      map, kind: "date", hasDate: true, hasTime: false, hasZone: false)
    return try components.date(on: date.truncated(to: unit))
  }
}

extension LocalTime {
  public static func make(from value: Value) throws(TemporalError) -> LocalTime {
    switch value {
    case .string(let text): return try parse(text)
    case .map(let map):
      let components = try TemporalComponents(
        map, kind: "local time", hasDate: false, hasTime: true, hasZone: false)
      let base = try components.baseTime()
      if base == nil && !components.has("hour") {
        throw .missing(field: "hour", kind: "local time")
      }
      return try components.time(on: base?.time)
    default:
      guard let time = TemporalParts(value)?.time else { throw .wrongType(field: "time") }
      return time
    }
  }

  /// The beginning of the unit that `value` is in, with the components of `map` put in.
  public static func make(
    truncating value: Value, to unit: TemporalUnit, with map: [String: Value]
  ) throws(TemporalError) -> LocalTime {
    let components = try TemporalComponents(
      map, kind: "local time", hasDate: false, hasTime: true, hasZone: false)
    return try components.time(
      on: truncated(value, to: unit, kind: "local time"), addsFraction: true)
  }

  fileprivate static func truncated(
    _ value: Value, to unit: TemporalUnit, kind: String
  ) throws(TemporalError) -> LocalTime {
    guard unit == .day || !unit.isOfDates else { throw .unknownUnit(unit.rawValue, kind: kind) }
    guard let time = TemporalParts(value)?.time else { throw .wrongType(field: "time") }
    return time.truncated(to: unit)
  }
}

extension ZonedTime {
  public static func make(from value: Value) throws(TemporalError) -> ZonedTime {
    switch value {
    case .string(let text): return try parse(text)
    case .map(let map):
      let components = try TemporalComponents(
        map, kind: "time", hasDate: false, hasTime: true, hasZone: true)
      let base = try components.baseTime()
      if base == nil && !components.has("hour") { throw .missing(field: "hour", kind: "time") }
      let time = try components.time(on: base?.time)
      let wanted = try components.zone().map { zone throws(TemporalError) in
        try offset(of: zone, base)
      }
      guard let zone = base?.zone else { return ZonedTime(time: time, offset: wanted ?? 0) }
      let zoned = ZonedTime(time: time, offset: try offset(of: zone, base))
      return wanted.map { zoned.moved(to: $0) } ?? zoned
    default:
      guard let parts = TemporalParts(value), let time = parts.time else {
        throw .wrongType(field: "time")
      }
      return ZonedTime(time: time, offset: try offset(of: parts.zone ?? .utc, parts))
    }
  }

  /// The beginning of the unit that `value` is in, with the components of `map` put in; a zone
  /// there replaces the zone and leaves the time as it is.
  public static func make(
    truncating value: Value, to unit: TemporalUnit, with map: [String: Value]
  ) throws(TemporalError) -> ZonedTime {
    let components = try TemporalComponents(
      map, kind: "time", hasDate: false, hasTime: true, hasZone: true)
    let parts = TemporalParts(value)
    let time = try components.time(
      on: LocalTime.truncated(value, to: unit, kind: "time"), addsFraction: true)
    let zone = try components.zone() ?? parts?.zone ?? .utc
    return ZonedTime(time: time, offset: try offset(of: zone, parts))
  }

  /// A named zone's offset depends on the date, so one must be known.
  private static func offset(
    of zone: Zone, _ parts: TemporalParts?
  ) throws(TemporalError) -> Int32 {
    if case .offset(let offset) = zone { return offset }
    guard let date = parts?.date, let time = parts?.time else {
      throw .unexpected(field: "timezone", kind: "time")
    }
    return ZonedDateTime(local: LocalDateTime(date: date, time: time), in: zone).offset
  }
}

extension LocalDateTime {
  public static func make(from value: Value) throws(TemporalError) -> LocalDateTime {
    switch value {
    case .string(let text): return try parse(text)
    case .map(let map):
      let components = try TemporalComponents(
        map, kind: "local datetime", hasDate: true, hasTime: true, hasZone: false)
      return LocalDateTime(
        date: try components.date(on: components.baseDate()),
        time: try components.time(on: components.baseTime()?.time))
    default:
      guard let parts = TemporalParts(value), let date = parts.date else {
        throw .wrongType(field: "datetime")
      }
      return LocalDateTime(date: date, time: parts.time ?? .midnight)
    }
  }

  /// The beginning of the unit that `value` is in, with the components of `map` put in.
  public static func make(
    truncating value: Value, to unit: TemporalUnit, with map: [String: Value]
  ) throws(TemporalError) -> LocalDateTime {
    let components = try TemporalComponents(
      map, kind: "local datetime", hasDate: true, hasTime: true, hasZone: false)
    return try components.dateTime(truncating: value, to: unit)
  }
}

extension ZonedDateTime {
  public static func make(from value: Value) throws(TemporalError) -> ZonedDateTime {
    switch value {
    case .string(let text): return try parse(text)
    case .map(let map):
      let components = try TemporalComponents(
        map, kind: "datetime", hasDate: true, hasTime: true, hasZone: true)
      let base = try components.baseTime()
      let local = LocalDateTime(
        date: try components.date(on: components.baseDate()),
        time: try components.time(on: base?.time))
      let wanted = try components.zone()
      guard let zone = base?.zone else { return ZonedDateTime(local: local, in: wanted ?? .utc) }
      let zoned = ZonedDateTime(local: local, in: zone)
      return wanted.map { zoned.moved(to: $0) } ?? zoned
    case .dateTime(let moment): return moment
    default:
      return ZonedDateTime(
        local: try LocalDateTime.make(from: value), in: TemporalParts(value)?.zone ?? .utc)
    }
  }

  /// The beginning of the unit that `value` is in, with the components of `map` put in; a zone
  /// there replaces the zone and leaves date and time as they are.
  public static func make(
    truncating value: Value, to unit: TemporalUnit, with map: [String: Value]
  ) throws(TemporalError) -> ZonedDateTime {
    let components = try TemporalComponents(
      map, kind: "datetime", hasDate: true, hasTime: true, hasZone: true)
    return ZonedDateTime(
      local: try components.dateTime(truncating: value, to: unit),
      in: try components.zone() ?? TemporalParts(value)?.zone ?? .utc)
  }
}

extension TemporalComponents {
  fileprivate func dateTime(
    truncating value: Value, to unit: TemporalUnit
  ) throws(TemporalError) -> LocalDateTime {
    let start = try LocalDateTime.make(from: value).truncated(to: unit)
    return LocalDateTime(
      date: try date(on: start.date), time: try time(on: start.time, addsFraction: true))
  }
}

extension CalendarDuration {
  /// From text, from a map of amounts such as `{days: 1.5}`, or a duration as it is.
  public static func make(from value: Value) throws(TemporalError) -> CalendarDuration {
    switch value {
    case .string(let text): return try parse(text)
    case .duration(let duration): return duration
    case .map(let map):
      var sum = DurationSum()
      for (field, amount) in map.sorted(by: { $0.key < $1.key }) where !amount.isNull {
        guard let unit = DurationUnit(rawValue: field) else {
          throw .unexpected(field: field, kind: "duration")
        }
        switch amount {
        case .integer(let amount): try sum.add(amount, unit)
        case .float(let amount): try sum.add(amount, unit)
        default: throw .wrongType(field: field)
        }
      }
      return try sum.duration()
    default: throw .wrongType(field: "duration")
    }
  }
}
