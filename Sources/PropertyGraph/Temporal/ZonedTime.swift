/// A time of day with an offset from UTC.
public struct ZonedTime: Hashable, Comparable, Sendable {
  public let time: LocalTime
  /// Seconds east of UTC.
  public let offset: Int32

  public init(time: LocalTime, offset: Int32) {
    self.time = time
    self.offset = offset
  }

  /// By the moment in UTC, then by the offset.
  public static func < (left: ZonedTime, right: ZonedTime) -> Bool {
    (left.nanosecondInUTC, left.offset) < (right.nanosecondInUTC, right.offset)
  }

  private var nanosecondInUTC: Int64 {
    time.nanosecondOfDay - Int64(offset) * LocalTime.nanosecondsPerSecond
  }

  /// The same moment told with another offset.
  public func moved(to offset: Int32) -> ZonedTime {
    let sum = nanosecondInUTC + Int64(offset) * LocalTime.nanosecondsPerSecond
    return ZonedTime(
      time: LocalTime(nanosecondOfDay: floorRemainder(sum, LocalTime.nanosecondsPerDay)),
      offset: offset)
  }

  public func adding(_ duration: CalendarDuration) -> ZonedTime {
    ZonedTime(time: time.adding(duration), offset: offset)
  }
}

extension ZonedTime: CustomStringConvertible {
  /// ISO 8601, such as `12:31:14.645+01:00`.
  public var description: String { "\(time)\(Zone.text(ofOffset: offset))" }
}
