/// A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let daysSinceEpoch: Int64

  public static let years: ClosedRange<Int64> = -999_999_999...999_999_999

  public init(daysSinceEpoch: Int64) { self.daysSinceEpoch = daysSinceEpoch }

  public init(year: Int64, month: Int64 = 1, day: Int64 = 1) throws(TemporalError) {
    try Self.check(year, in: Self.years, "year")
    try Self.check(month, in: 1...12, "month")
    try Self.check(day, in: 1...Self.length(ofMonth: month, year: year), "day")
    daysSinceEpoch = Self.days(year: year, month: month, day: day)
  }

  /// - Parameters:
  ///   - weekYear: The year that the week belongs to (ISO 8601: the one that its Thursday is in).
  ///   - weekDay: 1 is Monday.
  public init(weekYear: Int64, week: Int64, weekDay: Int64 = 1) throws(TemporalError) {
    try Self.check(weekYear, in: Self.years, "year")
    try Self.check(week, in: 1...Self.weeks(in: weekYear), "week")
    try Self.check(weekDay, in: 1...7, "dayOfWeek")
    daysSinceEpoch = Self.firstMonday(of: weekYear) + (week - 1) * 7 + weekDay - 1
  }

  public init(year: Int64, ordinalDay: Int64) throws(TemporalError) {
    try Self.check(year, in: Self.years, "year")
    try Self.check(ordinalDay, in: 1...(Self.isLeap(year) ? 366 : 365), "ordinalDay")
    daysSinceEpoch = Self.days(year: year, month: 1, day: 1) + ordinalDay - 1
  }

  public init(year: Int64, quarter: Int64, dayOfQuarter: Int64 = 1) throws(TemporalError) {
    try Self.check(year, in: Self.years, "year")
    try Self.check(quarter, in: 1...4, "quarter")
    let first = Self.days(year: year, month: quarter * 3 - 2, day: 1)
    let next =
      quarter == 4
      ? Self.days(year: year + 1, month: 1, day: 1)
      : Self.days(year: year, month: quarter * 3 + 1, day: 1)
    try Self.check(dayOfQuarter, in: 1...(next - first), "dayOfQuarter")
    daysSinceEpoch = first + dayOfQuarter - 1
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  // MARK: Components

  public var year: Int64 { civil.year }
  public var month: Int64 { civil.month }
  public var day: Int64 { civil.day }
  public var quarter: Int64 { (month + 2) / 3 }
  /// 1 is Monday.
  public var weekDay: Int64 { floorRemainder(daysSinceEpoch + 3, 7) + 1 }
  /// The year that the day's ISO week belongs to.
  public var weekYear: Int64 {
    let thursday = CalendarDate(daysSinceEpoch: daysSinceEpoch + 4 - weekDay)
    return thursday.year
  }
  /// ISO week, from 1.
  public var week: Int64 { (daysSinceEpoch - Self.firstMonday(of: weekYear)) / 7 + 1 }
  public var ordinalDay: Int64 {
    daysSinceEpoch - Self.days(year: year, month: 1, day: 1) + 1
  }
  public var dayOfQuarter: Int64 {
    daysSinceEpoch - Self.days(year: year, month: quarter * 3 - 2, day: 1) + 1
  }

  // MARK: Arithmetic

  /// The same day of another month; the last of that month when it is shorter.
  public func adding(months: Int64) throws(TemporalError) -> CalendarDate {
    let date = civil
    let (sum, overflow) = (date.year * 12 + date.month - 1).addingReportingOverflow(months)
    if overflow { throw .overflow }
    let (year, month) = (floorQuotient(sum, 12), floorRemainder(sum, 12) + 1)
    guard Self.years.contains(year) else { throw .overflow }
    return try CalendarDate(
      year: year, month: month, day: min(date.day, Self.length(ofMonth: month, year: year)))
  }

  public func adding(days: Int64) throws(TemporalError) -> CalendarDate {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    guard !overflow, (Self.first...Self.last).contains(sum) else { throw .overflow }
    return CalendarDate(daysSinceEpoch: sum)
  }

  private static let first = days(year: -999_999_999, month: 1, day: 1)
  private static let last = days(year: 999_999_999, month: 12, day: 31)

  // MARK: The calendar

  static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(ofMonth month: Int64, year: Int64) -> Int64 {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// 52 or 53.
  static func weeks(in weekYear: Int64) -> Int64 {
    (firstMonday(of: weekYear + 1) - firstMonday(of: weekYear)) / 7
  }

  /// The Monday of the ISO year's first week, in days since 1970-01-01.
  private static func firstMonday(of weekYear: Int64) -> Int64 {
    let fourth = days(year: weekYear, month: 1, day: 4)
    return fourth - floorRemainder(fourth + 3, 7)
  }

  /// Days since 1970-01-01. Counts in eras of 400 years that begin on a first of March, so that
  /// the leap day is an era year's last.
  /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let marchYear = month > 2 ? year : year - 1
    let era = floorQuotient(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// - Source: As `days`, civil_from_days.
  private var civil: (year: Int64, month: Int64, day: Int64) {
    let shifted = daysSinceEpoch + 719_468
    let era = floorQuotient(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  static func check(
    _ value: Int64, in range: ClosedRange<Int64>, _ field: String
  ) throws(TemporalError) {
    guard range.contains(value) else { throw .outOfRange(field: field, value: value) }
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601, such as `1984-10-11`; years beyond four digits have a sign.
  public var description: String {
    let date = civil
    let sign = date.year < 0 ? "-" : date.year > 9999 ? "+" : ""
    return "\(sign)\(padded(abs(date.year), 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }
}

/// Division that rounds down, also for negative numbers.
func floorQuotient(_ number: Int64, _ divisor: Int64) -> Int64 {
  number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
}

/// 0 up to `divisor`, exclusive, also for negative numbers.
func floorRemainder(_ number: Int64, _ divisor: Int64) -> Int64 {
  let remainder = number % divisor
  return remainder < 0 ? remainder + divisor : remainder
}

/// Decimal with zeros in front, up to `width` digits.
func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
