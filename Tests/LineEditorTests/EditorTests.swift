import Testing

@testable import LineEditor

/// Feeds bytes, as a terminal sends them, and looks at the model.
private struct Typist {
  var editor: Editor
  var language = Editor.Language(isComplete: { $0.hasSuffix(";") })
  var effects: [Editor.Effect] = []

  init(history: [String] = []) { editor = Editor(history: History(history)) }

  mutating func type(_ text: String) {
    var reader = KeyReader()
    let keys = Array(text.utf8).flatMap { reader.feed($0) } + reader.flush()
    for key in keys { effects.append(editor.handle(key, language: language)) }
  }

  var text: String { editor.buffer.text }
  /// The text with `|` where the cursor stands.
  var shown: String {
    let characters = editor.buffer.characters
    return String(characters[..<editor.buffer.cursor]) + "|"
      + String(characters[editor.buffer.cursor...])
  }
}

private let up = "\u{1B}[A"
private let down = "\u{1B}[B"
private let left = "\u{1B}[D"
private let altB = "\u{1B}b"

@Suite struct EditorTests {
  @Test func editsChineseInTheMiddle() {
    var typist = Typist()
    typist.type("珠海派出所" + left + left + left + "路\u{7F}北路")
    #expect(typist.shown == "珠海北路|派出所")
    typist.type("\u{1}青岛\u{5}!")
    #expect(typist.shown == "青岛珠海北路派出所!|")
  }

  @Test func enterSubmitsAWholeStatementAndElseBreaksTheLine() {
    var typist = Typist()
    typist.type("MATCH (n)\rRETURN n;")
    #expect(typist.text == "MATCH (n)\nRETURN n;")
    typist.type(left + "\r")
    #expect(typist.effects.last == .submit("MATCH (n)\nRETURN n;"))
  }

  @Test func controlKeysHaveTheirEffects() {
    var typist = Typist()
    typist.type("\u{4}")
    #expect(typist.effects == [.endOfInput])
    typist.type("ab\u{1}\u{4}")
    #expect(typist.text == "b")
    typist.type("\u{3}\u{1A}\u{C}")
    #expect(typist.effects.suffix(3) == [.interrupt, .suspend, .clearScreen])
  }

  @Test func killsJoinAndComeBack() {
    var typist = Typist()
    typist.type("one two three\u{17}\u{17}")
    #expect(typist.shown == "one |")
    typist.type("\u{19}")
    #expect(typist.shown == "one two three|")
    typist.type("\u{1}\u{B}x\u{19}")
    #expect(typist.shown == "xone two three|")
  }

  @Test func yankPopTurnsTheRing() {
    var typist = Typist()
    typist.type("aa\u{15}bb\u{15}\u{19}")
    #expect(typist.text == "bb")
    typist.type("\u{1B}y")
    #expect(typist.text == "aa")
    typist.type("\u{1B}y")
    #expect(typist.text == "bb")
  }

  @Test func killAtALinesEndTakesTheBreak() {
    var typist = Typist()
    typist.type("ab\rcd" + up + "\u{5}\u{B}")
    #expect(typist.shown == "ab|cd")
  }

  @Test func undoGoesBackInSteps() {
    var typist = Typist()
    typist.type("abc" + left + "\u{7F}")
    #expect(typist.text == "ac")
    typist.type("\u{1F}")
    #expect(typist.text == "abc")
    typist.type("\u{18}\u{15}")
    #expect(typist.text == "")
    typist.type("\u{1F}")
    #expect(typist.effects.last == .bell)
  }

  @Test func undoTakesTypedTextInRunsOfTwenty() {
    var typist = Typist()
    typist.type(String(repeating: "x", count: 45))
    var lengths: [Int] = []
    while typist.text != "" {
      typist.type("\u{1F}")
      lengths.append(typist.text.count)
    }
    #expect(lengths == [40, 20, 0])
  }

  @Test func wordKeys() {
    var typist = Typist()
    typist.type("MATCH 万苑 place" + altB + altB)
    #expect(typist.shown == "MATCH |万苑 place")
    typist.type("\u{1B}d\u{1B}f\u{1B}\u{7F}")
    #expect(typist.shown == "MATCH  |")
    typist.type("abc\u{1B}b\u{1B}u")
    #expect(typist.text == "MATCH  ABC")
  }

  @Test func transposesAtTheEndAndInside() {
    var typist = Typist()
    typist.type("海珠\u{14}")
    #expect(typist.shown == "珠海|")
    typist.type(left + "\u{14}")
    #expect(typist.shown == "海珠|")
  }

  @Test func historyWalksEntriesAndKeepsTheDraft() {
    var typist = Typist(history: ["RETURN 1;", "MATCH (n)\nRETURN n;"])
    typist.type("draft" + up)
    #expect(typist.shown == "MATCH (n)|\nRETURN n;")
    typist.type(up)
    #expect(typist.text == "RETURN 1;")
    typist.type(up)
    #expect(typist.effects.last == .bell)
    typist.type(down)
    #expect(typist.shown == "MATCH (n)\nRETURN n;|")
    typist.type(down)
    #expect(typist.shown == "draft|")
  }

  @Test func upMovesInsideALongerTextFirst() {
    var typist = Typist(history: ["RETURN 1;"])
    typist.type("a\rb" + up)
    #expect(typist.shown == "a|\nb")
    typist.type(up)
    #expect(typist.text == "RETURN 1;")
  }

  @Test func searchFindsOlderEntriesAndReturnsToTheText() {
    var typist = Typist(history: ["MATCH (a:Place);", "RETURN 2;", "MATCH (b:Person);"])
    typist.type("draft\u{12}match")
    #expect(typist.text == "MATCH (b:Person);")
    #expect(typist.editor.search?.prompt == "search history: 'match' > ")
    typist.type("\u{12}")
    #expect(typist.text == "MATCH (a:Place);")
    typist.type("\u{12}")
    #expect(typist.editor.search?.hasFailed == true)
    typist.type("\u{13}")
    #expect(typist.text == "MATCH (b:Person);")
    typist.type("\u{7}")
    #expect(typist.shown == "draft|")
    typist.type("\u{12}place\r")
    #expect(typist.effects.last == .submit("MATCH (a:Place);"))
  }

  @Test func aKeyThatMovesEndsTheSearchInTheFoundText() {
    var typist = Typist(history: ["MATCH (a);"])
    typist.type("\u{12}mat\u{1}x")
    #expect(typist.shown == "x|MATCH (a);")
    #expect(typist.editor.search == nil)
  }

  @Test func pasteKeepsItsLinesAndSubmitsNothing() {
    var typist = Typist()
    typist.type("\u{1B}[200~MATCH (n)\r\nRETURN n;\r\n\u{1B}[201~")
    #expect(typist.text == "MATCH (n)\nRETURN n;\n")
    #expect(typist.effects == [.none])
  }

  @Test func completionExtendsThenLists() {
    var typist = Typist()
    typist.language.complete = { before, _ in
      let names = ["珠海路派出所", "珠海路派出所党支部"]
      let start = before.lastIndex(of: "'").map { before.distance(from: before.startIndex, to: $0) }
      return Completion(
        start: (start ?? -1) + 1,
        candidates: names.map { Completion.Candidate($0, suffix: "'") })
    }
    typist.type("'珠\t")
    #expect(typist.shown == "'珠海路派出所|")
    #expect(typist.editor.listing.isEmpty)
    typist.type("\t")
    #expect(typist.editor.listing == ["珠海路派出所", "珠海路派出所党支部"])
    typist.type("\u{5}")
    #expect(typist.editor.listing.isEmpty)
    typist.type("\u{15}'zhl\t")
    #expect(typist.shown == "'珠海路派出所|")
  }

  @Test func aSingleCandidateBringsItsSuffixOnce() {
    var typist = Typist()
    typist.language.complete = { before, _ in
      Completion(start: 0, candidates: [.init("MATCH", suffix: " ")])
    }
    typist.type("ma\t")
    #expect(typist.shown == "MATCH |")
    typist.type("\u{15}ma n\u{2}\u{2}\t")
    #expect(typist.shown == "MATCH |n")
    typist.language.complete = { _, _ in Completion(start: 0, candidates: []) }
    typist.type("\t")
    #expect(typist.effects.last == .bell)
  }
}
