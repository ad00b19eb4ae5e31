// The one way in which dates, times and durations are written: ISO 8601, as the query language's
// `toString` gives it. Seconds of 0 are left out of times, trailing zeros out of fractions.

extension CalendarDate: CustomStringConvertible {
  /// Year, month and day of the proleptic Gregorian calendar; month and day from 1.
  public var civil: (year: Int64, month: Int, day: Int) {
    // Years are counted from March, so that the leap day comes last; eras have 400 years.
    let shifted = daysSinceEpoch + 719_468
    let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// `2015-07-21`; years beyond 0000–9999 carry a sign.
  public var description: String {
    let (year, month, day) = civil
    let digits = pad(year.magnitude, to: 4)
    let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
    return "\(sign)\(digits)-\(pad(UInt64(month), to: 2))-\(pad(UInt64(day), to: 2))"
  }
}

extension LocalTime: CustomStringConvertible {
  /// `21:40`, `21:40:32`, `21:40:32.142`.
  public var description: String {
    let (seconds, fraction) = nanosecondOfDay.quotientAndRemainder(dividingBy: 1_000_000_000)
    var text = "\(pad(UInt64(seconds / 3600), to: 2)):\(pad(UInt64(seconds / 60 % 60), to: 2))"
    if seconds % 60 != 0 || fraction != 0 { text += ":" + pad(UInt64(seconds % 60), to: 2) }
    return text + fractionText(UInt64(fraction))
  }
}

extension ZonedTime: CustomStringConvertible {
  /// `21:40:32.142+01:00`, `21:40Z`.
  public var description: String { time.description + offsetText(offset) }
}

extension LocalDateTime: CustomStringConvertible {
  /// `2015-07-21T21:40:32.142`.
  public var description: String { "\(date)T\(time)" }
}

extension ZonedDateTime: CustomStringConvertible {
  /// `2015-07-21T21:40:32.142+02:00[Europe/Stockholm]`.
  public var description: String {
    "\(local)\(offsetText(offset))" + (zone.map { "[\($0)]" } ?? "")
  }
}

extension CalendarDuration: CustomStringConvertible {
  /// `P1Y2M10DT2H30M0.5S`, `PT-0.001S`, `PT0S`; every part carries its own sign.
  public var description: String {
    var text = "P"
    func add(_ number: Int64, _ unit: String) { if number != 0 { text += "\(number)\(unit)" } }
    add(months / 12, "Y")
    add(months % 12, "M")
    add(days, "D")
    // Seconds and their fraction agree in sign when written.
    let borrow = seconds < 0 && nanoseconds > 0
    let whole = borrow ? seconds + 1 : seconds
    let fraction = borrow ? 1_000_000_000 - UInt64(nanoseconds) : UInt64(nanoseconds)
    if whole != 0 || fraction != 0 {
      text += "T"
      add(whole / 3600, "H")
      add(whole / 60 % 60, "M")
      if whole % 60 != 0 || fraction != 0 {
        let sign = borrow && whole % 60 == 0 ? "-" : ""
        text += "\(sign)\(whole % 60)\(fractionText(fraction))S"
      }
    }
    return text == "P" ? "PT0S" : text
  }
}

private func pad(_ number: UInt64, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// `.142` for 142,000,000 nanoseconds; empty for none.
private func fractionText(_ nanoseconds: UInt64) -> String {
  if nanoseconds == 0 { return "" }
  var digits = Substring(pad(nanoseconds, to: 9))
  while digits.last == "0" { digits.removeLast() }
  return "." + digits
}

/// `Z`, `+01:00`, `-02:05:59`.
private func offsetText(_ offset: Int32) -> String {
  if offset == 0 { return "Z" }
  let seconds = UInt64(offset.magnitude)
  var text =
    "\(offset < 0 ? "-" : "+")\(pad(seconds / 3600, to: 2)):\(pad(seconds / 60 % 60, to: 2))"
  if seconds % 60 != 0 { text += ":" + pad(seconds % 60, to: 2) }
  return text
}
