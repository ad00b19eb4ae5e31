import PropertyGraph
import SourceText

/// Comma-separated values.
///
/// Quoting is that of RFC 4180. Nodes, edges, paths, lists and maps are written as in the query
/// language; `null` is an empty cell, and an empty string a quoted one (`""`), so that the two
/// stay apart.
///
/// The plain dialect keeps the data exactly: a cell that begins with `=` stays that. A spreadsheet
/// would run such a cell as a formula, and reads a file without a byte order mark in the wrong
/// encoding; the spreadsheet dialect is for opening in one.
public struct CSVFormatter: ResultFormatter {
  public enum Dialect: Sendable {
    /// Lines end in `\n`, as other programs in a pipe expect.
    case plain
    /// Byte order mark, lines end in `\r\n`, and a text that a spreadsheet would take for a
    /// formula (beginning with `=`, `+`, `-`, `@`, tab or return) gets an apostrophe before it.
    case spreadsheet
  }

  var dialect: Dialect
  var options: FormatOptions

  public init(dialect: Dialect = .plain, options: FormatOptions = FormatOptions()) {
    self.dialect = dialect
    self.options = options
  }

  public func write<Output: TextOutputStream>(_ result: ResultTable, to output: inout Output) {
    let end = dialect == .plain ? "\n" : "\r\n"
    let values = ValueText(graph: result.graph)
    if dialect == .spreadsheet { output.write("\u{FEFF}") }
    output.write(result.columns.map(cell).joined(separator: ",") + end)
    for row in result.rows {
      output.write(row.map { cell($0, values) }.joined(separator: ",") + end)
    }
  }

  private func cell(_ value: Value, _ values: ValueText) -> String {
    switch value {
    case .null: ""
    case .string(let text): text.isEmpty ? "\"\"" : cell(text)
    case .integer, .float, .boolean: values.literal(value)
    default: cell(values.literal(value))
    }
  }

  private func cell(_ text: String) -> String {
    var text = options.isForTerminal ? text.replacingControls(keepingLineBreaks: true) : text
    if dialect == .spreadsheet, let first = text.unicodeScalars.first,
      ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"].contains(first)
    {
      text = "'" + text
    }
    let needsQuotes =
      text.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
      || text.first == " " || text.last == " "
    guard needsQuotes else { return text }
    return "\"" + text.replacingScalars { $0 == "\"" ? "\"\"" : nil } + "\""
  }
}
