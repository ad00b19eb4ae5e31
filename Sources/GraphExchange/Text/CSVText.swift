/// Writes fields of comma-separated values (RFC 4180).
enum CSVText {
  /// One field; quoted where it must be. `nil` is an empty field, the empty text two quotes.
  static func append(_ text: String?, to bytes: inout [UInt8]) {
    guard let text else { return }
    let utf8 = text.utf8
    let needsQuotes =
      utf8.first.map { $0 <= 0x20 || $0 == 0x23 } ?? true || utf8.last.map { $0 <= 0x20 } ?? true
      || utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x27 || $0 < 0x20 }
    guard needsQuotes else {
      bytes.append(text)
      return
    }
    bytes.append("\"")
    for byte in utf8 {
      if byte == 0x22 { bytes.append("\"") }
      bytes.append(byte)
    }
    bytes.append("\"")
  }

  /// A line of fields with its end.
  static func append(line fields: [String?], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(",") }
      append(field, to: &bytes)
    }
    bytes.append("\n")
  }
}

/// What stands between a list's elements within one field: the character made for it.
enum ListSeparator {
  static let text = "\u{1F}"
  static let note = "unit separators (U+001F) within list elements were replaced by spaces"

  /// The elements with separators between them.
  static func join(_ elements: [String], notes: inout NoteTaker) -> String {
    elements.map { element in
      guard element.contains(text) else { return element }
      notes.note(note)
      return String(element.map { String($0) == text ? " " : $0 })
    }.joined(separator: text)
  }
}
