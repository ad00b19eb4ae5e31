/// Writes XML 1.0 text and attribute values.
enum XMLText {
  static let replacement: Unicode.Scalar = "\u{FFFD}"
  static let note = "characters that XML forbids were replaced by U+FFFD"

  /// Text that reads back as it was, between tags and between double quotes alike.
  ///
  /// - Returns: Whether a character that XML has no way to say was replaced by U+FFFD.
  static func append(_ text: String, to bytes: inout [UInt8]) -> Bool {
    var replaced = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes.append("&amp;" as String)
      case "<": bytes.append("&lt;" as String)
      case ">": bytes.append("&gt;" as String)
      case "\"": bytes.append("&quot;" as String)
      // Parsers normalise these when they stand bare; C1 controls are better not seen bare.
      case "\t", "\n", "\r", "\u{7F}"..."\u{9F}", "\u{2028}":
        bytes.append("&#\(scalar.value);" as String)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        bytes.append(contentsOf: UTF8.encode(replacement) ?? .init())
        replaced = true
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    return replaced
  }
}

/// Writes an XML document piece by piece.
struct XMLWriter {
  var out: ByteWriter
  var notes = NoteTaker()

  init(_ sink: any ByteSink) {
    out = ByteWriter(sink)
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Markup as it stands; nothing in it is escaped.
  mutating func markup(_ text: String) { out.append(text) }

  mutating func text(_ text: String) {
    if XMLText.append(text, to: &out.pending) { notes.note(XMLText.note) }
  }

  /// ` name="value"`.
  mutating func attribute(_ name: String, _ value: String) {
    out.append(" \(name)=\"")
    text(value)
    out.append("\"")
  }
}
