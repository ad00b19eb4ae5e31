import PropertyGraph
import SourceText

/// A ruled table, aligned by display width.
///
/// ```
/// ┌──────────────────┬───────┐
/// │ name             │ count │
/// ├──────────────────┼───────┤
/// │ 珠海路派出所     │     3 │
/// └──────────────────┴───────┘
/// ```
///
/// Edges are shown without their properties, for which a table has no room. Where it is wider than
/// the screen, the widest columns are shortened with `…`; with too many
/// columns for that, the rows are written one below the other as by ``VerticalFormatter``.
public struct TableFormatter: ResultFormatter {
  var options: FormatOptions
  /// No column is made narrower than this, unless it is.
  private let narrowest = 6

  public init(options: FormatOptions = FormatOptions()) { self.options = options }

  public func write<Output: TextOutputStream>(_ result: ResultTable, to output: inout Output) {
    guard !result.columns.isEmpty else { return }
    var shown = result
    if let maximum = options.maximumRows { shown.rows = Array(result.rows.prefix(maximum)) }
    let cells = CellText(shown, options, showsEdgeProperties: false)
    let texts = shown.rows.map { $0.map(cells.text) }
    let heads = shown.columns.map(CellText.flat)
    guard let widths = widths(heads: heads, texts: texts) else {
      VerticalFormatter(options: options).write(result, to: &output)
      return
    }
    let toRight = CellText.numericColumns(shown)
    rule("┌", "┬", "┐", widths, to: &output)
    line(zip(heads, widths).map { bold($0.shortened(to: $1).padded(to: $1)) }, to: &output)
    rule("├", "┼", "┤", widths, to: &output)
    for (row, texts) in zip(shown.rows, texts) {
      let line = texts.indices.map { column in
        let text = texts[column].shortened(to: widths[column])
          .padded(to: widths[column], toRight: toRight[column])
        return row[column].isNull ? dim(text) : text
      }
      self.line(line, to: &output)
    }
    rule("└", "┴", "┘", widths, to: &output)
    let left = result.rows.count - shown.rows.count
    if left > 0 { output.write("… \(left) more \(left == 1 ? "row" : "rows")\n") }
  }

  /// Terminal columns for each column; `nil` when they do not fit.
  private func widths(heads: [String], texts: [[String]]) -> [Int]? {
    var widths = heads.map { max(1, $0.displayWidth) }
    for row in texts {
      for (column, text) in row.enumerated() {
        widths[column] = max(widths[column], text.displayWidth)
      }
    }
    guard let width = options.width else { return widths }
    let room = width - 3 * widths.count - 1
    let least = widths.reduce(0) { $0 + min($1, narrowest) }
    guard least <= room else { return nil }
    return TableFormatter.shrunk(widths, to: room)
  }

  /// Takes from the widest until the sum fits, so that narrow columns stay whole.
  static func shrunk(_ widths: [Int], to room: Int) -> [Int] {
    guard widths.reduce(0, +) > room else { return widths }
    var result = widths
    var room = room
    var open = widths.indices.sorted { (widths[$0], $0) < (widths[$1], $1) }[...]
    while let column = open.first {
      let share = room / open.count
      if widths[column] > share {
        // All that are left are wider than their share; the first get what is left over.
        for (position, column) in open.sorted().enumerated() {
          result[column] = share + (position < room % open.count ? 1 : 0)
        }
        break
      }
      room -= widths[column]
      open.removeFirst()
    }
    return result
  }

  private func rule<Output: TextOutputStream>(
    _ left: String, _ middle: String, _ right: String, _ widths: [Int], to output: inout Output
  ) {
    let parts = widths.map { String(repeating: "─", count: $0 + 2) }
    output.write(dim(left + parts.joined(separator: middle) + right) + "\n")
  }

  private func line<Output: TextOutputStream>(_ cells: [String], to output: inout Output) {
    let bar = dim("│")
    output.write("\(bar) " + cells.joined(separator: " \(bar) ") + " \(bar)\n")
  }

  private func bold(_ text: String) -> String { paint(text, "1") }
  private func dim(_ text: String) -> String { paint(text, "2") }
  private func paint(_ text: String, _ code: String) -> String {
    options.isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
