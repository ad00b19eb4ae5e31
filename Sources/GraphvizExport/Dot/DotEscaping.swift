/// The only place that makes text of documents fit for DOT: whatever it holds, it stays text.
enum DotEscaping {
  /// A quoted DOT string that shows `text` as it is; line breaks become `lineBreak`.
  ///
  /// `&` is written as an entity, since Graphviz reads entities in labels; the backslash doubled,
  /// since it reads escapes; controls and signs that turn the direction of writing become `�`.
  static func label(_ lines: [String], lineBreak: String = "\\n") -> String {
    "\"" + lines.map(escaped).joined(separator: lineBreak)
      + (lineBreak == "\\l" && !lines.isEmpty ? "\\l" : "") + "\""
  }

  /// A label whose lines are bold.
  static func boldLabel(_ lines: [String]) -> String {
    "<" + lines.map { "<b>" + XML.escaped($0) + "</b>" }.joined(separator: "<br/>") + ">"
  }

  /// A quoted DOT string for values of ours, which need no reading as text.
  static func quoted(_ value: String) -> String {
    var result = "\""
    for character in value {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.drawable().unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
