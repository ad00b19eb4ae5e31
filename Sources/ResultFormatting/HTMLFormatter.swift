import PropertyGraph
import SourceText

/// A page with one table, complete in itself: UTF-8, a few lines of style, no script.
public struct HTMLFormatter: ResultFormatter {
  var options: FormatOptions

  public init(options: FormatOptions = FormatOptions()) { self.options = options }

  public func write<Output: TextOutputStream>(_ result: ResultTable, to output: inout Output) {
    let values = ValueText(graph: result.graph, undirectedTypes: options.undirectedTypes)
    let toRight = CellText.numericColumns(result)
    output.write(
      """
      <!DOCTYPE html>
      <html>
      <head>
      <meta charset="utf-8">
      <title>Concentric</title>
      <style>
      table { border-collapse: collapse; font-family: sans-serif; }
      th, td { border: 1px solid #bbb; padding: 0.2em 0.6em; text-align: left; }
      td { white-space: pre-wrap; vertical-align: top; }
      .number { text-align: right; }
      .null { color: #888; }
      </style>
      </head>
      <body>
      <table>
      <thead>
      <tr>
      """)
    for column in result.columns { output.write("<th>\(HTMLFormatter.escaped(column))</th>") }
    output.write("</tr>\n</thead>\n<tbody>\n")
    for row in result.rows {
      output.write("<tr>")
      for (column, value) in row.enumerated() {
        let role = value.isNull ? " class=\"null\"" : toRight[column] ? " class=\"number\"" : ""
        output.write("<td\(role)>\(HTMLFormatter.escaped(values.readable(value)))</td>")
      }
      output.write("</tr>\n")
    }
    output.write("</tbody>\n</table>\n</body>\n</html>\n")
  }

  static func escaped(_ text: String) -> String {
    text.replacingControls(keepingLineBreaks: true).replacingScalars { scalar in
      switch scalar {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }
}
