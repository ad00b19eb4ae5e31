import Foundation
import Testing

@testable import Evaluation

struct ScorerTests {
  static let gold = """
    {"doc": "d", "nodes": [
      {"id": "n1", "label": "Organization", "names": ["青山路派出所", "市公安青山路派出所"], "optional": false},
      {"id": "n2", "label": "Place", "names": ["东湖社区"]},
      {"id": "n3", "label": "Program", "names": ["“同心”工程"]},
      {"id": "n4", "label": "Person", "names": ["李明"], "optional": true},
      {"id": "n5", "label": "Organization", "names": ["市公安局"]}],
     "edges": [
      {"type": "ALLIANCE_WITH", "source": "n1", "target": "n2", "role": null, "quote": "", "optional": false},
      {"type": "SUBORDINATE_TO", "source": "n1", "target": "n5", "role": null, "quote": ""},
      {"type": "SERVES", "source": "n4", "target": "n1", "role": "所长", "quote": ""}]}
    """

  func score(_ lines: [String], text: String? = nil) throws -> ScoreReport {
    var scorer = Scorer()
    scorer.add(
      try GoldDocument(json: Array(Self.gold.utf8), name: "d.json"),
      found: try PredictedFacts(jsonLines: lines.joined(separator: "\n")), text: text)
    return scorer.report
  }

  func node(_ id: String, _ label: String, _ name: String, _ aliases: String = "") -> String {
    """
    {"kind":"node","id":"\(id)","label":"\(label)","name":"\(name)","aliases":[\(aliases)],"evidence":[]}
    """
  }

  func edge(_ type: String, _ source: String, _ target: String) -> String {
    "{\"kind\":\"edge\",\"type\":\"\(type)\",\"source\":\"\(source)\",\"target\":\"\(target)\"}"
  }

  @Test func namesMatchAfterNormalisingAndByAlias() throws {
    let report = try score([
      node("a", "Organization", "青山派出所", "\"市公安 青山路派出所\""), node("b", "Place", "东湖社区"),
      node("c", "Program", "同心工程"), node("d", "Place", "别处"),
    ])
    #expect(report.tallies["Organization"]?.truePositives == 1)
    #expect(report.tallies["Organization"]?.falseNegatives == 1)
    #expect(report.tallies["Program"]?.truePositives == 1)
    #expect(report.tallies["Place"]?.precision == 0.5)
    #expect(
      report.errorList == "d\tmissed\tALLIANCE_WITH\t青山路派出所 → 东湖社区\n"
        + "d\tmissed\tOrganization\t市公安局\nd\tmissed\tSUBORDINATE_TO\t青山路派出所 → 市公安局\n"
        + "d\twrong\tPlace\t别处\n")
  }

  @Test func oneThingFoundTwiceIsSplit() throws {
    let report = try score([
      node("a", "Organization", "青山路派出所"), node("b", "Organization", "市公安青山路派出所"),
    ])
    #expect(report.tallies["Organization"]?.falsePositives == 1)
    #expect(report.errors.contains { $0.kind == .split && $0.name == "市公安青山路派出所" })
  }

  @Test func optionalFactsCountNeitherWay() throws {
    let with = try score([
      node("a", "Person", "李明"), node("b", "Organization", "青山路派出所"), edge("SERVES", "a", "b"),
    ])
    #expect(with.tallies["Person"] == nil)
    #expect(with.tallies["SERVES"] == nil)
    #expect(try score([]).tallies["Person"] == nil)
  }

  @Test func alliancesHaveNoDirectionAndOthersDo() throws {
    let nodes = [
      node("a", "Organization", "青山路派出所"), node("b", "Place", "东湖社区"),
      node("c", "Organization", "市公安局"),
    ]
    let right = try score(
      nodes + [edge("ALLIANCE_WITH", "b", "a"), edge("ALLIANCE_WITH", "a", "b")])
    #expect(right.tallies["ALLIANCE_WITH"]?.f1 == 1)
    let wrong = try score(nodes + [edge("SUBORDINATE_TO", "c", "a")])
    #expect(wrong.tallies["SUBORDINATE_TO"]?.falsePositives == 1)
  }

  @Test func evidenceIsCheckedAgainstTheText() throws {
    let spans = [
      "{\"start\":0,\"end\":3,\"text\":\"派出所\"}", "{\"start\":0,\"end\":3,\"text\":\"社区的\"}",
      "{\"start\":2,\"end\":2}", "{\"start\":0,\"end\":9,\"text\":\"派出所与\"}",
    ]
    let line =
      "{\"kind\":\"node\",\"id\":\"a\",\"label\":\"Place\",\"name\":\"x\",\"evidence\":[\(spans.joined(separator: ","))]}"
    let evidence = try score([line, node("b", "Place", "y")], text: "派出所与").evidence
    #expect(evidence.facts == 2)
    #expect(evidence.without == 1)
    #expect(evidence.spans == 4)
    #expect(evidence.wrong == 1)
    #expect(evidence.empty == 2)
  }

  @Test func whatIsWrongWithAGoldFileIsSaid() throws {
    for (json, reason) in [
      ("{", "not a gold annotation: broken JSON"),
      ("{\"nodes\":[],\"edges\":[]}", "not a gold annotation: no 'doc'"),
      (
        "{\"doc\":\"d\",\"nodes\":[],\"edges\":[{\"type\":\"SERVES\",\"source\":\"a\",\"target\":\"b\"}]}",
        "an edge joins 'a' and 'b', which are not both nodes"
      ),
    ] {
      #expect(throws: GoldError(name: "x.json", reason: reason)) {
        try GoldDocument(json: Array(json.utf8), name: "x.json")
      }
    }
  }
}
