import PropertyGraph
import SourceText

/// Columns two blanks apart, aligned by display width, without rules; nothing is shortened.
///
/// ```
/// name          count
/// 珠海路派出所      3
/// ```
public struct PlainFormatter: ResultFormatter {
  var options: FormatOptions

  public init(options: FormatOptions = FormatOptions()) { self.options = options }

  public func write<Output: TextOutputStream>(_ result: ResultTable, to output: inout Output) {
    guard !result.columns.isEmpty else { return }
    let cells = CellText(result, options)
    let heads = result.columns.map(CellText.flat)
    let texts = result.rows.map { $0.map(cells.text) }
    var widths = heads.map(\.displayWidth)
    for row in texts {
      for (column, text) in row.enumerated() {
        widths[column] = max(widths[column], text.displayWidth)
      }
    }
    let toRight = CellText.numericColumns(result)
    for row in [heads] + texts {
      var line = row.indices
        .map { row[$0].padded(to: widths[$0], toRight: toRight[$0]) }
        .joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      output.write(line + "\n")
    }
  }
}
