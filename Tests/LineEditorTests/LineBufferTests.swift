import Testing

@testable import LineEditor

@Suite struct LineBufferTests {
  @Test func cursorCountsCharactersNotBytes() {
    var buffer = LineBuffer("珠海路e\u{301}")
    #expect(buffer.cursor == 4)
    buffer.move(to: 1)
    buffer.insert("江")
    #expect(buffer.text == "珠江海路e\u{301}")
    #expect(buffer.cursor == 2)
  }

  @Test func marksAndJoinersUniteWithTheirNeighbours() {
    var buffer = LineBuffer()
    for scalar in "e\u{301}👩\u{200D}👩\u{200D}👧🇨🇳".unicodeScalars { buffer.insert(String(scalar)) }
    #expect(buffer.characters == ["e\u{301}", "👩\u{200D}👩\u{200D}👧", "🇨🇳"])
    #expect(buffer.cursor == 3)
    buffer.remove(1..<2)
    #expect(buffer.text == "e\u{301}🇨🇳")
  }

  @Test func removingBeforeAroundAndAfterTheCursorKeepsIt() {
    var buffer = LineBuffer("abcdef")
    buffer.move(to: 3)
    buffer.remove(0..<1)
    #expect(buffer.cursor == 2)
    buffer.remove(1..<4)
    #expect(buffer.text == "bf")
    #expect(buffer.cursor == 1)
    buffer.remove(1..<9)
    #expect(buffer.text == "b")
  }

  @Test func movesByWordsAndLines() {
    var buffer = LineBuffer("MATCH (n:Place)\nWHERE n.name = '万苑社区'")
    buffer.move(to: buffer.wordStart)
    #expect(String(buffer.characters[buffer.cursor...]) == "万苑社区'")
    buffer.moveLine(up: true)
    #expect(buffer.cursor == 15)
    buffer.move(to: buffer.lineStart)
    buffer.move(to: buffer.wordEnd)
    #expect(buffer.cursor == 5)
    buffer.moveLine(up: false)
    #expect(buffer.cursor == 16 + 5)
    buffer.moveLine(up: false)
    #expect(buffer.cursor == 21)
  }
}
