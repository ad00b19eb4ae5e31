import Testing

@testable import LineEditor

@Suite struct KeyReaderTests {
  /// The keys of a run of bytes, with what is kept flushed at the end.
  private func keys(_ bytes: [UInt8]) -> [Key] {
    var reader = KeyReader()
    return bytes.flatMap { reader.feed($0) } + reader.flush()
  }
  private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

  @Test func utf8ComesAsCharacters() {
    #expect(keys("a派é𠮷") == "a派é𠮷".map { .character($0) })
  }

  @Test func brokenUTF8BecomesReplacementCharactersAndLosesNothingElse() {
    #expect(
      keys([0x61, 0xE6, 0xB4, 0x62, 0xFF, 0x63])
        == [
          .character("a"), .character("\u{FFFD}"), .character("b"), .character("\u{FFFD}"),
          .character("c"),
        ])
    #expect(keys([0xE6]) == [.character("\u{FFFD}")])
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right),
    ("\u{1B}[D", .left), ("\u{1B}[1;5C", .wordRight), ("\u{1B}[1;3D", .wordLeft),
    ("\u{1B}[1;2D", .left), ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[4~", .end),
    ("\u{1B}[F", .end), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
    ("\u{1B}b", .alt("b")), ("\u{1B}\u{7F}", .altBackspace), ("\u{1B}\r", .altEnter),
    ("\u{1B}", .escape), ("\u{1B}[99~", .unknown), ("\u{1B}[Z", .backTab), ("\r", .enter),
    ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1}", .control("a")),
    ("\u{1F}", .control("_")), ("\u{12}", .control("r")), ("\u{1B}\u{E9}", .alt("é")),
  ])
  func sequencesAreKeys(bytes: String, key: Key) {
    #expect(keys(bytes) == [key])
  }

  @Test func anEscapeWaitsForMore() {
    var reader = KeyReader()
    #expect(reader.patience == nil)
    var keys = reader.feed(0x1B)
    #expect(keys.isEmpty)
    #expect(reader.patience == 50)
    keys = reader.flush()
    #expect(keys == [.escape])
    #expect(reader.patience == nil)
    keys = reader.feed(0x61)
    #expect(keys == [.character("a")])
  }

  @Test func aPasteIsOneKeyWithItsControlsTakenOut() {
    #expect(
      keys("\u{1B}[200~MATCH (n)\r\n\tRETURN\rn;\u{1B}[31m派\u{3}\u{1B}[201~x")
        == [.paste("MATCH (n)\n RETURN\nn;[31m派"), .character("x")])
  }

  @Test func anUnfinishedPasteIsNotFlushed() {
    var reader = KeyReader()
    for byte in Array("\u{1B}[200~abc".utf8) {
      let keys = reader.feed(byte)
      #expect(keys.isEmpty)
    }
    #expect(reader.patience == nil)
    var keys = reader.flush()
    #expect(keys.isEmpty)
    for byte in Array("d\u{1B}[201~".utf8) { keys += reader.feed(byte) }
    #expect(keys == [.paste("abcd")])
  }

  @Test func terminalReportsAreDropped() {
    #expect(keys("\u{1B}]0;title\u{7}a") == [.character("a")])
    #expect(keys("\u{1B}]11;rgb:0/0/0\u{1B}\\a") == [.character("a")])
  }
}
