import PropertyGraph
import SourceText

/// Tab-separated values: tab, line breaks and backslash inside a value become `\t`, `\n`, `\r` and
/// `\\`, so that a line is a row and a tab a border. `null` is an empty cell.
public struct TSVFormatter: ResultFormatter {
  var options: FormatOptions

  public init(options: FormatOptions = FormatOptions()) { self.options = options }

  public func write<Output: TextOutputStream>(_ result: ResultTable, to output: inout Output) {
    let values = ValueText(graph: result.graph)
    output.write(result.columns.map(cell).joined(separator: "\t") + "\n")
    for row in result.rows {
      let cells = row.map { value in
        switch value {
        case .null: ""
        case .string(let text): cell(text)
        default: cell(values.literal(value))
        }
      }
      output.write(cells.joined(separator: "\t") + "\n")
    }
  }

  private func cell(_ text: String) -> String {
    let escaped = text.replacingScalars { scalar in
      switch scalar {
      case "\t": "\\t"
      case "\n": "\\n"
      case "\r": "\\r"
      case "\\": "\\\\"
      default: nil
      }
    }
    return options.isForTerminal ? escaped.replacingControls() : escaped
  }
}
