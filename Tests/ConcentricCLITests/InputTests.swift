import Foundation
import Testing

/// What comes in: encodings, formats, files that cannot be read.
@Suite struct InputTests {
  static let text = "青山派出所与东湖社区党委签订共建协议。\n"

  @Test func theFactsAreTheSameInEveryEncodingAndFormat() throws {
    let folder = try TemporaryFolder()
    func facts(_ name: String, _ data: Data) throws -> [String] {
      try data.write(to: folder.file(name))
      let outcome = try Program().run("extract", folder.file(name).path)
      #expect(outcome.status == 0, "\(name): \(outcome.errors)")
      return outcome.lines.filter { $0.contains(#""kind":"edge""#) }.map {
        $0.replacing(/"evidence".*/, with: "")
      }
    }
    let plain = try facts("t.txt", Data(Self.text.utf8))
    #expect(!plain.isEmpty)
    #expect(try facts("t.txt", Data([0xEF, 0xBB, 0xBF] + Self.text.utf8)) == plain)
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    #expect(try facts("t.txt", #require(Self.text.data(using: gb18030))) == plain)
    #expect(try facts("t.txt", #require(Self.text.data(using: .utf16))) == plain)
    #expect(try facts("t.html", Data("<div><p>\(Self.text)</p></div>".utf8)) == plain)
    let line = "{\"id\":\"t\",\"text\":\"\(Self.text.dropLast())\"}\n"
    #expect(try facts("t.jsonl", Data(line.utf8)) == plain)
  }

  @Test func aDamagedFileIsNamedAndTheOthersGoOn() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.text, to: "good.txt")
    var bytes = Array((Self.text + Self.text).utf8)
    bytes[9] = 0xFF
    try Data(bytes).write(to: folder.file("bad.txt"))
    let outcome = try Program().run("extract", folder.url.path)
    #expect(outcome.status == 3)
    #expect(outcome.lines.first?.contains(#""id":"good""#) == true)
    #expect(outcome.errors.contains("bad.txt': byte 9 is not UTF-8"))
  }

  @Test func twoFilesOfOneNameAreToldApart() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.text, to: "a.txt")
    _ = try folder.write(Self.text, to: "a.md")
    let outcome = try Program().run("extract", folder.url.path)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("two documents have the id 'a'"))
  }

  @Test func evidenceCountsScalarsOfTheDecodedText() throws {
    let folder = try TemporaryFolder()
    let text = "𠀀\r\n" + Self.text
    let path = try folder.write("\u{FEFF}" + text, to: "t.txt")
    let scalars = Array(text.unicodeScalars)
    struct Fact: Decodable {
      struct Span: Decodable { let start, end, line: Int, text: String }
      let evidence: [Span]?
    }
    let spans = try Program().run("extract", path).lines.flatMap {
      try JSONDecoder().decode(Fact.self, from: Data($0.utf8)).evidence ?? []
    }
    #expect(!spans.isEmpty)
    for span in spans {
      let stands = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
      #expect(span.text == stands)
      #expect(span.line == 2)
    }
  }
}
