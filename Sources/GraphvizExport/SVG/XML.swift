import SourceText

/// Text for XML and HTML.
enum XML {
  /// `text` fit for an element's content or a quoted attribute: markup escaped, and what XML does
  /// not allow or what turns the direction of writing made visible as `�`.
  ///
  /// - Parameter keepingLineBreaks: Leaves `\n` as it is.
  static func escaped(_ text: String, keepingLineBreaks: Bool = false) -> String {
    var result = ""
    for scalar in text.drawable(keepingLineBreaks: keepingLineBreaks).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
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

extension String {
  /// The text with every sign made visible as `�` that XML does not allow or that turns the
  /// direction of writing.
  ///
  /// - Parameter keepingLineBreaks: Leaves `\n` as it is.
  func drawable(keepingLineBreaks: Bool = false) -> String {
    let text = replacingControls(keepingLineBreaks: keepingLineBreaks)
    func isForbidden(_ scalar: Unicode.Scalar) -> Bool { scalar.value & 0xFFFE == 0xFFFE }
    guard text.unicodeScalars.contains(where: isForbidden) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { isForbidden($0) ? "\u{FFFD}" : $0 }))
  }
}
