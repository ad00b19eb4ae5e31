/// A date and a time of day without a zone.
public struct LocalDateTime: Hashable, Comparable, Sendable {
  public let date: CalendarDate
  public let time: LocalTime

  public init(date: CalendarDate, time: LocalTime) {
    self.date = date
    self.time = time
  }

  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}
