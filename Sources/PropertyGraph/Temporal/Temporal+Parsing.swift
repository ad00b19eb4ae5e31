extension CalendarDate {
  /// From any ISO 8601 form, such as `2015-07-21`, `201507`, `2015-W30-2`, `2015-202`.
  public static func parse(_ text: String) throws(TemporalError) -> CalendarDate {
    var scanner = TemporalScanner(text)
    guard let date = scanner.date(), scanner.isAtEnd else {
      throw .malformed(text: text, kind: "date")
    }
    return date
  }
}

extension LocalTime {
  /// From any ISO 8601 form, such as `21:40:32.142`, `2140`, `21`.
  public static func parse(_ text: String) throws(TemporalError) -> LocalTime {
    var scanner = TemporalScanner(text)
    guard let time = scanner.time(), scanner.isAtEnd else {
      throw .malformed(text: text, kind: "local time")
    }
    return time
  }
}

extension ZonedTime {
  /// As for local times, followed by an offset; UTC without one.
  public static func parse(_ text: String) throws(TemporalError) -> ZonedTime {
    var scanner = TemporalScanner(text)
    if let time = scanner.time() {
      if scanner.isAtEnd { return ZonedTime(time: time, offset: 0) }
      if let offset = scanner.offset(), scanner.isAtEnd {
        return ZonedTime(time: time, offset: offset)
      }
    }
    throw .malformed(text: text, kind: "time")
  }
}

extension LocalDateTime {
  /// A date, `T`, and a time; midnight without a time.
  public static func parse(_ text: String) throws(TemporalError) -> LocalDateTime {
    var scanner = TemporalScanner(text)
    guard let moment = scanner.dateTime(), scanner.isAtEnd else {
      throw .malformed(text: text, kind: "local datetime")
    }
    return moment
  }
}

extension ZonedDateTime {
  /// As for local datetimes, followed by an offset, a zone in brackets, or both; UTC without.
  public static func parse(_ text: String) throws(TemporalError) -> ZonedDateTime {
    var scanner = TemporalScanner(text)
    guard let local = scanner.dateTime() else { throw .malformed(text: text, kind: "datetime") }
    let offset = scanner.isAtEnd || scanner.next == "[" ? nil : scanner.offset()
    var zone: Zone?
    if scanner.take("[") {
      guard let name = scanner.text(before: "]") else {
        throw .malformed(text: text, kind: "datetime")
      }
      zone = try Zone(parsing: name)
    }
    guard scanner.isAtEnd else { throw .malformed(text: text, kind: "datetime") }
    guard let offset else { return ZonedDateTime(local: local, in: zone ?? .utc) }
    let moment = ZonedDateTime(local: local, offset: offset)
    return zone.map { moment.moved(to: $0) } ?? moment
  }
}

extension CalendarDuration {
  /// `P1Y2M3W4DT5H6M7.8S`, each part with a sign or a fraction of its own, or the date form
  /// `P2012-02-02T14:37:21.545`.
  public static func parse(_ text: String) throws(TemporalError) -> CalendarDuration {
    var scanner = TemporalScanner(text)
    var sum = DurationSum()
    guard scanner.take("P"), !scanner.isAtEnd else {
      throw .malformed(text: text, kind: "duration")
    }
    if let duration = dateForm(scanner) { return duration }
    var units: [(Character, DurationUnit)] = [
      ("Y", .years), ("M", .months), ("W", .weeks), ("D", .days),
    ]
    var isTime = false
    while !scanner.isAtEnd {
      if !isTime && scanner.take("T") {
        isTime = true
        units = [("H", .hours), ("M", .minutes), ("S", .seconds)]
        if scanner.isAtEnd { throw .malformed(text: text, kind: "duration") }
        continue
      }
      guard let amount = scanner.amount(), let letter = scanner.next,
        let place = units.firstIndex(where: { $0.0 == letter }), scanner.take(letter)
      else { throw .malformed(text: text, kind: "duration") }
      try amount.add(to: &sum, units[place].1)
      units.removeFirst(place + 1)
    }
    return try sum.duration()
  }

  private static func dateForm(_ start: TemporalScanner) -> CalendarDuration? {
    var scanner = start
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2)
    else { return nil }
    var time = LocalTime.midnight
    if scanner.take("T") {
      guard let read = scanner.time() else { return nil }
      time = read
    }
    guard scanner.isAtEnd, month <= 12, day <= 31 else { return nil }
    return CalendarDuration(
      months: year * 12 + month, days: day, seconds: time.secondOfDay,
      nanoseconds: Int32(time.nanosecond))
  }
}

/// A number before a unit: whole, or with a fraction.
private struct Amount {
  let isNegative: Bool
  let whole: Int64
  /// The digits after the point, as nanounits, and as a fraction.
  let nano: Int64
  let fraction: Double

  func add(to sum: inout DurationSum, _ unit: DurationUnit) throws(TemporalError) {
    let sign: Int64 = isNegative ? -1 : 1
    try sum.add(sign * whole, unit)
    if unit == .seconds {
      try sum.add(sign * nano, .nanoseconds)
    } else if fraction != 0 {
      try sum.add(Double(sign) * fraction, unit)
    }
  }
}

extension TemporalScanner {
  /// A date, and a time after `T`.
  fileprivate mutating func dateTime() -> LocalDateTime? {
    guard let date = date() else { return nil }
    guard take("T") else { return LocalDateTime(date: date, time: .midnight) }
    return time().map { LocalDateTime(date: date, time: $0) }
  }

  fileprivate mutating func amount() -> Amount? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let whole = digits() else { return nil }
    guard take(".") || take(",") else {
      return Amount(isNegative: isNegative, whole: whole, nano: 0, fraction: 0)
    }
    guard let nano = nanoseconds() else { return nil }
    return Amount(isNegative: isNegative, whole: whole, nano: nano, fraction: Double(nano) / 1e9)
  }
}
