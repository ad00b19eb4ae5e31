/// A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let daysSinceEpoch: Int64

  public init(daysSinceEpoch: Int64) { self.daysSinceEpoch = daysSinceEpoch }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }
}
