/// A length of time whose months, days and seconds are kept apart: a month has no fixed number of
/// days, and a day no fixed number of seconds.
public struct CalendarDuration: Hashable, Sendable {
  public let months: Int64
  public let days: Int64
  public let seconds: Int64
  /// 0 up to 1,000,000,000, exclusive, also when the seconds are negative.
  public let nanoseconds: Int32

  public static let zero = CalendarDuration()

  /// - Precondition: `nanoseconds` is in its range.
  public init(months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int32 = 0) {
    self.months = months
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// From any number of nanoseconds beside the seconds.
  init(
    months: Int64 = 0, days: Int64 = 0, seconds: Int128, totalNanoseconds: Int128
  ) throws(TemporalError) {
    let billion: Int128 = 1_000_000_000
    var carry = totalNanoseconds / billion
    if totalNanoseconds % billion < 0 { carry -= 1 }
    guard let whole = Int64(exactly: seconds + carry) else { throw .overflow }
    self.init(
      months: months, days: days, seconds: whole,
      nanoseconds: Int32(totalNanoseconds - carry * billion))
  }

  /// Order for `ORDER BY`: by length with a month taken as 30.436875 days, then by the parts.
  func ordered(to other: CalendarDuration) -> Comparison {
    let (l, r) = (averageNanoseconds, other.averageNanoseconds)
    if l != r { return Comparison(l, r) }
    let left = (months, days, seconds)
    let right = (other.months, other.days, other.seconds)
    return left < right ? .less : left == right ? .equal : .greater
  }

  /// A 400-year era has 4,800 months and 146,097 days, which makes a month 2,629,746 seconds.
  static let averageSecondsPerMonth: Int64 = 2_629_746

  private var averageNanoseconds: Int128 {
    let days = Int128(months) * Int128(Self.averageSecondsPerMonth) + Int128(days) * 86_400
    return (days + Int128(seconds)) * 1_000_000_000 + Int128(nanoseconds)
  }

  // MARK: Arithmetic

  public func adding(_ other: CalendarDuration) throws(TemporalError) -> CalendarDuration {
    let (months, monthsOverflow) = months.addingReportingOverflow(other.months)
    let (days, daysOverflow) = days.addingReportingOverflow(other.days)
    if monthsOverflow || daysOverflow { throw .overflow }
    return try CalendarDuration(
      months: months, days: days, seconds: Int128(seconds) + Int128(other.seconds),
      totalNanoseconds: Int128(nanoseconds) + Int128(other.nanoseconds))
  }

  public func negated() throws(TemporalError) -> CalendarDuration {
    guard months > .min, days > .min else { throw .overflow }
    return try CalendarDuration(
      months: -months, days: -days, seconds: -Int128(seconds),
      totalNanoseconds: -Int128(nanoseconds))
  }

  public func subtracting(_ other: CalendarDuration) throws(TemporalError) -> CalendarDuration {
    try adding(other.negated())
  }

  /// Every part times `factor`; what is left of a month becomes days, and of a day seconds.
  public func multiplied(by factor: Double) throws(TemporalError) -> CalendarDuration {
    var sum = DurationSum()
    try sum.add(Double(months) * factor, .months)
    try sum.add(Double(days) * factor, .days)
    try sum.add(Double(seconds) * factor, .seconds)
    try sum.add(Double(nanoseconds) * factor, .nanoseconds)
    return try sum.duration()
  }

  public func multiplied(by factor: Int64) throws(TemporalError) -> CalendarDuration {
    var sum = DurationSum()
    for (amount, unit) in [
      (months, DurationUnit.months), (days, .days), (seconds, .seconds),
      (Int64(nanoseconds), .nanoseconds),
    ] {
      let (product, overflow) = amount.multipliedReportingOverflow(by: factor)
      if overflow { throw .overflow }
      try sum.add(product, unit)
    }
    return try sum.duration()
  }

  public func divided(by divisor: Double) throws(TemporalError) -> CalendarDuration {
    try multiplied(by: 1 / divisor)
  }
}

extension CalendarDuration: CustomStringConvertible {
  /// ISO 8601, such as `P1Y2M10DT2H30M`; every part has its own sign, and no length is `PT0S`.
  public var description: String {
    var text = "P"
    func append(_ amount: Int64, _ unit: String) {
      if amount != 0 { text += "\(amount)\(unit)" }
    }
    append(months / 12, "Y")
    append(months % 12, "M")
    append(days, "D")
    if seconds != 0 || nanoseconds != 0 {
      text += "T"
      // Towards zero, so that all parts of the time have one sign.
      let isNegative = seconds < 0
      let whole = isNegative && nanoseconds > 0 ? seconds + 1 : seconds
      let rest = isNegative && nanoseconds > 0 ? 1_000_000_000 - nanoseconds : nanoseconds
      append(whole / 3600, "H")
      append(whole / 60 % 60, "M")
      let second = whole % 60
      if second != 0 || rest != 0 {
        let sign = isNegative && second == 0 ? "-" : ""
        text += "\(sign)\(second)\(fraction(Int64(rest)))S"
      }
    }
    return text == "P" ? "PT0S" : text
  }
}
