import QuerySyntax
import SourceText
import Testing

@Suite struct ParseErrorTests {
  @Test func aMistypedKeywordHasASuggestion() {
    #expect(
      shownError("MACTH (n) RETURN n") == """
        query:1:1: error: expected a clause such as MATCH or RETURN, found 'MACTH' [UnexpectedSyntax]
        1 | MACTH (n) RETURN n
          | ^^^^^
          = did you mean MATCH?
        """)
    #expect(shownError("MATCH (n) RETURN n ODER BY n").hasSuffix("did you mean ORDER?"))
    #expect(shownError("MATCH (n) WERE n.x RETURN n").hasSuffix("did you mean WHERE?"))
  }

  @Test func placesAreRightUnderChineseText() {
    #expect(
      shownError("MATCH (o {name: '珠海路派出所'}) RETURN （o）") == """
        query:1:35: error: '（' has no meaning here [InvalidUnicodeCharacter]
        1 | MATCH (o {name: '珠海路派出所'}) RETURN （o）
          |                                         ^^
          = write '('
        """)
  }

  /// Each of these must be a note of the error.
  @Test(arguments: [
    ("RETURN 1 == 1", "write '=' once for 'equal'"),
    ("RETURN 1 != 2", "write '<>' for 'not equal'"),
    ("MATCH (a)->(b) RETURN a", "write '-->' or '<--'"),
    ("MATCH (n) ORDER BY n.x RETURN n", "ORDER belongs to RETURN or WITH"),
    (#"RETURN '\d+'"#, #"write '\\' for a backslash"#),
    ("RETURN “x”", "write '''"),
    ("RETURN 1 — 2", "write '-'"),
    ("FOREACH (x IN [1] | CREATE (n))", "write UNWIND list AS element, and the changes behind it"),
    (
      "CALL { EXPLAIN MATCH (n) RETURN n } RETURN 1",
      "EXPLAIN stands only at the start of a whole query"
    ),
    ("RETURN EXISTS { PROFILE RETURN 1 }", "PROFILE stands only at the start of a whole query"),
    ("RETURN 1 AS '名称'", "a name with blanks or signs stands in backticks: `…`"),
    ("MATCH (n)", "end it with RETURN, or change the graph"),
  ])
  func notesShowAWayOut(query: String, note: String) {
    #expect(shownError(query).hasSuffix("= " + note))
  }

  @Test(arguments: [
    ("RETURN 0x", "InvalidNumberLiteral"), ("RETURN 12abc", "InvalidNumberLiteral"),
    ("RETURN 9223372036854775808", "IntegerOverflow"),
    ("RETURN -9223372036854775809", "IntegerOverflow"),
    ("RETURN 1.34E999", "FloatingPointOverflow"), (#"RETURN '\uH'"#, "InvalidUnicodeLiteral"),
    ("RETURN 42 — 41", "InvalidUnicodeCharacter"), ("RETURN {k1#k: 1}", "UnexpectedSyntax"),
    ("RETURN {1}", "UnexpectedSyntax"), ("RETURN [, ]", "UnexpectedSyntax"),
    ("MATCH (a)-[:LIKES..]->(c) RETURN c", "InvalidRelationshipPattern"),
    ("MATCH (a)-[:LIKES*-2]->(c) RETURN c", "InvalidRelationshipPattern"),
    ("MATCH (n) DELETE n:Person", "InvalidDelete"),
    ("", "UnexpectedSyntax"), ("  // nothing", "UnexpectedSyntax"),
    ("RETURN 1; x", "UnexpectedSyntax"),
  ])
  func detailsAreThoseOfTheTCK(query: String, detail: String) {
    #expect(errorDetail(query) == detail)
  }

  @Test func messagesNameNoGrammarRule() {
    let message = shownError("MATCH (n RETURN n").split(separator: "\n").first ?? ""
    #expect(message.contains("expected ')' to close the node, found 'RETURN'"))
  }
}
