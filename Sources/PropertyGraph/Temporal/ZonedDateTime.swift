/// A date and a time of day with an offset from UTC and, if it was given one, a named zone.
public struct ZonedDateTime: Hashable, Comparable, Sendable {
  public let local: LocalDateTime
  /// Seconds east of UTC that hold at this moment.
  public let offset: Int32
  /// IANA name, such as `Asia/Shanghai`; `nil` when only the offset is known.
  public let zone: String?

  public init(local: LocalDateTime, offset: Int32, zone: String? = nil) {
    self.local = local
    self.offset = offset
    self.zone = zone
  }

  /// By the moment in UTC, then by the offset, then by the zone's name.
  public static func < (left: ZonedDateTime, right: ZonedDateTime) -> Bool {
    let (l, r) = (left.instant, right.instant)
    if l != r { return l < r }
    return (left.offset, left.zone ?? "") < (right.offset, right.zone ?? "")
  }

  private var instant: (seconds: Int64, nanosecond: Int64) {
    (
      local.date.daysSinceEpoch * 86_400 + local.time.nanosecondOfDay / 1_000_000_000
        - Int64(offset),
      local.time.nanosecondOfDay % 1_000_000_000
    )
  }
}
