import Foundation
import Testing

/// Rules, lexicons and decisions of one's own, through the real program.
@Suite struct LanguageTests {
  private let museums = [
    "--rules", "examples/museums", "--lexicon", "examples/museums/museums.tsv",
  ]

  @Test func rulesAreListedWithWhatMakesThemFire() throws {
    let outcome = try Program().run(["rules", "list", "--only-rules", "--format", "csv"] + museums)
    #expect(outcome.status == 0)
    #expect(
      outcome.lines == [
        "name,type,trigger,description,file",
        "借出,LENDS_TO,'向|给' <出借词>,one museum lends objects to others: 向…借出,examples/museums/museums.rules",
        "借自,LENDS_TO,'从|向' <借入词>,the same said the other way round: 从…借来,examples/museums/museums.rules",
      ])
  }

  @Test func anotherGenreHasItsOwnTypes() throws {
    let outcome = try Program().run(["extract", "examples/museums/loans.txt"] + museums)
    #expect(outcome.status == 0)
    #expect(outcome.lines.filter { $0.contains("\"label\":\"Museum\"") }.count == 5)
    #expect(outcome.lines.filter { $0.contains("\"type\":\"LENDS_TO\"") }.count == 3)
  }

  @Test func aRuleThatFailsItsSentenceIsShownWithADifference() throws {
    let folder = try TemporaryFolder()
    let rules = try folder.write(
      """
      rule 慰问
        pattern @a:Organization ..4 <联合> ..4 @b:Organization
        emits   ALLIANCE_WITH(a, b)
        yes     南街派出所联合北街派出所巡逻。 → ALLIANCE_WITH(南街派出所, 东街派出所)
        no      东街派出所联合西街派出所巡逻。
      """, to: "my.rules")
    let outcome = try Program().run("rules", "check", "--only-rules", "--rules", rules)
    #expect(outcome.status == 1)
    #expect(outcome.text == "1 rules, 2 sentences, 2 failed\n")
    #expect(outcome.errors.contains("my.rules:4:11: error: rule '慰问' does not give"))
    #expect(outcome.errors.contains("= - ALLIANCE_WITH(南街派出所, 东街派出所)"))
    #expect(outcome.errors.contains("= + ALLIANCE_WITH(南街派出所, 北街派出所)"))
    #expect(outcome.errors.contains("my.rules:5:11: error: rule '慰问' fires on"))
  }

  @Test func aWrongRuleOrLexiconIsShownUnderItsPlace() throws {
    let folder = try TemporaryFolder()
    let rules = try folder.write(
      "rule 甲\n  pattern @a:Place <结盟>\n  emits ALIANCE_WITH(a, a)\n", to: "my.rules")
    let wrongRule = try Program().run("extract", "seeds", "--rules", rules)
    #expect(wrongRule.status == 1 && wrongRule.output.isEmpty)
    #expect(
      wrongRule.errors.hasSuffix(
        """
        my.rules:3:9: error: there is no relation type 'ALIANCE_WITH' [UnknownType]
        3 |   emits ALIANCE_WITH(a, a)
          |         ^^^^^^^^^^^^
          = did you mean 'ALLIANCE_WITH'?
          = a file declares its own so: type ALIANCE_WITH

        """))
    let words = try folder.write("博物馆 机构\n", to: "my.tsv")
    let wrongWord = try Program().run("rules", "check", "--lexicon", words)
    #expect(wrongWord.status == 1)
    #expect(wrongWord.errors.contains("my.tsv:1:1: error: a word without a class [MissingClass]"))
    #expect(wrongWord.errors.contains("blanks do not separate columns"))
  }

  @Test func anUpdateWithOtherRulesIsABuildWithThem() throws {
    let folder = try TemporaryFolder()
    let (old, new) = (folder.file("old.graph").path, folder.file("new.graph").path)
    let text = "examples/museums/loans.txt"
    #expect(try Program().run("build", text, "-o", old).status == 0)
    let update = try Program().run(["update", old] + museums)
    #expect(update.status == 0)
    #expect(update.errors.contains("1 documents are extracted again"))
    #expect(try Program().run(["build", text, "-o", new] + museums).status == 0)
    #expect(
      try Data(contentsOf: folder.file("old.graph")) == Data(contentsOf: folder.file("new.graph")))
  }

  @Test func decisionsOnNamesStayWithTheGraph() throws {
    let folder = try TemporaryFolder()
    let texts = try [
      ("a.txt", "晋城市公安局城区分局南街派出所与万苑社区党支部签订共建协议。"), ("b.txt", "南街派出所民警走访万苑社区。"),
      ("c.txt", "老城派出所举办活动。"),
    ].map { try folder.write($1, to: $0) }
    let names = try folder.write(
      "same\t南街派出所\t老城派出所\napart\t万苑社区 @ a\t万苑社区 @ b\n", to: "names.tsv")
    let (all, grown) = (folder.file("all.graph").path, folder.file("grown.graph").path)
    #expect(try Program().run(["build"] + texts + ["-o", all, "--names", names]).status == 0)
    let first = try Program().run(["build"] + texts.dropLast() + ["-o", grown, "--names", names])
    #expect(first.errors.contains("names.tsv:1:12: warning: no document names '老城派出所'"))
    #expect(try Program().run("update", grown, texts[2]).status == 0)
    #expect(
      try Data(contentsOf: folder.file("all.graph")) == Data(contentsOf: folder.file("grown.graph"))
    )
    let explained = try Program().run("explain", all, "老城派出所")
    #expect(explained.text.contains("老城派出所: names.tsv:1 says that it is the same"))
    let places = try Program().run(
      "query", all, "MATCH (p:Place {name: '万苑社区'}) RETURN count(*) AS n", "--format", "csv")
    #expect(places.lines == ["n", "2"])
  }

  @Test func evidenceOverLineBreaksIsShownOnOneLine() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("河湾派出所、桃坪小学的代表到会。\n  会上，双方签订共建协议。\n", to: "a.txt")
    let graph = folder.file("a.graph").path
    #expect(try Program().run("build", text, "-o", graph).status == 0)
    let explained = try Program().run("explain", graph, "河湾派出所", "ALLIANCE_WITH", "桃坪小学")
    #expect(explained.text.contains("到会。⏎会上，双方签订共建协议"), "\(explained.text)")
  }
}
