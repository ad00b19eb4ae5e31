import Foundation

/// A time zone: a fixed offset from UTC, or a named zone with its rules.
///
/// The only file that knows where zone data comes from: Foundation's `TimeZone`.
public enum Zone: Hashable, Sendable {
  /// Seconds east of UTC.
  case offset(Int32)
  case named(String, ZoneRules)

  public static let utc = Zone.offset(0)

  /// Furthest offset, in seconds: 18 hours.
  static let maximalOffset: Int64 = 18 * 3600

  /// From an offset such as `+01:00` or `Z`, or from an IANA name.
  public init(parsing text: String) throws(TemporalError) {
    var scanner = TemporalScanner(text)
    if let offset = scanner.offset(), scanner.isAtEnd {
      guard abs(Int64(offset)) <= Self.maximalOffset else { throw .unknownZone(text) }
      self = .offset(offset)
      return
    }
    guard let rules = ZoneRules(name: text) else { throw .unknownZone(text) }
    self = .named(text, rules)
  }

  /// `Z`, `+01:00` or, with seconds, `+00:53:28`.
  static func text(ofOffset offset: Int32) -> String {
    if offset == 0 { return "Z" }
    let size = Int64(abs(offset))
    let seconds = size % 60 == 0 ? "" : ":\(padded(size % 60, 2))"
    return
      "\(offset < 0 ? "-" : "+")\(padded(size / 3600, 2)):\(padded(size / 60 % 60, 2))\(seconds)"
  }
}

/// How far a named zone's clocks are from UTC, at any moment.
public struct ZoneRules: Hashable, Sendable {
  private let zone: TimeZone

  /// Zones that became links in the zone database's release 2022b, having agreed with the other
  /// since 1970. Older builds of the data still tell their earlier history apart; this gives the
  /// same answers with both.
  private static let links = [
    "Arctic/Longyearbyen": "Europe/Berlin", "Atlantic/Jan_Mayen": "Europe/Berlin",
    "Atlantic/Reykjavik": "Africa/Abidjan", "Europe/Amsterdam": "Europe/Brussels",
    "Europe/Copenhagen": "Europe/Berlin", "Europe/Luxembourg": "Europe/Brussels",
    "Europe/Monaco": "Europe/Paris", "Europe/Oslo": "Europe/Berlin",
    "Europe/Stockholm": "Europe/Berlin",
  ]

  /// Moments that zone data is asked about, in seconds since 1970: years 1 to 9999.
  private static let known: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  init?(name: String) {
    // Foundation also takes abbreviations and forms such as GMT+8, which are no IANA names.
    guard name == "UTC" || name == "GMT" || name.contains("/"),
      let zone = TimeZone(identifier: Self.links[name] ?? name)
    else { return nil }
    self.zone = zone
  }

  /// Seconds east of UTC at a moment, given in seconds since 1970-01-01T00:00Z.
  func offset(at seconds: Int64) -> Int32 {
    let moment = min(max(seconds, Self.known.lowerBound), Self.known.upperBound)
    let date = Date(timeIntervalSince1970: TimeInterval(moment))
    return Int32(zone.secondsFromGMT(for: date))
  }

  /// The offset to read a local time with: of two the earlier moment's; for a skipped time that
  /// from before the skip.
  func offset(atLocal local: LocalDateTime) -> Int32 {
    let seconds = local.secondsSinceEpoch
    let before = offset(at: seconds - 86_400 - Zone.maximalOffset)
    let after = offset(at: seconds + 86_400 + Zone.maximalOffset)
    for candidate in [before, after] where offset(at: seconds - Int64(candidate)) == candidate {
      return candidate
    }
    return before
  }
}
