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

  private var nanosecondInUTC: Int64 { time.nanosecondOfDay - Int64(offset) * 1_000_000_000 }
}
