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

  /// What the clocks of a zone show as `local`. A time that the clocks skip moves on by as much as
  /// they do; of one that they show twice the first is taken.
  public init(local: LocalDateTime, in zone: Zone) {
    switch zone {
    case .offset(let offset): self.init(local: local, offset: offset)
    case .named(let name, let rules):
      let instant = local.secondsSinceEpoch - Int64(rules.offset(atLocal: local))
      self.init(
        secondsSinceEpoch: instant, nanosecond: local.time.nanosecond, in: .named(name, rules))
    }
  }

  /// - Parameters:
  ///   - secondsSinceEpoch: Since 1970-01-01T00:00Z.
  ///   - nanosecond: 0 up to 1,000,000,000, exclusive.
  public init(secondsSinceEpoch: Int64, nanosecond: Int64, in zone: Zone) {
    let offset: Int32 =
      switch zone {
      case .offset(let offset): offset
      case .named(_, let rules): rules.offset(at: secondsSinceEpoch)
      }
    local = LocalDateTime(
      secondsSinceEpoch: secondsSinceEpoch + Int64(offset), nanosecond: nanosecond)
    self.offset = offset
    self.zone =
      switch zone {
      case .offset: nil
      case .named(let name, _): name
      }
  }

  /// By the moment in UTC, then by the offset, then by the zone's name.
  public static func < (left: ZonedDateTime, right: ZonedDateTime) -> Bool {
    if left.secondsSinceEpoch != right.secondsSinceEpoch {
      return left.secondsSinceEpoch < right.secondsSinceEpoch
    }
    return (left.local.time.nanosecond, left.offset, left.zone ?? "")
      < (right.local.time.nanosecond, right.offset, right.zone ?? "")
  }

  /// Since 1970-01-01T00:00Z.
  public var secondsSinceEpoch: Int64 { local.secondsSinceEpoch - Int64(offset) }

  /// The zone; an unknown name counts as its offset.
  public var timeZone: Zone {
    if let zone, let known = try? Zone(parsing: zone) { known } else { .offset(offset) }
  }

  /// The same moment told in another zone.
  public func moved(to zone: Zone) -> ZonedDateTime {
    ZonedDateTime(
      secondsSinceEpoch: secondsSinceEpoch, nanosecond: local.time.nanosecond, in: zone)
  }

  /// Later by the duration: months and days by the calendar of the zone, seconds by the clock.
  public func adding(_ duration: CalendarDuration) throws(TemporalError) -> ZonedDateTime {
    let days = CalendarDuration(months: duration.months, days: duration.days)
    let start = ZonedDateTime(local: try local.adding(days), in: timeZone)
    let rest = CalendarDuration(seconds: duration.seconds, nanoseconds: duration.nanoseconds)
    let utc = try LocalDateTime(
      secondsSinceEpoch: start.secondsSinceEpoch, nanosecond: start.local.time.nanosecond
    ).adding(rest)
    return ZonedDateTime(
      secondsSinceEpoch: utc.secondsSinceEpoch, nanosecond: utc.time.nanosecond, in: timeZone)
  }
}

extension ZonedDateTime: CustomStringConvertible {
  /// ISO 8601 with the zone's name, such as `1984-10-11T12:31+01:00[Europe/Stockholm]`.
  public var description: String {
    "\(local)\(Zone.text(ofOffset: offset))\(zone.map { "[\($0)]" } ?? "")"
  }
}
