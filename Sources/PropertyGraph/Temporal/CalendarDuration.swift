/// A length of time whose months, days and seconds are kept apart: a month has no fixed number of
/// days, and a day no fixed number of seconds.
public struct CalendarDuration: Hashable, Sendable {
  public let months: Int64
  public let days: Int64
  public let seconds: Int64
  /// 0 up to 1,000,000,000, exclusive, also when the seconds are negative.
  public let nanoseconds: Int32

  public init(months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int32 = 0) {
    self.months = months
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Order for `ORDER BY`: by length with a month taken as 30.436875 days, then by the parts.
  func ordered(to other: CalendarDuration) -> Comparison {
    let (l, r) = (averageSeconds, other.averageSeconds)
    if l != r { return Comparison(l, r) }
    let left = (nanoseconds, months, days, seconds)
    let right = (other.nanoseconds, other.months, other.days, other.seconds)
    return left < right ? .less : left == right ? .equal : .greater
  }

  private var averageSeconds: Int128 {
    Int128(months) * 2_629_746 + Int128(days) * 86_400 + Int128(seconds)
  }
}
