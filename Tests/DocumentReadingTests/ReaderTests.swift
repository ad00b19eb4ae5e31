import Foundation
import Testing

@testable import DocumentReading

/// Files, folders, JSON Lines, ids.
struct ReaderTests {
  /// A folder of its own that goes away with the test.
  final class Folder {
    let path: String

    init() throws {
      path = NSTemporaryDirectory() + "reading-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
      let file = URL(fileURLWithPath: "\(path)/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  @Test func foldersAreReadInOneOrder() throws {
    let folder = try Folder()
    for name in ["b.txt", "a/二.md", "a/一.txt", "a.txt", "x.pdf", ".hidden.txt", "a/c.html"] {
      try folder.write(name, "派出所")
    }
    let files = try DocumentReader().files(at: folder.path)
    #expect(
      files.map { $0.dropFirst(folder.path.count + 1) }
        == ["a.txt", "a/c.html", "a/一.txt", "a/二.md", "b.txt"])
    let both = DocumentReader().files(at: [files[4], folder.path + "/", "\(folder.path)/none"])
    #expect(both.files.map { $0.replacing("//", with: "/") } == files)
    #expect(both.failures == [.notFound(path: "\(folder.path)/none")])
  }

  @Test func aLinkToTheFolderItselfDoesNotLoop() throws {
    let folder = try Folder()
    try folder.write("a.txt", "派出所")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/loop", withDestinationPath: folder.path)
    #expect(try DocumentReader().files(at: folder.path).count == 1)
  }

  @Test func whatCannotBeReadIsToldByName() throws {
    let folder = try Folder()
    #expect(throws: DocumentReadingError.notFound(path: "\(folder.path)/x.txt")) {
      try DocumentReader().read("\(folder.path)/x.txt")
    }
    #expect(throws: DocumentReadingError.nothingToRead(path: folder.path)) {
      try DocumentReader().files(at: folder.path)
    }
    #expect(throws: DocumentReadingError.self) { try DocumentReader().read(folder.path) }
  }

  @Test func theIdIsTheNameWithoutItsEnding() throws {
    let folder = try Folder()
    try folder.write("000_9.a.txt", "派出所")
    let document = try #require(
      try DocumentReader().read("\(folder.path)/000_9.a.txt").documents.first)
    #expect(document.id == "000_9.a")
    #expect(document.name == "\(folder.path)/000_9.a.txt")
  }

  @Test func idsMayNotRepeat() throws {
    let reader = DocumentReader()
    var ids = DocumentIDs()
    let a = try #require(try reader.read(bytes: [], name: "a/x.txt", id: "x").documents.first)
    let b = try #require(try reader.read(bytes: [], name: "b/x.md", id: "x").documents.first)
    try ids.claim(a.id, by: a.name)
    #expect(
      throws: DocumentReadingError.duplicateID(id: "x", first: "a/x.txt", second: "b/x.md")
    ) { try ids.claim(b.id, by: b.name) }
  }

  @Test func theLinesOfAJSONLinesFileAreReadApart() throws {
    let folder = try Folder()
    try folder.write(
      "all.jsonl", "\u{FEFF}{\"id\":\"a\",\"text\":\"一\"}\n\n{\"text\":2}\n{\"text\":\"三\"}")
    try folder.write("one.txt", "派出所")
    let reader = DocumentReader()
    var parts: [InputPart] = []
    try reader.forEachPart(of: "\(folder.path)/all.jsonl") { parts.append($0) }
    try reader.forEachPart(of: "\(folder.path)/one.txt") { parts.append($0) }
    #expect(parts.map(\.size) == [24, 1, 11, 15, 9])
    let results = try parts.map { try reader.read($0) }
    #expect(results.map { $0.documents.map(\.id) } == [["a"], [], [], ["all-4"], ["one"]])
    #expect(results.map(\.failures.count) == [0, 0, 1, 0, 0])
  }

  @Test func jsonLines() throws {
    let lines = """
      {"id":"a","title":"题","date":"2021年3月5日","source":"源","author":"人","text":"一\\n二","more":1}

      {"id":7,"text":"派出所"}
      {"text":"没有编号"}
      {"id":"c"}
      {"id":"d","text":3}
      {"id":"e","text":"x","date":"昨天"}
      not json
      [1]
      """
    let result = try DocumentReader().read(
      bytes: Array(lines.utf8), name: "in.jsonl", id: "in", format: .jsonLines)
    #expect(result.documents.map(\.id) == ["a", "7", "in-4"])
    #expect(result.documents[0].title == "题")
    #expect(result.documents[0].date == "2021-03-05")
    #expect(result.documents[0].source == "源")
    #expect(result.documents[0].author == "人")
    #expect(result.documents[0].text == "一\n二")
    #expect(result.documents[0].name == "in.jsonl:1")
    #expect(
      result.failures == [
        .badField(name: "in.jsonl", line: 5, field: "text", wanted: "given"),
        .badField(name: "in.jsonl", line: 6, field: "text", wanted: "a string"),
        .badField(
          name: "in.jsonl", line: 7, field: "date", wanted: "a date such as 2021-03-05"),
        .invalidJSON(name: "in.jsonl", line: 8, reason: "broken syntax"),
        .invalidJSON(name: "in.jsonl", line: 9, reason: "something else stands there"),
      ])
  }

  @Test func aJSONLinesFileIsReadLineByLine() throws {
    let folder = try Folder()
    // More than one chunk, a mark, no line end at the end, and one line of other bytes.
    let long = String(repeating: "珠海路派出所。", count: 9_000)
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes += Array("{\"id\":\"a\",\"text\":\"\(long)\"}\r\n".utf8)
    let damaged = bytes.count + 17
    bytes += Array("{\"id\":\"b\",\"text\":\"".utf8.prefix(17)) + [0xFF] + Array("\"}\n".utf8)
    bytes += Array("{\"id\":\"c\",\"text\":\"社区\"}".utf8)
    let path = "\(folder.path)/in.jsonl"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let result = try DocumentReader().read(path)
    #expect(result.documents.map(\.id) == ["a", "c"])
    #expect(result.documents.map(\.text) == [long, "社区"])
    #expect(result.documents.first?.encoding == .utf8WithMark)
    #expect(result.failures == [.invalidBytes(name: path, encoding: .utf8, offset: damaged)])
  }

  @Test func jsonLinesInAnotherEncodingAreReadToo() throws {
    let folder = try Folder()
    let path = "\(folder.path)/in.jsonl"
    try Data(EncodingTests.utf16("{\"text\":\"社区\"}\n", little: true, mark: true))
      .write(to: URL(fileURLWithPath: path))
    #expect(try DocumentReader().read(path).documents.map(\.text) == ["社区"])
  }

  @Test func deeplyNestedJSONIsAnErrorAndNoCrash() throws {
    let nested = String(repeating: "[", count: 200_000)
    let result = try DocumentReader().read(
      bytes: Array("{\"text\":\(nested)".utf8), name: "in.jsonl", id: "in", format: .jsonLines)
    #expect(result.failures.count == 1)
  }

  @Test func messagesNameTheInputAndThePlace() {
    let error = DocumentReadingError.invalidBytes(name: "a.txt", encoding: .gb18030, offset: 17)
    #expect(error.diagnostic.message == "'a.txt': byte 17 is not GB18030")
  }
}
