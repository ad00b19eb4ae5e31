/// What dates and times are truncated to.
public enum TemporalUnit: String, Sendable {
  case millennium, century, decade, year, weekYear, quarter, month, week, day
  case hour, minute, second, millisecond, microsecond

  /// `nil` for a name that is no unit; capitals do not matter.
  public init?(named name: String) {
    guard let unit = Self.byLowercasedName[name.lowercased()] else { return nil }
    self = unit
  }

  private static let byLowercasedName: [String: TemporalUnit] = {
    let all: [TemporalUnit] = [
      .millennium, .century, .decade, .year, .weekYear, .quarter, .month, .week, .day, .hour,
      .minute, .second, .millisecond, .microsecond,
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.rawValue.lowercased(), $0) })
  }()

  /// Nanoseconds of a unit of time; `nil` for a unit of dates.
  fileprivate var nanoseconds: Int64? {
    switch self {
    case .hour: 3_600_000_000_000
    case .minute: 60_000_000_000
    case .second: 1_000_000_000
    case .millisecond: 1_000_000
    case .microsecond: 1_000
    default: nil
    }
  }

  /// Whether the unit is a day or longer.
  var isOfDates: Bool { nanoseconds == nil }
}

extension CalendarDate {
  /// The first day of the unit that the date is in; the date itself for a unit of time.
  public func truncated(to unit: TemporalUnit) throws(TemporalError) -> CalendarDate {
    switch unit {
    case .millennium: try firstDay(ofYears: 1000)
    case .century: try firstDay(ofYears: 100)
    case .decade: try firstDay(ofYears: 10)
    case .year: try firstDay(ofYears: 1)
    case .weekYear: try CalendarDate(weekYear: weekYear, week: 1)
    case .quarter: try CalendarDate(year: year, month: quarter * 3 - 2)
    case .month: try CalendarDate(year: year, month: month)
    case .week: try adding(days: 1 - weekDay)
    default: self
    }
  }

  private func firstDay(ofYears count: Int64) throws(TemporalError) -> CalendarDate {
    try CalendarDate(year: floorQuotient(year, count) * count)
  }
}

extension LocalTime {
  /// The beginning of the unit that the time is in; midnight for a unit of dates.
  public func truncated(to unit: TemporalUnit) -> LocalTime {
    guard let length = unit.nanoseconds else { return .midnight }
    return LocalTime(nanosecondOfDay: nanosecondOfDay / length * length)
  }
}

extension LocalDateTime {
  public func truncated(to unit: TemporalUnit) throws(TemporalError) -> LocalDateTime {
    LocalDateTime(date: try date.truncated(to: unit), time: time.truncated(to: unit))
  }
}
