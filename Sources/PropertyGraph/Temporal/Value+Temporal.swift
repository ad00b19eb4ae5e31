extension Value {
  /// A date, time or duration as ISO 8601 text; `nil` for other values.
  public var temporalDescription: String? {
    switch self {
    case .date(let value): value.description
    case .localTime(let value): value.description
    case .time(let value): value.description
    case .localDateTime(let value): value.description
    case .dateTime(let value): value.description
    case .duration(let value): value.description
    default: nil
    }
  }

  /// Whether this is a date, a time or a duration.
  public var isTemporal: Bool { temporalDescription != nil }

  /// A component of a date, time or duration, such as `year` or `minutesOfHour`; `nil` when the
  /// value is none or does not have it.
  public func temporalComponent(_ name: String) -> Value? {
    switch self {
    case .date(let date): date.component(name)
    case .localTime(let time): time.component(name)
    case .time(let time): time.time.component(name) ?? Self.offsetComponent(name, time.offset)
    case .localDateTime(let moment):
      moment.date.component(name) ?? moment.time.component(name)
    case .dateTime(let moment): Self.component(name, moment)
    case .duration(let duration): duration.component(name)
    default: nil
    }
  }

  private static func component(_ name: String, _ moment: ZonedDateTime) -> Value? {
    switch name {
    case "epochSeconds": return .integer(moment.secondsSinceEpoch)
    case "epochMillis":
      let (product, overflow) = moment.secondsSinceEpoch.multipliedReportingOverflow(by: 1000)
      return overflow ? nil : .integer(product + moment.local.time.millisecond)
    case "timezone": if let zone = moment.zone { return .string(zone) }
    default: break
    }
    return moment.local.date.component(name) ?? moment.local.time.component(name)
      ?? offsetComponent(name, moment.offset)
  }

  private static func offsetComponent(_ name: String, _ offset: Int32) -> Value? {
    switch name {
    case "timezone", "offset": .string(Zone.text(ofOffset: offset))
    case "offsetMinutes": .integer(Int64(offset / 60))
    case "offsetSeconds": .integer(Int64(offset))
    default: nil
    }
  }
}

extension CalendarDate {
  fileprivate func component(_ name: String) -> Value? {
    switch name {
    case "year": .integer(year)
    case "quarter": .integer(quarter)
    case "month": .integer(month)
    case "week": .integer(week)
    case "weekYear": .integer(weekYear)
    case "day": .integer(day)
    case "ordinalDay": .integer(ordinalDay)
    case "weekDay", "dayOfWeek": .integer(weekDay)
    case "dayOfQuarter": .integer(dayOfQuarter)
    default: nil
    }
  }
}

extension LocalTime {
  fileprivate func component(_ name: String) -> Value? {
    switch name {
    case "hour": .integer(hour)
    case "minute": .integer(minute)
    case "second": .integer(second)
    case "millisecond": .integer(millisecond)
    case "microsecond": .integer(microsecond)
    case "nanosecond": .integer(nanosecond)
    default: nil
    }
  }
}

extension CalendarDuration {
  /// Whole amounts of a unit count all of its part (`minutes` all seconds); those `OfHour` and
  /// the like what is left of the next larger one. A part beyond 64 bits is `null`.
  fileprivate func component(_ name: String) -> Value? {
    switch name {
    case "years": .integer(months / 12)
    case "quarters": .integer(months / 3)
    case "months": .integer(months)
    case "weeks": .integer(days / 7)
    case "days": .integer(days)
    case "hours": .integer(seconds / 3600)
    case "minutes": .integer(seconds / 60)
    case "seconds": .integer(seconds)
    case "milliseconds": inFractions(1_000)
    case "microseconds": inFractions(1_000_000)
    case "nanoseconds": inFractions(1_000_000_000)
    case "quartersOfYear": .integer(months / 3 % 4)
    case "monthsOfQuarter": .integer(months % 3)
    case "monthsOfYear": .integer(months % 12)
    case "daysOfWeek": .integer(days % 7)
    case "minutesOfHour": .integer(seconds / 60 % 60)
    case "secondsOfMinute": .integer(seconds % 60)
    case "millisecondsOfSecond": .integer(Int64(nanoseconds / 1_000_000))
    case "microsecondsOfSecond": .integer(Int64(nanoseconds / 1_000))
    case "nanosecondsOfSecond": .integer(Int64(nanoseconds))
    default: nil
    }
  }

  private func inFractions(_ perSecond: Int64) -> Value {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: perSecond)
    let rest = Int64(nanoseconds) / (1_000_000_000 / perSecond)
    let (sum, sumOverflow) = product.addingReportingOverflow(rest)
    return overflow || sumOverflow ? .null : .integer(sum)
  }
}
