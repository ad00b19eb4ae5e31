/// The time from one date or time value to another.
///
/// A value without a date takes that of the other, one without a zone the zone of the other, and
/// a date without a time is its midnight.
public struct DurationBetween: Sendable {
  private let start: ZonedDateTime
  /// In the zone of `start`.
  private let end: ZonedDateTime
  /// Whether both have a date of their own, so that months and days can lie between them.
  private let haveDates: Bool

  /// `nil` when one of the two is no date or time.
  public init?(_ from: Value, _ to: Value) {
    guard let a = TemporalParts(from), let b = TemporalParts(to) else { return nil }
    let epoch = CalendarDate(daysSinceEpoch: 0)
    let date = (a.date ?? b.date ?? epoch, b.date ?? a.date ?? epoch)
    let zone = (a.zone ?? b.zone ?? .utc, b.zone ?? a.zone ?? .utc)
    start = ZonedDateTime(
      local: LocalDateTime(date: date.0, time: a.time ?? .midnight), in: zone.0)
    end = ZonedDateTime(
      local: LocalDateTime(date: date.1, time: b.time ?? .midnight), in: zone.1
    ).moved(to: zone.0)
    haveDates = a.date != nil && b.date != nil
  }

  /// Whole months, then whole days, then seconds.
  public func inAllParts() throws(TemporalError) -> CalendarDuration {
    guard haveDates else { return try inSeconds() }
    let months = wholeMonths
    let afterMonths = try start.adding(CalendarDuration(months: months))
    let days = Self.wholeDays(afterMonths.local, end.local)
    let afterDays = try afterMonths.adding(CalendarDuration(days: days))
    let rest = try Self.seconds(afterDays, end)
    return CalendarDuration(
      months: months, days: days, seconds: rest.seconds, nanoseconds: rest.nanoseconds)
  }

  public func inMonths() -> CalendarDuration {
    CalendarDuration(months: haveDates ? wholeMonths : 0)
  }

  public func inDays() -> CalendarDuration {
    CalendarDuration(days: haveDates ? Self.wholeDays(start.local, end.local) : 0)
  }

  public func inSeconds() throws(TemporalError) -> CalendarDuration {
    try Self.seconds(start, end)
  }

  private static func seconds(
    _ start: ZonedDateTime, _ end: ZonedDateTime
  ) throws(TemporalError) -> CalendarDuration {
    try CalendarDuration(
      seconds: Int128(end.secondsSinceEpoch) - Int128(start.secondsSinceEpoch),
      totalNanoseconds: Int128(end.local.time.nanosecond - start.local.time.nanosecond))
  }

  private var wholeMonths: Int64 {
    let last = Self.lastWholeDay(from: start.local, to: end.local)
    // 32 is more than the days of any month, so months and days order as one number.
    func position(_ date: CalendarDate) -> Int64 {
      (date.year * 12 + date.month) * 32 + date.day
    }
    return (position(last) - position(start.local.date)) / 32
  }

  private static func wholeDays(_ start: LocalDateTime, _ end: LocalDateTime) -> Int64 {
    lastWholeDay(from: start, to: end).daysSinceEpoch - start.date.daysSinceEpoch
  }

  /// The day nearest to `end` that is a whole number of days from `start`.
  private static func lastWholeDay(
    from start: LocalDateTime, to end: LocalDateTime
  ) -> CalendarDate {
    let day = end.date.daysSinceEpoch
    if end.date > start.date && end.time < start.time {
      return CalendarDate(daysSinceEpoch: day - 1)
    }
    if end.date < start.date && end.time > start.time {
      return CalendarDate(daysSinceEpoch: day + 1)
    }
    return end.date
  }
}

/// What a date or time value consists of.
struct TemporalParts {
  var date: CalendarDate?
  var time: LocalTime?
  var zone: Zone?

  /// `nil` when the value is no date or time.
  init?(_ value: Value) {
    switch value {
    case .date(let date): self.date = date
    case .localTime(let time): self.time = time
    case .time(let zoned): (time, zone) = (zoned.time, .offset(zoned.offset))
    case .localDateTime(let local): (date, time) = (local.date, local.time)
    case .dateTime(let zoned):
      (date, time, zone) = (zoned.local.date, zoned.local.time, zoned.timeZone)
    default: return nil
    }
  }
}
