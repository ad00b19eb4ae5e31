import PropertyGraph

extension Value {
  /// Reads what ``JSONText`` writes in its lossless style.
  init(lossless json: JSON) throws(LineFailure) {
    switch json {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .string(let value): self = .string(value)
    case .number(let text): self = try Value.number(text)
    case .array(let elements):
      var values: [Value] = []
      for element in elements { values.append(try Value(lossless: element)) }
      self = .list(values)
    case .object(let members):
      if members.count == 1, let member = members.first, member.name.utf8.first == 0x24 {
        self = try Value.tagged(member)
      } else {
        self = try .map(Value.entries(members))
      }
    }
  }

  private static func number(_ text: String) throws(LineFailure) -> Value {
    if text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }) {
      guard let integer = Int64(text) else {
        throw LineFailure("the whole number \(text.prefix(40)) does not fit into 64 bits")
      }
      return .integer(integer)
    }
    guard let float = Double(text), float.isFinite else {
      throw LineFailure("the number \(text.prefix(40)) does not fit into a 64-bit float")
    }
    return .float(float)
  }

  private static func entries(_ members: [JSON.Member]) throws(LineFailure) -> [String: Value] {
    var entries: [String: Value] = [:]
    for member in members { entries[member.name] = try Value(lossless: member.value) }
    return entries
  }

  private static func tagged(_ member: JSON.Member) throws(LineFailure) -> Value {
    let value: Value? =
      switch (member.name, member.value) {
      case ("$map", .object(let members)): try .map(entries(members))
      case ("$float", .string("NaN")): .float(.nan)
      case ("$float", .string("Infinity")): .float(.infinity)
      case ("$float", .string("-Infinity")): .float(-.infinity)
      case ("$date", .string(let text)): (try? CalendarDate.parse(text)).map(Value.date)
      case ("$localTime", .string(let text)): (try? LocalTime.parse(text)).map(Value.localTime)
      case ("$time", .string(let text)): (try? ZonedTime.parse(text)).map(Value.time)
      case ("$localDateTime", .string(let text)):
        (try? LocalDateTime.parse(text)).map(Value.localDateTime)
      case ("$dateTime", .string(let text)): (try? ZonedDateTime.parse(text)).map(Value.dateTime)
      case ("$duration", .string(let text)): (try? CalendarDuration.parse(text)).map(Value.duration)
      default: nil
      }
    guard let value else {
      throw LineFailure("'\(member.name)' holds nothing that can be read as such")
    }
    return value
  }
}
