import PropertyGraph
import SourceText

/// A table for Markdown texts (GitHub's form), aligned also as plain text.
public struct MarkdownFormatter: ResultFormatter {
  var options: FormatOptions

  public init(options: FormatOptions = FormatOptions()) { self.options = options }

  public func write<Output: TextOutputStream>(_ result: ResultTable, to output: inout Output) {
    guard !result.columns.isEmpty else { return }
    let values = ValueText(graph: result.graph, undirectedTypes: options.undirectedTypes)
    let heads = result.columns.map(MarkdownFormatter.escaped)
    let texts = result.rows.map { $0.map { MarkdownFormatter.escaped(values.readable($0)) } }
    var widths = heads.map { max(3, $0.displayWidth) }
    for row in texts {
      for (column, text) in row.enumerated() {
        widths[column] = max(widths[column], text.displayWidth)
      }
    }
    let toRight = CellText.numericColumns(result)
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    output.write(line(heads.indices.map { heads[$0].padded(to: widths[$0], toRight: toRight[$0]) }))
    output.write(
      line(
        widths.indices.map {
          String(repeating: "-", count: widths[$0] - (toRight[$0] ? 1 : 0))
            + (toRight[$0] ? ":" : "")
        }))
    for row in texts {
      output.write(line(row.indices.map { row[$0].padded(to: widths[$0], toRight: toRight[$0]) }))
    }
  }

  /// Nothing in the text is Markdown or HTML any more; line breaks become `<br>`.
  static func escaped(_ text: String) -> String {
    var afterReturn = false
    return text.replacingScalars { scalar in
      defer { afterReturn = scalar == "\r" }
      switch scalar {
      case "|", "\\", "`", "*", "_", "[", "]", "~", "#": return "\\\(scalar)"
      case "<": return "&lt;"
      case ">": return "&gt;"
      case "&": return "&amp;"
      case "\r": return "<br>"
      case "\n": return afterReturn ? "" : "<br>"
      case "\t": return " "
      default: return nil
      }
    }.replacingControls()
  }
}
