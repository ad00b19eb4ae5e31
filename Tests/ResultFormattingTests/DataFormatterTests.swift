import Foundation
import PropertyGraph
import Testing

@testable import ResultFormatting

@Suite struct DataFormatterTests {
  private let samples = Samples()

  @Test func csvQuotesWhatNeedsIt() {
    let table = samples.table(
      ["a", "b,c"],
      [
        ["plain", "with \"quotes\""], ["two\nlines", nil], ["", " lead"], [1.5, true],
        ["\"\u{301}", .node(samples.nameless)], ["=1+1", ["x", 1]],
      ])
    #expect(
      CSVFormatter().text(of: table)
        == "a,\"b,c\"\nplain,\"with \"\"quotes\"\"\"\n\"two\nlines\",\n\"\",\" lead\"\n1.5,true\n"
        + "\"\"\"\u{301}\",(:Place)\n=1+1,\"['x', 1]\"\n")
  }

  @Test func spreadsheetsGetNoFormulas() {
    let table = samples.table(
      ["=head"], [["=cmd|' /C calc'!A0"], ["@x"], ["+1"], ["-1"], [-1], ["派出所"]])
    #expect(
      CSVFormatter(dialect: .spreadsheet).text(of: table)
        == "\u{FEFF}'=head\r\n'=cmd|' /C calc'!A0\r\n'@x\r\n'+1\r\n'-1\r\n-1\r\n派出所\r\n")
  }

  @Test func tsvKeepsARowOnALine() {
    let table = samples.table(["a", "b"], [["x\ty\\", "l1\nl2\r\n"], [nil, 3]])
    #expect(TSVFormatter().text(of: table) == "a\tb\nx\\ty\\\\\tl1\\nl2\\r\\n\n\t3\n")
  }

  @Test func jsonIsReadBackAsItWas() throws {
    let table = samples.table(
      ["node", "edge", "path", "text", "n"],
      [
        [
          .node(samples.station), .edge(samples.allied), samples.path,
          "\"\\\u{1}\u{202E}\u{7F}派\u{2028}", .integer(.max),
        ]
      ])
    let text = JSONFormatter(layout: .array).text(of: table)
    #expect(text.contains(#"\u0001\u202e\u007f派\u2028"#))
    #expect(text.contains("\"n\": 9223372036854775807}"))
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    let row = try #require(rows.first)
    #expect(row["text"] as? String == "\"\\\u{1}\u{202E}\u{7F}派\u{2028}")
    let node = try #require(row["node"] as? [String: Any])
    #expect(node["labels"] as? [String] == ["Organization"])
    #expect((node["properties"] as? [String: Any])?["name"] as? String == "珠海路派出所")
    let edge = try #require(row["edge"] as? [String: Any])
    #expect(edge["source"] as? Int == Int(samples.ally.index))
    #expect(edge["type"] as? String == "ALLIANCE_WITH")
    let path = try #require(row["path"] as? [String: [Any]])
    #expect(path["nodes"]?.count == 3)
    #expect(path["edges"]?.count == 2)
  }

  @Test func jsonLinesAreObjectsALine() {
    let table = samples.table(["a"], [[1], [.float(.infinity)], [.map(["k": nil])]])
    #expect(
      JSONFormatter(layout: .lines).text(of: table)
        == "{\"a\": 1}\n{\"a\": \"Infinity\"}\n{\"a\": {\"k\": null}}\n")
    #expect(JSONFormatter(layout: .array).text(of: samples.table(["a"], [])) == "[]\n")
  }

  @Test func markdownIsNotBrokenByData() {
    let table = samples.table(["名|称", "n"], [["a|b\n<b>*x*", 10], ["派出所", 2]])
    let lines = MarkdownFormatter().text(of: table).split(separator: "\n")
    #expect(lines[2] == #"| a\|b<br>&lt;b&gt;\*x\* |  10 |"#)
    #expect(lines[0] == #"| 名\|称                 |   n |"#)
    #expect(lines[1] == "| ---------------------- | --: |")
  }

  @Test func htmlIsWellFormedAndInert() throws {
    let table = samples.table(
      ["<script>"], [["</td><img src=x onerror=alert(1)> \"'&\u{1B}"], [nil], [3]])
    let text = HTMLFormatter().text(of: table)
    #expect(text.contains("<th>&lt;script&gt;</th>"))
    #expect(!text.contains("<img"))
    #expect(text.contains("&quot;&#39;&amp;\u{FFFD}</td>"))
    #expect(text.contains("<td class=\"null\">null</td>"))
  }

  @Test func everyFormatHasAFormatterAndANameThatSaysIt() {
    let table = samples.table(["a"], [["派出所"]])
    for format in ResultFormat.allCases {
      #expect(format.formatter().text(of: table).contains("派出所"), "\(format)")
      #expect(!format.summary.isEmpty)
    }
  }
}
