import SourceText

/// How wide text is taken to be: an upper estimate that holds for the usual Chinese fonts, so that
/// boxes are the same on every machine and no text runs over its box.
enum TextMetrics {
  /// Distance of two base lines, in ems.
  static let lineHeight = 1.32

  /// Width in ems.
  static func width(of text: some StringProtocol, bold: Bool = false) -> Double {
    var width = 0.0
    for character in text { width += self.width(of: character) }
    return bold ? width * 1.05 : width
  }

  static func width(of character: Character) -> Double {
    switch character {
    case "“", "”", "‘", "’", "…", "—", "·": return 1
    case " ", "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": return 0.32
    case "f", "r", "t", "(", ")", "[", "]", "-", "/", "\\", "\"": return 0.42
    case "m", "w", "M", "W", "@", "%": return 0.95
    case "A"..."Z": return 0.7
    default:
      if character.isASCII { return 0.6 }
      return character.displayWidth == 2 ? 1 : 0.75 * Double(max(1, character.displayWidth))
    }
  }
}
