/// Reads ISO 8601 forms from the front of a text. A reading that fails gives `nil` and may have
/// moved on.
struct TemporalScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }
  var next: Character? { isAtEnd ? nil : Character(Unicode.Scalar(bytes[position])) }

  mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  /// What is left, up to a character, which is skipped.
  mutating func text(before end: Character) -> String? {
    let rest = bytes[position...]
    guard let end = end.asciiValue, let place = rest.firstIndex(of: end) else { return nil }
    position = place + 1
    return String(decoding: rest[..<place], as: UTF8.self)
  }

  private var digitCount: Int {
    bytes[position...].prefix { (48...57).contains($0) }.count
  }

  /// Exactly `count` digits.
  mutating func digits(_ count: Int) -> Int64? {
    guard digitCount >= count, count <= 18 else { return nil }
    defer { position += count }
    return bytes[position..<position + count].reduce(0) { $0 * 10 + Int64($1 - 48) }
  }

  /// All digits that follow, at least one.
  mutating func digits() -> Int64? {
    let count = digitCount
    return count == 0 ? nil : digits(count)
  }

  // MARK: Dates

  /// A date in any of the forms of ISO 8601: calendar, week, ordinal and quarter dates, basic or
  /// extended, cut off at the year or month.
  mutating func date() -> CalendarDate? {
    let sign: Int64? = take("+") ? 1 : take("-") ? -1 : nil
    let count = digitCount
    if let sign {
      // Years with a sign may be of any length, so only the extended form can be told apart.
      guard (1...9).contains(count), let year = digits(count) else { return nil }
      return dateAfter(year: sign * year)
    }
    guard let year = digits(4) else { return nil }
    switch count {
    case 4: return dateAfter(year: year)
    case 6: return digits(2).flatMap { try? CalendarDate(year: year, month: $0) }
    case 7: return digits(3).flatMap { try? CalendarDate(year: year, ordinalDay: $0) }
    case 8:
      guard let month = digits(2), let day = digits(2) else { return nil }
      return try? CalendarDate(year: year, month: month, day: day)
    default: return nil
    }
  }

  private mutating func dateAfter(year: Int64) -> CalendarDate? {
    let isExtended = take("-")
    if take("W") {
      guard let week = digits(2) else { return nil }
      let hasDay = isExtended ? take("-") : digitCount > 0
      guard let day = hasDay ? digits(1) : 1 else { return nil }
      return try? CalendarDate(weekYear: year, week: week, weekDay: day)
    }
    if take("Q") {
      guard let quarter = digits(1) else { return nil }
      let hasDay = isExtended ? take("-") : digitCount > 0
      guard let day = hasDay ? digits(2) : 1 else { return nil }
      return try? CalendarDate(year: year, quarter: quarter, dayOfQuarter: day)
    }
    guard isExtended else { return try? CalendarDate(year: year) }
    if digitCount == 3 {
      return digits(3).flatMap { try? CalendarDate(year: year, ordinalDay: $0) }
    }
    guard let month = digits(2) else { return nil }
    guard take("-") else { return try? CalendarDate(year: year, month: month) }
    return digits(2).flatMap { try? CalendarDate(year: year, month: month, day: $0) }
  }

  // MARK: Times

  /// `21`, `2140`, `21:40`, `214032.142`, `21:40:32.142`.
  mutating func time() -> LocalTime? {
    guard let hour = digits(2) else { return nil }
    let isExtended = next == ":"
    func hasMore(_ scanner: inout TemporalScanner) -> Bool {
      isExtended ? scanner.take(":") : scanner.digitCount > 0
    }
    var (minute, second, nanosecond): (Int64, Int64, Int64) = (0, 0, 0)
    if hasMore(&self) {
      guard let minutes = digits(2) else { return nil }
      minute = minutes
      if hasMore(&self) {
        guard let seconds = digits(2) else { return nil }
        second = seconds
        if take(".") || take(",") {
          guard let fraction = nanoseconds() else { return nil }
          nanosecond = fraction
        }
      }
    }
    return try? LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
  }

  /// The digits of a fraction of a second, one to nine.
  mutating func nanoseconds() -> Int64? {
    let count = digitCount
    guard (1...9).contains(count), let digits = digits(count) else { return nil }
    return (count..<9).reduce(digits) { number, _ in number * 10 }
  }

  /// `Z`, `+01`, `+0100`, `+01:00`, `+01:00:30`; seconds east of UTC.
  mutating func offset() -> Int32? {
    if take("Z") || take("z") { return 0 }
    let sign: Int64
    if take("+") {
      sign = 1
    } else if take("-") {
      sign = -1
    } else {
      return nil
    }
    guard let hours = digits(2), hours <= 18 else { return nil }
    let isExtended = next == ":"
    var total = hours * 3600
    for unit in [60, 1] as [Int64] {
      guard isExtended ? take(":") : digitCount > 0 else { break }
      guard let amount = digits(2), amount < 60 else { return nil }
      total += amount * unit
    }
    return total <= Zone.maximalOffset ? Int32(sign * total) : nil
  }
}
