import Foundation
import SourceText
import Testing

@Suite struct DiagnosticRendererTests {
  private func range(of needle: String, in text: String) -> SourceRange {
    let at = text.range(of: needle)
    let lower = at.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
    return SourceRange(lower, lower + needle.utf8.count)
  }

  @Test func caretStandsUnderThePlaceBehindWideCharacters() {
    let text = "MATCH (o {name: '珠海路派出所'}) RETURN q"
    let file = SourceFile(name: "queries/stations.cypher", text: text)
    let end = text.utf8.count
    let shown = DiagnosticRenderer().render(
      Diagnostic(
        "variable 'q' is not defined", code: "UndefinedVariable", at: SourceRange(end - 1, end),
        notes: ["in scope here: o"]), in: file)
    #expect(
      shown == """
        queries/stations.cypher:1:35: error: variable 'q' is not defined [UndefinedVariable]
        1 | MATCH (o {name: '珠海路派出所'}) RETURN q
          |                                         ^
          = in scope here: o
        """)
    #expect(end - 1 == 46)
    #expect(file.displayColumn(at: end - 1) == 40)
  }

  @Test func aLongLineIsCutAroundTheCaret() throws {
    let text = String(repeating: "派", count: 300) + "X" + String(repeating: "所", count: 300)
    let file = SourceFile(name: "query", text: text)
    let shown = DiagnosticRenderer(sourceWidth: 40).render(
      Diagnostic("odd", at: SourceRange(900, 901)), in: file)
    let lines = shown.split(separator: "\n").map(String.init)
    let column = try #require(lines[2].firstIndex(of: "^")).utf16Offset(in: lines[2])
    var width = 0
    let under = lines[1].first { character in
      defer { width += character.displayWidth }
      return width == column
    }
    #expect(under == "X")
    #expect(lines[1].displayWidth < 50)
  }

  @Test func controlsOfASourceLineNeverReachTheTerminal() {
    let file = SourceFile(name: "q\u{1B}[2J", text: "RETURN '\u{1B}[31m\u{202E}'")
    let shown = DiagnosticRenderer().render(
      Diagnostic("bad \u{7}", at: SourceRange(0, 6)), in: file)
    #expect(
      !shown.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 || $0.value == 0x202E })
  }

  @Test func positionsCountLinesAndCharacters() {
    let file = SourceFile(name: "f", text: "一二\r\n三x四\n")
    #expect(file.position(at: 0) == .init(line: 1, column: 1))
    #expect(file.position(at: 8 + 3) == .init(line: 2, column: 2))
    #expect(file.line(0) == "一二")
    #expect(file.position(at: 999).line == 3)
  }
}

@Suite struct SpellingTests {
  @Test func nearestNamesComeFirst() {
    #expect(
      Spelling.suggestions(for: "Organisation", among: ["Organization", "Place", "Program"])
        == ["Organization"])
    #expect(Spelling.suggestions(for: "nmae", among: ["name", "role"]) == ["name"])
    #expect(Spelling.suggestions(for: "xyz", among: ["name", "role"]) == [])
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [("派出所", 6), ("a中b", 4), ("e\u{301}", 1), ("👮‍♀️", 2), ("“同心圆”", 8), ("", 0)])
  func widths(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }
}
