// Reads what `description` writes, and times with their seconds spelled out. The query language's
// functions accept more forms of ISO 8601; this is the form that files keep.

extension CalendarDate: LosslessStringConvertible {
  /// - Parameters:
  ///   - month: From 1.
  ///   - day: From 1.
  /// - Returns: `nil` when the calendar has no such day.
  public init?(year: Int64, month: Int, day: Int) {
    guard (-999_999_999...999_999_999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(daysSinceEpoch: era * 146_097 + dayOfEra - 719_468)
  }

  /// `2015-07-21`; `nil` for anything else.
  public init?(_ text: String) {
    var reader = TemporalReader(text)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }
}

extension LocalTime: LosslessStringConvertible {
  /// `21:40`, `21:40:32`, `21:40:32.142`; `nil` for anything else.
  public init?(_ text: String) {
    var reader = TemporalReader(text)
    guard let time = reader.time(), reader.isAtEnd else { return nil }
    self = time
  }
}

extension ZonedTime: LosslessStringConvertible {
  /// A time with `Z` or an offset such as `+08:00`; `nil` for anything else.
  public init?(_ text: String) {
    var reader = TemporalReader(text)
    guard let time = reader.time(), let offset = reader.offset(), reader.isAtEnd else { return nil }
    self.init(time: time, offset: offset)
  }
}

extension LocalDateTime: LosslessStringConvertible {
  /// A date and a time with `T` between them; `nil` for anything else.
  public init?(_ text: String) {
    var reader = TemporalReader(text)
    guard let local = reader.dateTime(), reader.isAtEnd else { return nil }
    self = local
  }
}

extension ZonedDateTime: LosslessStringConvertible {
  /// `2015-07-21T21:40:32+08:00[Asia/Shanghai]`, the zone's name optional; `nil` for anything else.
  public init?(_ text: String) {
    var reader = TemporalReader(text)
    guard let local = reader.dateTime(), let offset = reader.offset() else { return nil }
    let zone = reader.bracketed()
    guard reader.isAtEnd else { return nil }
    self.init(local: local, offset: offset, zone: zone)
  }
}

extension CalendarDuration: LosslessStringConvertible {
  /// `P1Y2M10DT2H30M0.5S` with any of the parts, each with its own sign, in this order; `nil` for
  /// anything else, and for what does not fit.
  public init?(_ text: String) {
    var reader = TemporalReader(text)
    guard let duration = reader.duration(), reader.isAtEnd else { return nil }
    self = duration
  }
}

/// Walks over the text of one temporal value. Every step gives `nil` when it does not fit.
private struct TemporalReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// A run of digits, at least `minimum` and at most `maximum` of them.
  private mutating func digits(_ minimum: Int, _ maximum: Int) -> Int64? {
    var value: Int64 = 0
    var count = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]), count < maximum {
      value = value * 10 + Int64(bytes[position] - 0x30)
      position += 1
      count += 1
    }
    return count >= minimum ? value : nil
  }

  mutating func date() -> CalendarDate? {
    let negative = skip("-")
    let signed = negative || skip("+")
    guard let year = digits(4, signed ? 9 : 4), skip("-"), let month = digits(2, 2), skip("-"),
      let day = digits(2, 2)
    else { return nil }
    return CalendarDate(year: negative ? -year : year, month: Int(month), day: Int(day))
  }

  mutating func time() -> LocalTime? {
    guard let hour = digits(2, 2), hour < 24, skip(":"), let minute = digits(2, 2), minute < 60
    else { return nil }
    var nanoseconds = (hour * 60 + minute) * 60_000_000_000
    if skip(":") {
      guard let second = digits(2, 2), second < 60, let fraction = fraction() else { return nil }
      nanoseconds += second * 1_000_000_000 + fraction
    }
    return LocalTime(nanosecondOfDay: nanoseconds)
  }

  mutating func dateTime() -> LocalDateTime? {
    guard let date = date(), skip("T"), let time = time() else { return nil }
    return LocalDateTime(date: date, time: time)
  }

  /// Nanoseconds of `.142`; 0 where no point stands.
  private mutating func fraction() -> Int64? {
    guard skip(".") else { return 0 }
    let start = position
    guard var value = digits(1, 9) else { return nil }
    for _ in (position - start)..<9 { value *= 10 }
    return value
  }

  mutating func offset() -> Int32? {
    if skip("Z") { return 0 }
    let negative = skip("-")
    guard negative || skip("+"), let hours = digits(2, 2), skip(":"), let minutes = digits(2, 2)
    else { return nil }
    var seconds: Int64? = 0
    if skip(":") { seconds = digits(2, 2) }
    guard let seconds, hours <= 18, minutes < 60, seconds < 60 else { return nil }
    let total = Int32(hours * 3600 + minutes * 60 + seconds)
    return negative ? -total : total
  }

  mutating func bracketed() -> String? {
    let start = position
    guard skip("["), let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")), end > position
    else {
      position = start
      return nil
    }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  mutating func duration() -> CalendarDuration? {
    guard skip("P"), !isAtEnd else { return nil }
    var (months, days, seconds, nanoseconds): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
    var units = Array("YMD")
    var inTime = false
    while !isAtEnd {
      if !inTime, skip("T") {
        guard !isAtEnd else { return nil }
        (inTime, units) = (true, Array("HMS"))
        continue
      }
      let negative = skip("-")
      guard let number = digits(1, 18), let fraction = fraction() else { return nil }
      guard let unit = units.firstIndex(where: { skip($0.unicodeScalars.first ?? " ") }),
        fraction == 0 || units[unit] == "S"
      else { return nil }
      let value = negative ? -number : number
      func add(_ factor: Int64, to sum: inout Int64) -> Bool {
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        let (total, tooLarge) = sum.addingReportingOverflow(product)
        sum = total
        return !overflow && !tooLarge
      }
      let fits =
        switch units[unit] {
        case "Y": add(12, to: &months)
        case "M" where !inTime: add(1, to: &months)
        case "D": add(1, to: &days)
        case "H": add(3600, to: &seconds)
        case "M": add(60, to: &seconds)
        default: add(1, to: &seconds)
        }
      guard fits else { return nil }
      nanoseconds = negative ? -fraction : fraction
      units.removeFirst(unit + 1)
    }
    if nanoseconds < 0 {
      guard seconds > .min else { return nil }
      seconds -= 1
      nanoseconds += 1_000_000_000
    }
    return CalendarDuration(
      months: months, days: days, seconds: seconds, nanoseconds: Int32(nanoseconds))
  }
}
