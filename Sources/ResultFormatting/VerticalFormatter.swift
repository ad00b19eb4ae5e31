import PropertyGraph
import SourceText

/// One line for each value, rows one below the other; nothing is shortened.
///
/// ```
/// ── 1 ──
///  name: 珠海路派出所
/// count: 3
/// ```
public struct VerticalFormatter: ResultFormatter {
  var options: FormatOptions

  public init(options: FormatOptions = FormatOptions()) { self.options = options }

  public func write<Output: TextOutputStream>(_ result: ResultTable, to output: inout Output) {
    guard !result.columns.isEmpty else { return }
    let cells = CellText(result, options)
    let heads = result.columns.map(CellText.flat)
    let width = heads.map(\.displayWidth).max() ?? 0
    let rows = result.rows.prefix(options.maximumRows ?? result.rows.count)
    for (number, row) in rows.enumerated() {
      output.write(paint("── \(number + 1) ──", "2") + "\n")
      for (head, value) in zip(heads, row) {
        let name = paint(head.padded(to: width, toRight: true) + ":", "1")
        output.write("\(name) \(cells.text(value))\n")
      }
    }
    let left = result.rows.count - rows.count
    if left > 0 { output.write("… \(left) more \(left == 1 ? "row" : "rows")\n") }
  }

  private func paint(_ text: String, _ code: String) -> String {
    options.isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
