import PropertyGraph

/// What a parameter of a saved query takes.
public enum ParameterType: String, CaseIterable, Hashable, Sendable {
  case string, integer, float, boolean
  /// Strings, written with commas between them.
  case list

  /// The value that a text stands for; `nil` when it is none of this type.
  public func value(of text: String) -> Value? {
    switch self {
    case .string: return .string(text)
    case .integer: return Int64(text.trimmingBlanks()).map(Value.integer)
    case .float: return Double(text.trimmingBlanks()).map(Value.float)
    case .boolean:
      switch text.trimmingBlanks().lowercased() {
      case "true": return true
      case "false": return false
      default: return nil
      }
    case .list:
      if text.trimmingBlanks().isEmpty { return [] }
      let items = text.split(omittingEmptySubsequences: false) { ",，".contains($0) }
      return .list(items.map { .string(String($0).trimmingBlanks()) })
    }
  }

  /// The value that a text most likely stands for: a number, `true`, `false`, `null`, or else the
  /// text itself. Single or double quotes around a text make it a string.
  public static func guess(_ text: String) -> Value {
    let trimmed = text.trimmingBlanks()
    if let quote = trimmed.first, quote == "'" || quote == "\"", trimmed.count > 1,
      trimmed.last == quote
    {
      return .string(String(trimmed.dropFirst().dropLast()))
    }
    if trimmed.lowercased() == "null" { return .null }
    for type in [ParameterType.boolean, .integer, .float] {
      if let value = type.value(of: trimmed) { return value }
    }
    return .string(text)
  }
}

extension String {
  /// The text without white space at its ends.
  package func trimmingBlanks() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
