import Extraction
import Foundation
import Testing

@testable import KnowledgeBuilding

@Suite struct FactLinesTests {
  @Test func membersStandInOneOrderAndNilIsLeftOut() {
    let facts = DocumentFacts(
      id: "d", title: "题", date: nil, source: nil, author: nil,
      entities: [], relations: [])
    #expect(FactLines.text(of: facts) == "{\"kind\":\"document\",\"id\":\"d\",\"title\":\"题\"}\n")
  }

  @Test(arguments: [
    "a\"b\\c\n\r\t\u{1}\u{1F}", "\u{2028}x\u{2029}“”…", "𠀀\u{0}", "", "\u{2027}\u{202A}",
  ])
  func everyTextComesBack(text: String) throws { try comesBack(text) }

  @Test(arguments: ["\"", "\\", "\n", "“", "\u{2028}", "a\"“"])
  func aMarkIsFoundAtEveryPlace(mark: String) throws {
    for before in 0..<12 {
      for plain in ["社", "s"] {
        try comesBack(String(repeating: plain, count: before) + mark + "区党委 ab")
      }
    }
  }

  @Test func numbersStandAsSwiftWritesThem() {
    let some = [0.001, 0.125, 0.955, 0.1 + 0.2, 1e-9, 12.5, -0.5, 1e20]
    for value in (0...120).map({ Double($0) / 100 }) + some {
      var json = JSONWriter()
      json.object { $0.member("n", value) }
      #expect(json.text == "{\"n\":\(value)}")
    }
    for value in [0, 7, 10, 99, 100, 1_234_567_890, Int.max, -5] {
      var json = JSONWriter()
      json.object { $0.member("n", value) }
      #expect(json.text == "{\"n\":\(value)}")
    }
  }

  private func comesBack(_ text: String) throws {
    let facts = DocumentFacts(
      id: text, title: nil, date: nil, source: nil, author: nil, entities: [], relations: [])
    let line = FactLines.text(of: facts)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
    #expect(object?["id"]?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    #expect(!line.dropLast().contains { $0.isNewline })
  }
}
