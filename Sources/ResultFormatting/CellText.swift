import PropertyGraph
import SourceText

/// The texts of a result's cells for a table that people read: on one line, without controls.
struct CellText {
  let values: ValueText

  init(_ result: ResultTable, _ options: FormatOptions, showsEdgeProperties: Bool = true) {
    values = ValueText(
      graph: result.graph, undirectedTypes: options.undirectedTypes,
      showsEdgeProperties: showsEdgeProperties)
  }

  func text(_ value: Value) -> String { CellText.flat(values.readable(value)) }

  /// Line breaks as `⏎`, tabs as a space, other controls as `�`.
  static func flat(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value > 0x7E }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": result.append("⏎")
      case "\n": if !afterReturn { result.append("⏎") }
      case "\t": result.append(" ")
      default: result.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(result).replacingControls()
  }

  /// Which columns hold numbers and nothing else, nulls aside: they are set to the right.
  static func numericColumns(_ result: ResultTable) -> [Bool] {
    result.columns.indices.map { column in
      var hasNumber = false
      for row in result.rows {
        switch row[column] {
        case .integer, .float: hasNumber = true
        case .null: break
        default: return false
        }
      }
      return hasNumber
    }
  }
}

extension String {
  /// The text with blanks up to a number of terminal columns, before it when `toRight`.
  func padded(to width: Int, toRight: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - displayWidth))
    return toRight ? blanks + self : self + blanks
  }

  /// The text, cut to a number of terminal columns, the last of them `…` when something is lost.
  func shortened(to limit: Int) -> String {
    guard displayWidth > limit else { return self }
    var result = ""
    var width = 0
    for character in self {
      let next = width + character.displayWidth
      if next > limit - 1 { break }
      result.append(character)
      width = next
    }
    return limit > 0 ? result + "…" : ""
  }
}

extension String {
  /// The text with some scalars replaced. Works on scalars and not on characters, since a mark
  /// after a quote or a `<` would hide it from a search for characters.
  func replacingScalars(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let text = replacement(scalar) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
