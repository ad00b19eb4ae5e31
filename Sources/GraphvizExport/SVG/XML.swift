import SourceText

/// Text for XML and HTML.
enum XML {
  /// `text` fit for an element's content or a quoted attribute: markup escaped, and what XML does
  /// not allow or what turns the direction of writing made visible as `�`.
  ///
  /// - Parameter keepingLineBreaks: Leaves `\n` as it is.
  static func escaped(_ text: String, keepingLineBreaks: Bool = false) -> String {
    var result = ""
    for scalar in text.replacingControls(keepingLineBreaks: keepingLineBreaks).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A word for `class` and `id`: lower case letters and digits of ASCII, all else one hyphen;
  /// `other` when nothing is left.
  static func word(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
      case "A"..."Z": result += String(scalar).lowercased()
      default: if !result.isEmpty, result.last != "-" { result += "-" }
      }
    }
    while result.last == "-" { result.removeLast() }
    return result.isEmpty ? "other" : result
  }
}
