import PropertyGraph

extension Value {
  /// Lists and maps as JSON, other values as they stand in a JSON list.
  var json: String {
    switch self {
    case .null, .node, .edge, .path: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): value.isFinite ? String(value) : "\"\(value)\""
    case .string(let value): Self.quoted(value)
    case .list(let values): "[\(values.map(\.json).joined(separator: ","))]"
    case .map(let values):
      "{\(values.sorted { $0.key < $1.key }.map { "\(Self.quoted($0)):\($1.json)" }.joined(separator: ","))}"
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      Self.quoted(temporalDescription ?? "")
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0"..<" ":
        result += "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
