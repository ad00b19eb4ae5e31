/// A time of day without a zone, to the nanosecond.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// 0 up to 86,400,000,000,000, exclusive.
  public let nanosecondOfDay: Int64

  public static let midnight = LocalTime(nanosecondOfDay: 0)

  static let nanosecondsPerSecond: Int64 = 1_000_000_000
  static let nanosecondsPerDay: Int64 = 86_400_000_000_000

  public init(nanosecondOfDay: Int64) { self.nanosecondOfDay = nanosecondOfDay }

  public init(
    hour: Int64, minute: Int64 = 0, second: Int64 = 0, nanosecond: Int64 = 0
  ) throws(TemporalError) {
    try CalendarDate.check(hour, in: 0...23, "hour")
    try CalendarDate.check(minute, in: 0...59, "minute")
    try CalendarDate.check(second, in: 0...59, "second")
    try CalendarDate.check(nanosecond, in: 0...999_999_999, "nanosecond")
    nanosecondOfDay =
      ((hour * 60 + minute) * 60 + second) * Self.nanosecondsPerSecond + nanosecond
  }

  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    left.nanosecondOfDay < right.nanosecondOfDay
  }

  public var hour: Int64 { secondOfDay / 3600 }
  public var minute: Int64 { secondOfDay / 60 % 60 }
  public var second: Int64 { secondOfDay % 60 }
  /// Of the second, as are the next two.
  public var millisecond: Int64 { nanosecond / 1_000_000 }
  public var microsecond: Int64 { nanosecond / 1_000 }
  public var nanosecond: Int64 { nanosecondOfDay % Self.nanosecondsPerSecond }
  var secondOfDay: Int64 { nanosecondOfDay / Self.nanosecondsPerSecond }

  /// Later by the duration's seconds, around midnight if need be; months and days do not count.
  public func adding(_ duration: CalendarDuration) -> LocalTime {
    let seconds = floorRemainder(duration.seconds, 86_400)
    let sum =
      nanosecondOfDay + seconds * Self.nanosecondsPerSecond + Int64(duration.nanoseconds)
    return LocalTime(nanosecondOfDay: floorRemainder(sum, Self.nanosecondsPerDay))
  }
}

extension LocalTime: CustomStringConvertible {
  /// ISO 8601, such as `12:31:14.645`; seconds are left out when they and the fraction are 0.
  public var description: String {
    var text = "\(padded(hour, 2)):\(padded(minute, 2))"
    if secondOfDay % 60 != 0 || nanosecond != 0 { text += ":\(padded(second, 2))" }
    return text + fraction(nanosecond)
  }
}

/// A point and as many digits as needed; nothing for 0.
func fraction(_ nanoseconds: Int64) -> String {
  if nanoseconds == 0 { return "" }
  var digits = padded(nanoseconds, 9)
  while digits.hasSuffix("0") { digits.removeLast() }
  return "." + digits
}
