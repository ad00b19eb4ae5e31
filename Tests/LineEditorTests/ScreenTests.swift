import TerminalTesting
import Testing

@testable import LineEditor

@Suite struct ScreenTests {
  private func layout(
    _ text: String, cursor: Int? = nil, columns: Int, prompt: String = "> ",
    continuation: String = ". "
  ) -> ScreenLayout {
    var buffer = LineBuffer(text)
    if let cursor { buffer.move(to: cursor) }
    return ScreenLayout(
      prompt: prompt, continuation: continuation, buffer: buffer, columns: columns)
  }

  @Test func aWideCharacterThatDoesNotFitGoesToTheNextRowWhole() {
    let layout = layout("珠海路派", columns: 7)
    #expect(layout.rows.indices.map { layout.text(ofRow: $0) } == ["> 珠海", "路派"])
    #expect((layout.cursorRow, layout.cursorColumn) == (1, 4))
    // The cursor before 路 stands where 路 is, not in the odd column left over.
    let inside = self.layout("珠海路派", cursor: 2, columns: 7)
    #expect((inside.cursorRow, inside.cursorColumn) == (1, 0))
  }

  @Test func aFullLastRowPutsTheCursorOnANewOne() {
    let layout = layout("abcd", columns: 6)
    #expect(layout.rows.count == 2)
    #expect((layout.cursorRow, layout.cursorColumn) == (1, 0))
  }

  @Test func linesGetTheContinuationPrompt() {
    let layout = layout("派\n出\n", cursor: 1, columns: 20)
    #expect(layout.rows.indices.map { layout.text(ofRow: $0) } == ["> 派", ". 出", ". "])
    #expect((layout.cursorRow, layout.cursorColumn) == (0, 4))
  }

  @Test func hostileCharactersAreShownNotObeyed() {
    let layout = layout("a\u{202E}b\u{9B}c\u{200B}d", columns: 20)
    #expect(layout.text(ofRow: 0) == "> a\u{FFFD}b\u{FFFD}c\u{FFFD}d")
  }

  @Test func redrawingGivesTheSameScreenAsDrawingAnew() {
    var renderer = ScreenRenderer()
    var screen = ScreenEmulator(columns: 9, height: 12)
    let texts = [
      "", "珠", "珠海路派出所", "珠海路派出所和万苑社区", "一\n二二二二二二\n三", "abcdefg", "abcdefghij", "x", "",
    ]
    for text in texts {
      for cursor in [0, text.count / 2, text.count] {
        let layout = layout(text, cursor: cursor, columns: 9)
        screen.write(renderer.draw(layout, height: 12))
        var fresh = ScreenEmulator(columns: 9, height: 12)
        var other = ScreenRenderer()
        fresh.write(other.draw(layout, height: 12))
        #expect(screen.lines == fresh.lines)
        #expect((screen.row, screen.column) == (fresh.row, fresh.column))
        #expect((screen.row, screen.column) == (layout.cursorRow, layout.cursorColumn))
      }
    }
  }

  @Test func drawingStartsWhereTheCursorIs() {
    var renderer = ScreenRenderer()
    var screen = ScreenEmulator(columns: 20, height: 4)
    screen.write("before\r\nmore\r\n")
    screen.write(renderer.draw(layout("a\nb\nc\nd", columns: 20), height: 4))
    #expect(screen.lines == ["> a", ". b", ". c", ". d"])
    #expect(screen.scrolledAway == ["before", "more"])
    screen.write(renderer.draw(layout("a", columns: 20), height: 4))
    #expect(screen.lines == ["> a"])
  }

  @Test func aTextTallerThanTheScreenIsAWindowAroundTheCursor() {
    var renderer = ScreenRenderer()
    var screen = ScreenEmulator(columns: 20, height: 4)
    let text = (1...9).map(String.init).joined(separator: "\n")
    screen.write(renderer.draw(layout(text, columns: 20), height: 4))
    #expect(screen.lines == [". 6", ". 7", ". 8", ". 9"])
    #expect(screen.row == 3)
    screen.write(renderer.draw(layout(text, cursor: 10, columns: 20), height: 4))
    #expect(screen.lines == [". 6", ". 7", ". 8", ". 9"])
    #expect(screen.row == 0)
    screen.write(renderer.draw(layout(text, cursor: 0, columns: 20), height: 4))
    #expect(screen.lines == ["> 1", ". 2", ". 3", ". 4"])
    screen.write(renderer.draw(layout(text, columns: 20), height: nil) + "\r\n")
    #expect(screen.lines == [". 7", ". 8", ". 9"])
    #expect(screen.scrolledAway.suffix(6) == ["> 1", ". 2", ". 3", ". 4", ". 5", ". 6"])
  }

  @Test func afterANarrowerScreenTheOldRowsAreAllReplaced() {
    // A terminal that breaks rows anew: 12 columns become 5, so the row above the cursor takes 3.
    var renderer = ScreenRenderer()
    var screen = ScreenEmulator(columns: 12, height: 8)
    screen.write(renderer.draw(layout("abcdefghij派派", columns: 12), height: 8))
    #expect(screen.lines == ["> abcdefghij", "派派"])
    renderer.reflow(toColumns: 5)
    var narrow = ScreenEmulator(columns: 5, height: 8)
    narrow.write("old\r\n> abc\r\ndefgh\r\nij\r\n派派")
    narrow.write(renderer.draw(layout("abcdefghij派派", columns: 5), height: 8))
    #expect(narrow.lines == ["old", "> abc", "defgh", "ij派", "派"])
  }

  @Test func stylesEndBeforeTheyReachOtherText() {
    var renderer = ScreenRenderer()
    let styled = ScreenLayout(
      prompt: "> ", continuation: "", promptStyle: TextStyle("1"), buffer: LineBuffer("ab"),
      styles: [TextStyle("31"), .plain], columns: 20)
    let text = renderer.draw(styled, height: 5)
    #expect(text.contains("\u{1B}[1m> \u{1B}[0m\u{1B}[31ma\u{1B}[0mb"))
  }

  @Test func listsStandBelowAndGoAway() {
    var renderer = ScreenRenderer()
    var screen = ScreenEmulator(columns: 20, height: 6)
    var listed = layout("ab", columns: 20)
    listed.append(below: ColumnList.rows(["珠海路派出所", "b", "c"], width: 20))
    screen.write(renderer.draw(listed, height: 6))
    #expect(screen.lines == ["> ab", "珠海路派出所", "b", "c"])
    #expect((screen.row, screen.column) == (0, 4))
    screen.write(renderer.draw(layout("ab", columns: 20), height: 6))
    #expect(screen.lines == ["> ab"])
  }
}

@Suite struct ColumnListTests {
  @Test func fillsColumnsDownFirst() {
    #expect(
      ColumnList.rows(["派出所", "b", "c", "d", "e"], width: 20)
        == ["派出所  d", "b       e", "c"])
  }

  @Test func saysWhatIsLeftOut() {
    #expect(
      ColumnList.rows((1...9).map { "item\($0)" }, width: 11, maximumRows: 3)
        == ["item1", "item2", "… 7 more"])
  }

  @Test func cutsWideTextsAtAWholeCharacter() {
    #expect("珠海路派出所".truncated(toWidth: 6) == "珠海…")
    #expect("珠海路".truncated(toWidth: 6) == "珠海路")
  }
}
