import SourceText

/// Lays short texts out in columns, down first, as `ls` does.
package enum ColumnList {
  /// - Parameters:
  ///   - width: Terminal columns to fill; a text that is wider alone is cut with `…`.
  ///   - maximumRows: Further rows are left out, and a last row says how many texts are missing.
  package static func rows(_ items: [String], width: Int, maximumRows: Int = .max) -> [String] {
    guard !items.isEmpty, maximumRows > 0 else { return [] }
    let items = items.map { $0.replacingControls().truncated(toWidth: max(width, 4)) }
    let widest = items.map(\.displayWidth).max() ?? 1
    let columns = max(1, (width + 2) / (widest + 2))
    var height = (items.count + columns - 1) / columns
    var shown = items[...]
    if height > maximumRows {
      height = max(1, maximumRows - 1)
      shown = items.prefix(height * columns)
    }
    var rows: [String] = []
    for row in 0..<height {
      var line = ""
      var padding = 0
      for index in stride(from: row, to: shown.count, by: height) {
        line += String(repeating: " ", count: padding) + shown[index]
        padding = widest + 2 - shown[index].displayWidth
      }
      rows.append(line)
    }
    if shown.count < items.count, rows.count < maximumRows {
      rows.append("… \(items.count - shown.count) more")
    }
    return rows
  }
}

extension String {
  /// The text, cut to a number of terminal columns, the last of them `…` when something is lost.
  package func truncated(toWidth limit: Int) -> String {
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
