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
  func everyTextComesBack(text: String) throws {
    let facts = DocumentFacts(
      id: text, title: nil, date: nil, source: nil, author: nil, entities: [], relations: [])
    let line = FactLines.text(of: facts)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
    #expect(object?["id"]?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    #expect(!line.dropLast().contains { $0.isNewline })
  }
}
