import PropertyGraph

/// Values as text, as `toString` and string concatenation write them.
enum ValueText {
  /// As Java and openCypher write it: always with a point or an exponent; `1.0E10`, `Infinity`.
  static func float(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    let text = "\(value)"
    guard let exponent = text.firstIndex(of: "e") else { return text }
    var mantissa = String(text[..<exponent])
    if !mantissa.contains(".") { mantissa += ".0" }
    var power = text[text.index(after: exponent)...]
    if power.hasPrefix("+") { power = power.dropFirst() }
    return mantissa + "E" + power
  }
}

extension ValueText {
  /// A date, time or duration in ISO 8601; `nil` for every other value.
  static func temporal(_ value: Value) -> String? {
    switch value {
    case .date(let value): value.description
    case .localTime(let value): value.description
    case .time(let value): value.description
    case .localDateTime(let value): value.description
    case .dateTime(let value): value.description
    case .duration(let value): value.description
    default: nil
    }
  }
}
