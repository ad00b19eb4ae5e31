import PropertyGraph
import SourceText
import Testing

@testable import ResultFormatting

@Suite struct TableFormatterTests {
  private let samples = Samples()

  @Test func columnsAlignUnderWideCharacters() {
    let table = samples.table(
      ["名称", "count"], [["珠海路派出所", 3], ["Café", 12], [nil, 0]])
    #expect(
      TableFormatter().text(of: table) == """
        ┌──────────────┬───────┐
        │ 名称         │ count │
        ├──────────────┼───────┤
        │ 珠海路派出所 │     3 │
        │ Café         │    12 │
        │ null         │     0 │
        └──────────────┴───────┘

        """)
  }

  @Test func theWidestColumnIsShortenedToFit() {
    let table = samples.table(
      ["name", "text"], [["派出所", "一二三四五六七八九十一二三四五六七八九十"], ["x", "short"]])
    let text = TableFormatter(options: FormatOptions(width: 30)).text(of: table)
    #expect(
      text == """
        ┌────────┬───────────────────┐
        │ name   │ text              │
        ├────────┼───────────────────┤
        │ 派出所 │ 一二三四五六七八… │
        │ x      │ short             │
        └────────┴───────────────────┘

        """)
    let widths = Set(text.split(separator: "\n").map(\.displayWidth))
    #expect(widths == [30])
  }

  @Test func everyLineFitsWhateverTheWidth() {
    let row: [Value] = ["一二三四五六七八九十", "abcdefghijklmnop", 123_456, samples.path]
    let table = samples.table(["a", "bb", "ccc", "path"], [row, row])
    for width in 37...140 {
      let text = TableFormatter(options: FormatOptions(width: width)).text(of: table)
      let lines = text.split(separator: "\n")
      #expect(lines.count == 6)
      #expect(lines.allSatisfy { $0.displayWidth <= width })
      #expect(Set(lines.map(\.displayWidth)).count == 1)
    }
  }

  @Test func tooManyColumnsAreWrittenOneBelowTheOther() {
    let columns = (1...8).map { "column\($0)" }
    let table = samples.table(columns, [columns.map { .string($0 + " is long") }])
    let text = TableFormatter(options: FormatOptions(width: 40)).text(of: table)
    #expect(text.hasPrefix("── 1 ──\ncolumn1: column1 is long\n"))
  }

  @Test func rowsBeyondTheMaximumAreCounted() {
    let table = samples.table(["n"], (1...5).map { [.integer($0)] })
    let text = TableFormatter(options: FormatOptions(maximumRows: 2)).text(of: table)
    #expect(text.hasSuffix("└───┘\n… 3 more rows\n"))
    #expect(text.split(separator: "\n").count == 7)
  }

  @Test func hostileDataCannotCommandTheTerminal() {
    let hostile = "a\u{1B}[2Jb\u{7}\u{202E}c\nd\r\ne\tf\u{9B}"
    let table = samples.table([hostile], [[.string(hostile)], [.list([.string(hostile)])]])
    for format in [ResultFormat.table, .plain, .vertical, .markdown, .json, .jsonl] {
      let text = format.formatter(FormatOptions(isForTerminal: true)).text(of: table)
      #expect(text == text.replacingControls(keepingLineBreaks: true), "\(format)")
    }
    #expect(
      TableFormatter().text(of: table).contains("a\u{FFFD}[2Jb\u{FFFD}\u{FFFD}c⏎d⏎e f\u{FFFD}"))
    for format in [ResultFormat.csv, .tsv] {
      let text = format.formatter(FormatOptions(isForTerminal: true)).text(of: table)
      #expect(!text.contains("\u{1B}"), "\(format)")
    }
  }

  @Test func aResultWithoutColumnsIsNothing() {
    let table = samples.table([], [[], []])
    for format in [ResultFormat.table, .plain, .vertical, .markdown] {
      #expect(format.formatter().text(of: table) == "")
    }
  }

  @Test func plainAndVertical() {
    let table = samples.table(["名称", "n"], [["珠海路派出所", 3], ["b", 10]])
    #expect(PlainFormatter().text(of: table) == "名称           n\n珠海路派出所   3\nb             10\n")
    #expect(
      VerticalFormatter().text(of: table)
        == "── 1 ──\n名称: 珠海路派出所\n   n: 3\n── 2 ──\n名称: b\n   n: 10\n")
  }

  @Test func shrinkingSharesTheRoom() {
    #expect(TableFormatter.shrunk([3, 50, 40], to: 33) == [3, 15, 15])
    #expect(TableFormatter.shrunk([3, 50, 12], to: 33) == [3, 18, 12])
    #expect(TableFormatter.shrunk([10, 10], to: 15) == [8, 7])
    #expect(TableFormatter.shrunk([3, 4], to: 33) == [3, 4])
  }
}
