/// A date and a time of day without a zone.
public struct LocalDateTime: Hashable, Comparable, Sendable {
  public let date: CalendarDate
  public let time: LocalTime

  public init(date: CalendarDate, time: LocalTime) {
    self.date = date
    self.time = time
  }

  /// - Parameters:
  ///   - secondsSinceEpoch: Since 1970-01-01T00:00.
  ///   - nanosecond: 0 up to 1,000,000,000, exclusive.
  public init(secondsSinceEpoch: Int64, nanosecond: Int64) {
    date = CalendarDate(daysSinceEpoch: floorQuotient(secondsSinceEpoch, 86_400))
    time = LocalTime(
      nanosecondOfDay: floorRemainder(secondsSinceEpoch, 86_400) * LocalTime.nanosecondsPerSecond
        + nanosecond)
  }

  /// Since 1970-01-01T00:00.
  public var secondsSinceEpoch: Int64 { date.daysSinceEpoch * 86_400 + time.secondOfDay }

  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }

  /// Later by the duration: first its months, then its days, then its seconds.
  public func adding(_ duration: CalendarDuration) throws(TemporalError) -> LocalDateTime {
    let date = try date.adding(months: duration.months).adding(days: duration.days)
    let nanoseconds = time.nanosecond + Int64(duration.nanoseconds)
    let carry = nanoseconds / LocalTime.nanosecondsPerSecond
    let (seconds, overflow) = (time.secondOfDay + carry).addingReportingOverflow(duration.seconds)
    if overflow { throw .overflow }
    return LocalDateTime(
      date: try date.adding(days: floorQuotient(seconds, 86_400)),
      time: LocalTime(
        nanosecondOfDay: floorRemainder(seconds, 86_400) * LocalTime.nanosecondsPerSecond
          + nanoseconds % LocalTime.nanosecondsPerSecond))
  }
}

extension LocalDateTime: CustomStringConvertible {
  /// ISO 8601, such as `1984-10-11T12:31:14.645`.
  public var description: String { "\(date)T\(time)" }
}
