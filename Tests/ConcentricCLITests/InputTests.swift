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

  @Test func factsComeInTheOrderOfTheInputWhateverTheThreads() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<300).map { "{\"id\":\"d\($0)\",\"text\":\"第\($0)天，\(Self.text.dropLast())\"}" }
    let path = try folder.write(lines.joined(separator: "\n"), to: "m.jsonl")
    _ = try folder.write(Self.text, to: "z.txt")
    _ = try folder.write(Self.text, to: "a.txt")
    let one = try Program().run("extract", "--threads", "1", folder.url.path)
    let three = try Program().run("extract", "--threads", "3", folder.url.path)
    #expect(one.status == 0)
    #expect(one.output == three.output)
    let ids = three.lines.filter { $0.hasPrefix(#"{"kind":"document""#) }.compactMap {
      $0.firstMatch(of: /"id":"(\w+)"/).map { String($0.1) }
    }
    #expect(ids == ["a"] + (0..<300).map { "d\($0)" } + ["z"])

    let input = try Data(contentsOf: URL(fileURLWithPath: path))
    let piped = try Program().run("extract", "--jsonl", "--threads", "3", "-", input: input)
    #expect(piped.lines.count == 300)
    for (number, line) in piped.lines.enumerated() {
      #expect(line.hasPrefix("{\"kind\":\"facts\",\"facts\":{\"id\":\"d\(number)\""))
    }
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
