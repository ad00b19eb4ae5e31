import PropertyGraph

/// What the values of a CSV column are.
enum FieldType: Hashable, Sendable {
  /// Every field so far was empty.
  case nothing
  case integer, float, boolean, date, string
  case localTime, time, localDateTime, dateTime, duration
  indirect case list(FieldType)

  private static let names: [String: FieldType] = [
    "int": .integer, "integer": .integer, "long": .integer, "float": .float, "double": .float,
    "bool": .boolean, "boolean": .boolean, "date": .date, "string": .string,
    "localtime": .localTime, "time": .time, "localdatetime": .localDateTime,
    "datetime": .dateTime, "duration": .duration,
  ]

  /// From the part of a header after the colon, such as `int` or `string[]`.
  init?(named name: String) {
    let name = name.lowercased()
    if name.hasSuffix("[]") {
      guard let element = FieldType.names[String(name.dropLast(2))] else { return nil }
      self = .list(element)
    } else {
      guard let type = FieldType.names[name] else { return nil }
      self = type
    }
  }

  /// As a header writes it.
  var name: String {
    switch self {
    case .nothing, .string: "string"
    case .integer: "int"
    case .float: "float"
    case .boolean: "bool"
    case .date: "date"
    case .localTime: "localtime"
    case .time: "time"
    case .localDateTime: "localdatetime"
    case .dateTime: "datetime"
    case .duration: "duration"
    case .list(let element): "\(element.name)[]"
    }
  }

  /// The narrowest kind, of those that are found without being declared, that takes both.
  func widened(by other: FieldType) -> FieldType {
    switch (self, other) {
    case (let left, let right) where left == right: left
    case (.nothing, _): other
    case (_, .nothing): self
    case (.integer, .float), (.float, .integer): .float
    default: .string
    }
  }

  /// The narrowest kind that one field allows, when nothing is declared.
  init(guessing field: UnsafeBufferPointer<UInt8>) {
    if FieldParsing.integer(field) != nil {
      // A number that does not print back to itself, such as a code with zeros in front, is text.
      let digits = field.first == UInt8(ascii: "-") ? field.dropFirst() : field[...]
      let isPlain = digits.count == 1 || digits.first != UInt8(ascii: "0")
      self = isPlain && field.first != UInt8(ascii: "+") ? .integer : .string
    } else if FieldParsing.boolean(field) != nil {
      self = .boolean
    } else if field.count == 10 && FieldParsing.date(field) != nil {
      self = .date
    } else if FieldParsing.looksLikeFloat(field) && FieldParsing.float(field) != nil {
      self = .float
    } else {
      self = .string
    }
  }
}

/// Values out of the bytes of a field; `nil` when they say something else.
enum FieldParsing {
  static func integer(_ field: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard let first = field.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    var position = isNegative || first == UInt8(ascii: "+") ? 1 : 0
    guard position < field.count, field.count - position <= 19 else { return nil }
    var number: UInt64 = 0
    while position < field.count {
      let digit = field[position] &- 48
      guard digit < 10 else { return nil }
      number = number &* 10 &+ UInt64(digit)  // 19 digits fit
      position += 1
    }
    if isNegative {
      return number <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- number) : nil
    }
    return Int64(exactly: number)
  }

  static func float(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    Double(String(decoding: field, as: UTF8.self))
  }

  /// Digits and what numbers are written with, so that `nan` or `0x10` is not taken for a number.
  static func looksLikeFloat(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    field.allSatisfy { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }
  }

  static func boolean(_ field: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch field.count {
    case 4: field.elementsEqual("true".utf8) ? true : nil
    case 5: field.elementsEqual("false".utf8) ? false : nil
    default: nil
    }
  }

  static func date(_ field: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    guard let first = field.first, (43...57).contains(first) else { return nil }
    return try? CalendarDate.parse(String(decoding: field, as: UTF8.self))
  }

  /// A value of any type but the plain ones that columns parse themselves.
  static func value(_ field: UnsafeBufferPointer<UInt8>, _ type: FieldType) -> Value? {
    let text = String(decoding: field, as: UTF8.self)
    switch type {
    case .nothing, .string: return .string(text)
    case .integer: return integer(field).map { .integer($0) }
    case .float: return float(field).map { .float($0) }
    case .boolean: return boolean(field).map { .boolean($0) }
    case .date: return date(field).map { .date($0) }
    case .localTime: return (try? LocalTime.parse(text)).map { .localTime($0) }
    case .time: return (try? ZonedTime.parse(text)).map { .time($0) }
    case .localDateTime: return (try? LocalDateTime.parse(text)).map { .localDateTime($0) }
    case .dateTime: return (try? ZonedDateTime.parse(text)).map { .dateTime($0) }
    case .duration: return (try? CalendarDuration.parse(text)).map { .duration($0) }
    case .list(let element):
      var values: [Value] = []
      for item in ListField.items(of: text) {
        var item = item
        guard let value = item.withUTF8({ self.value($0, element) }) else { return nil }
        values.append(value)
      }
      return .list(values)
    }
  }
}

/// Lists in one field: items separated by `;`, with `\` before a `;` or `\` that belongs to an
/// item. The empty list is `[]`.
enum ListField {
  static func items(of text: String) -> [String] {
    if text == "[]" { return [] }
    var items = [""]
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped || (scalar != "\\" && scalar != ";") {
        items[items.count - 1].unicodeScalars.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        items.append("")
      }
    }
    return items
  }

  static func text(of items: [String]) -> String {
    if items.isEmpty { return "[]" }
    let text = items.map { item in
      var escaped = ""
      for scalar in item.unicodeScalars {
        if scalar == "\\" || scalar == ";" { escaped += "\\" }
        escaped.unicodeScalars.append(scalar)
      }
      return escaped
    }.joined(separator: ";")
    return text == "[]" ? "\\[]" : text
  }
}
