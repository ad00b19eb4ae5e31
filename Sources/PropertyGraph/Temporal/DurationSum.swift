/// What a duration is measured in.
enum DurationUnit: String {
  case years, quarters, months, weeks, days, hours, minutes, seconds
  case milliseconds, microseconds, nanoseconds

  /// How many of the part that the unit counts towards: months, days or nanoseconds.
  fileprivate var factor: Int64 {
    switch self {
    case .years: 12
    case .quarters: 3
    case .months, .days, .nanoseconds: 1
    case .weeks: 7
    case .hours: 3_600_000_000_000
    case .minutes: 60_000_000_000
    case .seconds: 1_000_000_000
    case .milliseconds: 1_000_000
    case .microseconds: 1_000
    }
  }
}

/// Adds up amounts of different units. A fraction of a month becomes days of the average month,
/// a fraction of a day becomes seconds.
struct DurationSum {
  private var months: Int128 = 0
  private var days: Int128 = 0
  private var nanoseconds: Int128 = 0
  /// Nanoseconds that come from fractions of months and days: whole days of them are days.
  private var fractionNanoseconds: Int128 = 0

  private static let nanosecondsPerDay = Int128(LocalTime.nanosecondsPerDay)

  mutating func add(_ amount: Int64, _ unit: DurationUnit) throws(TemporalError) {
    let product = Int128(amount) * Int128(unit.factor)
    switch unit {
    case .years, .quarters, .months: months += product
    case .weeks, .days: days += product
    default: nanoseconds += product
    }
  }

  mutating func add(_ amount: Double, _ unit: DurationUnit) throws(TemporalError) {
    let product = amount * Double(unit.factor)
    guard product.isFinite, abs(product) < 0x1p120 else { throw .overflow }
    let whole = product.rounded(.towardZero)
    switch unit {
    case .years, .quarters, .months:
      months += Int128(whole)
      fractionNanoseconds += Self.whole(
        (product - whole) * Double(CalendarDuration.averageSecondsPerMonth) * 1e9)
    case .weeks, .days:
      days += Int128(whole)
      fractionNanoseconds += Self.whole((product - whole) * 86_400e9)
    default: nanoseconds += Self.whole(product)
    }
  }

  func duration() throws(TemporalError) -> CalendarDuration {
    let days = days + fractionNanoseconds / Self.nanosecondsPerDay
    let rest = nanoseconds + fractionNanoseconds % Self.nanosecondsPerDay
    guard let months = Int64(exactly: months), let days = Int64(exactly: days) else {
      throw .overflow
    }
    return try CalendarDuration(months: months, days: days, seconds: 0, totalNanoseconds: rest)
  }

  /// Towards zero, but a number that is off a whole one only by rounding counts as that.
  private static func whole(_ number: Double) -> Int128 {
    let nearest = number.rounded()
    return Int128(abs(number - nearest) < 0.05 ? nearest : number.rounded(.towardZero))
  }
}
