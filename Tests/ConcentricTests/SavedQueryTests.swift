import Concentric
import Testing

@Suite struct SavedQueryTests {
  private func query(_ text: String) throws -> SavedQuery {
    try SavedQuery(name: "q", source: SourceFile(name: "q.cypher", text: text))
  }

  @Test func theHeaderIsRead() throws {
    let query = try query(
      """
      // title: 派出所的盟友
      // title-en: Allies of a station
      // a comment
      // param station: 珠海路派出所 (string) – which (one)
      // param least: 2 (integer)
      // param words: 银行，学校, 医院 (list) - words
      // param needed: (float) — no default
      // render: $station

      MATCH (n) RETURN n; // title: not the header
      RETURN 1;
      """)
    #expect(query.title == "派出所的盟友")
    #expect(query.englishTitle == "Allies of a station")
    #expect(query.render == "$station")
    #expect(query.statements.map(\.source.text) == ["MATCH (n) RETURN n", "RETURN 1"])
    #expect(query.parameters.map(\.name) == ["station", "least", "words", "needed"])
    #expect(query.parameters[0].defaultValue == "珠海路派出所")
    #expect(query.parameters[0].text == "which (one)")
    #expect(query.parameters[1].defaultValue == 2)
    #expect(query.parameters[2].defaultValue == ["银行", "学校", "医院"])
    #expect(query.parameters[3].defaultValue == nil)
    #expect(query.parameters[3].text == "no default")
  }

  @Test(arguments: [
    ("// param a: 1\nRETURN 1", "parameter 'a' has no type"),
    (
      "// param a: x (integer)\nRETURN 1", "the default 'x' of parameter 'a' is not of type integer"
    ),
    ("// param : 1 (integer)\nRETURN 1", "a parameter has no name"),
    ("// param a: (string)\n// param a: (string)\nRETURN 1", "parameter 'a' is declared twice"),
    ("// title: nothing\n", "the saved query 'q' holds no statement"),
  ])
  func mistakesInTheHeaderAreTold(text: String, message: String) {
    let error = #expect(throws: SavedQueryError.self) { try query(text) }
    #expect(error?.diagnostic.message == message)
  }

  @Test func valuesAreGivenOrDefaultOrMissing() throws {
    let query = try query("// param a: 1 (integer)\n// param b: (float)\nRETURN $a, $b")
    #expect(throws: SavedQueryError.self) { try query.values(given: [:]) }
    let fitted = try query.fitted(["b": "2.5", "c": "3"])
    #expect(try query.values(given: fitted) == ["a": 1, "b": 2.5, "c": 3])
    #expect(throws: SavedQueryError.self) { try query.fitted(["a": "one"]) }
    #expect(try query.fitted(["b": 2])["b"] == 2.0)
  }

  @Test func runsKeepThePlaceOfAnError() throws {
    let query = try query("RETURN 1 AS a;\n\nRETURN oops;")
    let run = SavedQueryRun(query, on: Graph())
    #expect(run.results.count == 1)
    #expect(run.failure?.contains("q.cypher:3:8: error: variable 'oops'") == true)
  }

  @Test func goldensIgnoreOrderOnlyWhereTheQueryDoes() throws {
    func golden(_ text: String) throws -> GoldenResult {
      SavedQueryRun(try query(text), on: Graph()).golden
    }
    let unordered = try golden("UNWIND [2, 1] AS x RETURN x")
    #expect(unordered.text == "columns: x\norder: any\n1\n2\n")
    #expect(
      unordered.differences(from: try golden("UNWIND [1, 2] AS x RETURN x")) == [])
    let ordered = try golden("UNWIND [1, 2] AS x RETURN x ORDER BY x DESC")
    #expect(GoldenResult(text: ordered.text) == ordered)
    let other = try golden("UNWIND [1, 3] AS x RETURN x ORDER BY x DESC")
    #expect(other.differences(from: ordered) == ["- 2", "+ 3"])
  }

  @Test func textsAreGuessed() {
    #expect(ParameterType.guess("12") == 12)
    #expect(ParameterType.guess("1.5") == 1.5)
    #expect(ParameterType.guess("true") == true)
    #expect(ParameterType.guess("'12'") == "12")
    #expect(ParameterType.guess("null").isNull)
    #expect(ParameterType.guess(" 珠海路 ") == " 珠海路 ")
  }
}

@Suite struct QueryTextTests {
  @Test(arguments: [
    ("RETURN 1;", true), ("RETURN 1", true), ("MATCH (n)", false), ("MATCH (n", false),
    ("RETURN 'a;", false), ("RETURN ';'", true), ("MATCH (n)\nRETURN n", false),
    ("MATCH (n)\nRETURN n\n", true), ("MATHC (n) RETURN n", true), ("RETURN 1\\G", true),
    ("RETURN 1; RETURN", false), ("// note; ", true), ("RETURN /* ; ", false), ("RETURN", false),
  ])
  func wholeness(text: String, isWhole: Bool) {
    #expect(QueryCompleteness.isWhole(text) == isWhole)
  }

  @Test func piecesKeepTheirPlaceAroundComments() {
    let pieces = QueryPiece.pieces(of: "RETURN /* ; */ '派;' // x\n, n.名称 'open")
    #expect(
      pieces.map(\.text) == [
        "RETURN", "/* ; */", "'派;'", "// x", ",", "n", ".", "名称", "'open",
      ])
    #expect(
      pieces.map(\.kind) == [
        .keyword, .comment, .string, .comment, .symbol, .name, .symbol, .name, .unclosed,
      ])
  }

  @Test func statementsKeepTheirLinesAndColumns() {
    let script = QueryScript(
      SourceFile(name: "f", text: "RETURN '派'; RETURN a;\n\n  RETURN b\\G\n"))
    #expect(script.isEnded)
    #expect(script.statements.map(\.source.text) == ["RETURN '派'", "RETURN a", "RETURN b"])
    #expect(script.statements.map(\.isVertical) == [false, false, true])
    let second = script.statements[1].source
    #expect(second.position(at: second.bytes.count - 1) == .init(line: 1, column: 20))
    let third = script.statements[2].source
    #expect(third.position(at: third.bytes.count - 1) == .init(line: 3, column: 10))
  }
}
