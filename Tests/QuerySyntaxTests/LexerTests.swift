import SourceText
import Testing

@testable import QuerySyntax

@Suite struct LexerTests {
  private func kinds(_ text: String) -> [Token.Kind] {
    Lexer.tokens(of: SourceFile(name: "query", text: text)).dropLast().map(\.kind)
  }

  @Test(
    arguments: [
      ("0", .integer(0)), ("42", .integer(42)), ("0x1F", .integer(31)), ("0o17", .integer(15)),
      ("9223372036854775808", .integer(1 << 63)), ("1.5", .float(1.5)), (".5", .float(0.5)),
      ("1e3", .float(1000)), ("1.5E-3", .float(0.0015)), ("5e-324", .float(5e-324)),
    ] as [(String, Token.Kind)])
  func numbers(text: String, kind: Token.Kind) {
    #expect(kinds(text) == [kind])
  }

  @Test func rangesAreNotFloats() {
    #expect(kinds("1..3") == [.integer(1), .symbol(.dots), .integer(3)])
    #expect(kinds("*..3") == [.symbol(.asterisk), .symbol(.dots), .integer(3)])
    #expect(kinds("a.b") == [.word("a", keyword: nil), .symbol(.dot), .word("b", keyword: nil)])
  }

  @Test(arguments: ["0x", "9223372h54775808", "0x1A2b3j4D", "1a", "0o9", "1_000", "3派"])
  func lettersInNumbersAreAMistake(text: String) {
    let end = text.utf8.count
    #expect(kinds(text) == [.invalid(.invalidNumber(text, SourceRange(0, end)))])
  }

  @Test func numbersThatDoNotFit() {
    #expect(kinds("18446744073709551616").first.map(isOverflow) == true)
    #expect(kinds("9223372036854775809").first.map(isOverflow) == true)
    #expect(kinds("0x8000000000000001").first.map(isOverflow) == true)
    #expect(kinds("1e999") == [.invalid(.floatOverflow("1e999", SourceRange(0, 5)))])
  }

  private func isOverflow(_ kind: Token.Kind) -> Bool {
    if case .invalid(.integerOverflow) = kind { true } else { false }
  }

  @Test func strings() {
    #expect(kinds(#"'it''s'"#) == [.string("it"), .string("s")])
    #expect(kinds(#"'a\'b\\c\n\t' "x'y""#) == [.string("a'b\\c\n\t"), .string("x'y")])
    #expect(kinds(#"'\u6d3e\U0001F600\uD83D\uDE00'"#) == [.string("派😀😀")])
    #expect(kinds("'珠海路\n派出所'") == [.string("珠海路\n派出所")])
    #expect(kinds(#"'\uH'"#) == [.invalid(.invalidUnicodeEscape(#"\u"#, SourceRange(1, 3)))])
    #expect(kinds(#"'\d'"#) == [.invalid(.invalidEscape(#"\d"#, SourceRange(1, 3)))])
    #expect(kinds("'abc") == [.invalid(.unclosedString(SourceRange(0, 1)))])
    #expect(kinds("'abc\\") == [.invalid(.unclosedString(SourceRange(0, 1)))])
  }

  @Test func names() {
    #expect(
      kinds("派出所 _x x1") == [
        .word("派出所", keyword: nil), .word("_x", keyword: nil), .word("x1", keyword: nil),
      ])
    #expect(kinds("`a b` `c``d`") == [.quotedName("a b"), .quotedName("c`d")])
    #expect(kinds("$p $1 $`a b`") == [.parameter("p"), .parameter("1"), .parameter("a b")])
    #expect(kinds("mAtCh") == [.word("mAtCh", keyword: .match)])
    #expect(kinds("`match`") == [.quotedName("match")])
  }

  @Test func commentsAndBlanksAreLeftOut() {
    #expect(
      kinds("1 // one\n/* two\n * 2 */ 3\u{3000}4\u{FEFF}") == [
        .integer(1), .integer(3), .integer(4),
      ])
    #expect(
      kinds("1 /* open") == [
        .integer(1), .invalid(.unclosedComment(SourceRange(2, 4))),
      ])
  }

  @Test func rangesCountBytes() {
    let tokens = Lexer.tokens(of: SourceFile(name: "query", text: "派 (出)"))
    #expect(
      tokens.map(\.range) == [
        SourceRange(0, 3), SourceRange(4, 5), SourceRange(5, 8), SourceRange(8, 9),
        SourceRange(9, 9),
      ])
  }
}
