import Extraction
import Foundation
import LanguageData
import Testing

/// Texts that end, or begin, where no sentence does.
@Suite struct CutTextTests {
  @Test(arguments: [
    "图为民警向归航船员发放传单。 通讯员 应海波 摄", "辅警雒小", "所长和", "由派出所", "与“", "副所长尕", "第", "（", "、曹冬梅三位老支书到会",
  ])
  func aTextMayEndAnywhere(text: String) throws {
    _ = try Reading(text)
  }

  @Test func theGoldTextsMayBeCutAnywhere() throws {
    let gold = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Gold/dev")
    let files = try FileManager.default.contentsOfDirectory(atPath: gold.path)
      .filter { $0.hasSuffix(".txt") }
    #expect(!files.isEmpty)
    let extractor = try Reading.extractor()
    var count = 0
    for file in files.sorted() {
      let text = try String(contentsOf: gold.appending(path: file), encoding: .utf8)
      for sentence in text.split(whereSeparator: { "。\n".contains($0) }) where sentence.count > 4 {
        for length in stride(from: 1 + count % 4, to: sentence.count, by: 4) {
          for part in [sentence.prefix(length), sentence.suffix(length)] {
            let facts = extractor.extract(DocumentInput(id: "test", text: String(part)))
            #expect(facts.relations.allSatisfy { !$0.evidence.isEmpty })
            count += 1
          }
        }
      }
    }
    #expect(count > 5000)
  }
}
