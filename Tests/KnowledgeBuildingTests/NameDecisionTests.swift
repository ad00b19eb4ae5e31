@testable import Extraction
@testable import KnowledgeBuilding
import LanguageData
import SourceText
import Testing

@Suite struct NameDecisionTests {
  private func decisions(_ text: String) throws -> NameDecisions {
    try NameDecisions(SourceFile(name: "names.tsv", text: text))
  }

  private func entity(_ id: String, _ name: String, aliases: [String] = []) -> EntityFact {
    EntityFact(
      id: id, label: .organization, name: name, aliases: aliases, key: name, divisions: [],
      parent: nil, properties: [:], evidence: [])
  }

  private func document(_ id: String, _ entities: EntityFact...) -> DocumentFacts {
    DocumentFacts(
      id: id, title: nil, date: nil, source: nil, author: nil, entities: entities, relations: [])
  }

  /// The documents of each thing, with the reasons.
  private func groups(_ facts: [DocumentFacts], _ text: String) throws -> [[String]] {
    KnowledgeBuilder(decisions: try decisions(text)).resolve(facts).map { cluster in
      zip(cluster.members, cluster.reasons).map { "\($0.document) \($1.text)" }
    }
  }

  private var facts: [DocumentFacts] {
    [
      document("a", entity("o1", "南街派出所")), document("b", entity("o1", "南街派出所")),
      document("c", entity("o1", "老站", aliases: ["老“街”派出所"])),
    ]
  }

  @Test func namesAreJoinedAsTheFileSays() throws {
    let groups = try groups(facts, "# one\nsame\t南街派出所\t老街派出所\n")
    #expect(
      groups == [
        [
          "a the fullest mention", "b same name, and no other thing has it",
          "c names.tsv:2 says that it is the same",
        ]
      ])
  }

  @Test func aThingOfOneDocumentIsKeptApart() throws {
    let groups = try groups(facts, "apart\t南街派出所 @ a\t南街派出所 @ b\n")
    #expect(groups.count == 3)
    #expect(groups[0] == ["a names.tsv:1 keeps it apart from others of the name"])
  }

  @Test func apartHoldsAgainstSame() throws {
    let groups = try groups(
      facts, "same\t南街派出所\t老站\napart\t南街派出所 @ a\t老站\t南街派出所 @ b\n")
    #expect(groups.count == 3)
  }

  @Test func aNameThatNothingBearsIsToldWithItsPlace() throws {
    let decisions = try decisions("same\t南街派出所\t北街派出所\n")
    let warnings = decisions.unmatched(in: facts)
    #expect(warnings.count == 1)
    let range = try #require(warnings.first?.range)
    #expect(decisions.file.position(at: range.lowerBound) == .init(line: 1, column: 12))
  }

  @Test(arguments: [
    ("same\t甲\t乙\nsam\t甲\t乙\n", "UnknownDecision", 2, 1), ("same\t甲 乙\n", "TooFewNames", 1, 6),
    ("apart\t甲 @\t乙\n", "EmptyName", 1, 7), ("apart\t甲\t 甲\n", "RepeatedName", 1, 10),
  ])
  func aWrongLineTellsWhere(text: String, code: String, line: Int, column: Int) throws {
    let error = try #require(throws: NameDecisionError.self) { _ = try decisions(text) }
    #expect(error.diagnostic.code == code)
    #expect(error.file.position(at: error.range.lowerBound) == .init(line: line, column: column))
  }
}
