import PropertyGraph

/// Writes JSON (RFC 8259). All texts stay within one line.
enum JSONText {
  /// A quoted string. Control characters, and the line ends that JavaScript sees, are escaped.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes.append("\\\"" as String)
      case "\\": bytes.append("\\\\" as String)
      case "\n": bytes.append("\\n" as String)
      case "\r": bytes.append("\\r" as String)
      case "\t": bytes.append("\\t" as String)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        bytes.append("\\u")
        let digits = String(scalar.value, radix: 16)
        bytes.append(String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    bytes.append("\"")
  }

  static func append(_ texts: [String], to bytes: inout [UInt8]) {
    bytes.append("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(",") }
      append(text, to: &bytes)
    }
    bytes.append("]")
  }

  static func string(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONText {
  /// How kinds of values that JSON lacks are written.
  enum ValueStyle {
    /// So that every value reads back as it was: `{"$date":"2020-01-01"}`.
    case lossless
    /// As other programs expect them: `"2020-01-01"`, and `"NaN"` for what is no number.
    case plain
  }

  static func append(_ value: Value, style: ValueStyle, to bytes: inout [UInt8]) {
    func tagged(_ tag: String, _ text: String) {
      if style == .lossless { bytes.append("{\"$\(tag)\":") }
      append(text, to: &bytes)
      if style == .lossless { bytes.append("}") }
    }
    switch value {
    case .null: bytes.append("null" as String)
    case .boolean(let value): bytes.append(value ? "true" : "false" as String)
    case .integer(let value): bytes.append(String(value))
    case .float(let value) where value.isFinite: bytes.append(value.description)
    case .float(let value): tagged("float", value.nonFiniteName)
    case .string(let value): append(value, to: &bytes)
    case .list(let values):
      bytes.append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(",") }
        append(value, style: style, to: &bytes)
      }
      bytes.append("]")
    case .map(let values): append(values, style: style, to: &bytes)
    // The query language lets no element be a property; there is nothing to keep.
    case .node, .edge, .path: bytes.append("null" as String)
    case .date(let value): tagged("date", value.description)
    case .localTime(let value): tagged("localTime", value.description)
    case .time(let value): tagged("time", value.description)
    case .localDateTime(let value): tagged("localDateTime", value.description)
    case .dateTime(let value): tagged("dateTime", value.description)
    case .duration(let value): tagged("duration", value.description)
    }
  }

  /// A map's entries by key. A lossless map whose key looks like a tag is itself tagged.
  private static func append(
    _ values: [String: Value], style: ValueStyle, to bytes: inout [UInt8]
  ) {
    let entries = values.sorted { $0.key.precedesInBytes($1.key) }
    let needsTag = style == .lossless && entries.contains { $0.key.utf8.first == 0x24 }
    if needsTag { bytes.append("{\"$map\":" as String) }
    bytes.append("{")
    for (index, entry) in entries.enumerated() {
      if index > 0 { bytes.append(",") }
      append(entry.key, to: &bytes)
      bytes.append(":")
      append(entry.value, style: style, to: &bytes)
    }
    bytes.append("}")
    if needsTag { bytes.append("}") }
  }

  /// The value as JSON text of its own.
  static func string(_ value: Value, style: ValueStyle) -> String {
    var bytes: [UInt8] = []
    append(value, style: style, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Double {
  /// `NaN`, `Infinity` or `-Infinity`, for numbers that are not finite.
  var nonFiniteName: String { isNaN ? "NaN" : self < 0 ? "-Infinity" : "Infinity" }
}
