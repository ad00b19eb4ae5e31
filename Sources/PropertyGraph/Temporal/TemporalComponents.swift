/// The components that a map gives for a date or time, as in `{year: 1984, week: 10}` or
/// `{date: other, day: 28}`.
struct TemporalComponents {
  private let values: [String: Value]
  /// What is made of them, for messages.
  private let kind: String

  private static let dateFields: Set<String> = [
    "year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter", "dayOfQuarter",
  ]
  private static let timeFields: Set<String> = [
    "hour", "minute", "second", "millisecond", "microsecond", "nanosecond",
  ]

  /// - Parameters:
  ///   - values: Components that are `null` count as absent.
  ///   - kind: What is to be made.
  init(
    _ values: [String: Value], kind: String, hasDate: Bool, hasTime: Bool, hasZone: Bool
  ) throws(TemporalError) {
    var known: Set<String> = []
    if hasDate { known.formUnion(Self.dateFields.union(["date", "datetime"])) }
    if hasTime { known.formUnion(Self.timeFields.union(["time", "datetime"])) }
    if hasZone { known.insert("timezone") }
    self.values = values.filter { !$0.value.isNull }
    self.kind = kind
    for field in self.values.keys.sorted() where !known.contains(field) {
      throw .unexpected(field: field, kind: kind)
    }
  }

  func has(_ field: String) -> Bool { values[field] != nil }

  func integer(_ field: String) throws(TemporalError) -> Int64? {
    switch values[field] {
    case nil: return nil
    case .integer(let value)?: return value
    default: throw .wrongType(field: field)
    }
  }

  /// `nil` when no zone is given.
  func zone() throws(TemporalError) -> Zone? {
    switch values["timezone"] {
    case nil: return nil
    case .string(let text)?: return try Zone(parsing: text)
    default: throw .wrongType(field: "timezone")
    }
  }

  /// The parts of the date or time value under the first of the names that is there.
  private func base(_ names: [String]) throws(TemporalError) -> TemporalParts? {
    for name in names {
      guard let value = values[name] else { continue }
      guard let parts = TemporalParts(value) else { throw .wrongType(field: name) }
      return parts
    }
    return nil
  }

  /// The date of the value that others are selected from.
  func baseDate() throws(TemporalError) -> CalendarDate? {
    guard let parts = try base(["date", "datetime"]) else { return nil }
    guard let date = parts.date else { throw .wrongType(field: has("date") ? "date" : "datetime") }
    return date
  }

  /// The time and zone of the value that others are selected from.
  func baseTime() throws(TemporalError) -> TemporalParts? {
    guard let parts = try base(["time", "datetime"]) else { return nil }
    guard parts.time != nil else { throw .wrongType(field: has("time") ? "time" : "datetime") }
    return parts
  }

  // MARK: Dates

  /// The date that the components give; what they leave open is taken from `base`.
  func date(on base: CalendarDate?) throws(TemporalError) -> CalendarDate {
    let week = try (integer("week"), integer("dayOfWeek"))
    let ordinalDay = try integer("ordinalDay")
    let quarter = try (integer("quarter"), integer("dayOfQuarter"))
    let calendar = try (integer("month"), integer("day"))
    let ways = [
      week.0 != nil || week.1 != nil, ordinalDay != nil, quarter.0 != nil || quarter.1 != nil,
      calendar.0 != nil || calendar.1 != nil,
    ]
    if ways.count(where: { $0 }) > 1 {
      let contradicting = values.keys.sorted().first {
        Self.dateFields.contains($0) && $0 != "year"
      }
      throw .unexpected(field: contradicting ?? "year", kind: kind)
    }
    let given = try integer("year")
    guard let year = given ?? (ways[0] ? base?.weekYear : base?.year) else {
      throw .missing(field: "year", kind: kind)
    }
    if ways[0] {
      let number = try required(week.0 ?? base?.week, "week")
      return try CalendarDate(
        weekYear: year, week: number, weekDay: week.1 ?? base?.weekDay ?? 1)
    }
    if let ordinalDay { return try CalendarDate(year: year, ordinalDay: ordinalDay) }
    if ways[2] {
      let number = try required(quarter.0 ?? base?.quarter, "quarter")
      return try CalendarDate(
        year: year, quarter: number, dayOfQuarter: quarter.1 ?? base?.dayOfQuarter ?? 1)
    }
    if calendar.1 != nil && calendar.0 == nil && base == nil {
      throw .missing(field: "month", kind: kind)
    }
    return try CalendarDate(
      year: year, month: calendar.0 ?? base?.month ?? 1, day: calendar.1 ?? base?.day ?? 1)
  }

  private func required(_ value: Int64?, _ field: String) throws(TemporalError) -> Int64 {
    guard let value else { throw .missing(field: field, kind: kind) }
    return value
  }

  // MARK: Times

  /// The time that the components give; what they leave open is taken from `base`.
  ///
  /// - Parameter addsFraction: Whether a fraction of a second adds to that of `base`, as it does
  ///   to a truncated time, instead of taking its place.
  func time(
    on base: LocalTime?, addsFraction: Bool = false
  ) throws(TemporalError) -> LocalTime {
    let (hour, minute) = try (integer("hour"), integer("minute"))
    let second = try integer("second")
    let fraction = try self.fraction()
    if base == nil {
      if minute != nil && hour == nil { throw .missing(field: "hour", kind: kind) }
      if second != nil && minute == nil { throw .missing(field: "minute", kind: kind) }
      if fraction != nil && second == nil { throw .missing(field: "second", kind: kind) }
    }
    let start = addsFraction ? base?.nanosecond ?? 0 : 0
    return try LocalTime(
      hour: hour ?? base?.hour ?? 0, minute: minute ?? base?.minute ?? 0,
      second: second ?? base?.second ?? 0,
      nanosecond: fraction.map { start + $0 } ?? base?.nanosecond ?? 0)
  }

  /// Nanoseconds that the parts of a second make together; each may only be as large as the next
  /// larger one leaves room for.
  private func fraction() throws(TemporalError) -> Int64? {
    let milli = try integer("millisecond")
    let micro = try integer("microsecond")
    let nano = try integer("nanosecond")
    if milli == nil && micro == nil && nano == nil { return nil }
    try CalendarDate.check(milli ?? 0, in: 0...999, "millisecond")
    try CalendarDate.check(micro ?? 0, in: 0...(milli == nil ? 999_999 : 999), "microsecond")
    let room: Int64 = micro != nil ? 999 : milli != nil ? 999_999 : 999_999_999
    try CalendarDate.check(nano ?? 0, in: 0...room, "nanosecond")
    return (milli ?? 0) * 1_000_000 + (micro ?? 0) * 1_000 + (nano ?? 0)
  }
}
