import Extraction
import LanguageData
import SourceText
import Testing

@Suite struct RuleFileTests {
  private func failure(_ text: String) throws -> (RuleError?, SourceFile) {
    let file = SourceFile(name: "my.rules", text: text)
    do {
      _ = try LanguageData.extractor(rules: [file])
      return (nil, file)
    } catch let error as RuleError {
      return (error, file)
    }
  }

  @Test(arguments: [
    (
      "rule 甲\n  pattern @a:Organisation <结盟>\n  emits SERVES(a, a)\n", "UnknownLabel", 2, 11,
      "Organization"
    ),
    ("rule 甲\n  patern @a:Place\n", "UnknownField", 2, 3, "pattern"),
    ("rule 甲\n  pattern @a:Place <结盟盟>\n  emits SERVES(a, a)\n", "UnknownClass", 2, 20, "结盟"),
    ("rule 甲\n  pattern @a:Place\n  emits SERVES(a, b)\n", "UnknownName", 3, 9, ""),
    ("rule 甲\n  emits SERVES(a, a)\n", "MissingField", 1, 6, ""),
    ("  pattern @a:Place\n", "TextOutsideRule", 1, 3, ""),
    ("rule 甲\n  pattern ???\n", "BadElement", 2, 11, ""),
    ("rule 甲\n  confidence 7\n", "BadConfidence", 2, 14, ""),
  ])
  func aWrongRuleTellsWhere(
    text: String, code: String, line: Int, column: Int, suggestion: String
  ) throws {
    let (error, file) = try failure(text)
    let diagnostic = try #require(error?.diagnostic)
    #expect(diagnostic.code == code)
    let range = try #require(diagnostic.range)
    #expect(file.position(at: range.lowerBound) == .init(line: line, column: column))
    if !suggestion.isEmpty { #expect(diagnostic.notes.joined().contains(suggestion)) }
  }

  @Test func aUsersRuleAddsRelations() throws {
    let rule = """
      rule 慰问
        pattern @a:Organization ..4 <慰问词> ..4 @b:Organization
        emits   ALLIANCE_WITH(a, b)
      """
    let extractor = try LanguageData.extractor(
      lexicons: [SourceFile(name: "my.tsv", text: "慰问\t慰问词\n")],
      rules: [SourceFile(name: "my.rules", text: rule)])
    let facts = extractor.extract(DocumentInput(id: "t", text: "南街派出所慰问夕阳红敬老院。"))
    #expect(facts.relations.contains { $0.rule == "慰问" })
  }

  @Test func aWrongLexiconTellsWhere() throws {
    let error = try #require(throws: LexiconError.self) {
      _ = try LanguageData.extractor(lexicons: [SourceFile(name: "my.tsv", text: "# 词\n慰问\n")])
    }
    #expect(error.diagnostic.code == "MissingClass")
    #expect(error.place.file.position(at: error.place.range.lowerBound).line == 2)
  }

  @Test func aTraceTellsHowFarARuleCame() throws {
    let trace = try Reading.extractor().trace(
      DocumentInput(id: "t", text: "南街派出所与石湾村见面。"), line: 1)
    let sentence = try #require(trace.sentences.first)
    #expect(sentence.names.map { $0.text } == ["南街派出所", "石湾村"])
    let run = try #require(sentence.rules.first { $0.rule == "与某方结盟" })
    #expect(!run.fired && run.matched >= 4)
  }
}
