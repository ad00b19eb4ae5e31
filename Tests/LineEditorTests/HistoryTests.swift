import Foundation
import Testing

@testable import LineEditor

@Suite struct HistoryTests {
  @Test func keepsTheLatestOfEqualEntries() {
    var history = History(["a", "b", "a", ""], limit: 3)
    #expect(history.entries == ["b", "a"])
    let added = ["b", "b", "  \n"].map { history.add($0) }
    #expect(added == [true, false, false])
    #expect(history.entries == ["a", "b"])
    history.add("c")
    history.add("d")
    #expect(history.entries == ["b", "c", "d"])
  }
}

@Suite struct HistoryFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("history-\(UUID().uuidString)")

  @Test func entriesComeBackWithLinesAndBackslashes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("state/concentric/history").path
    var file = HistoryFile(path: path)
    var history = file.load()
    #expect(history.entries.isEmpty)
    let entries = ["MATCH (n)\nRETURN n;", #"RETURN '\n\\';"#, "珠海路"]
    for entry in entries { file.append(entry) }
    #expect(file.problem == nil)
    history = file.load()
    #expect(history.entries == entries)
    #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count == 3)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func controlsInTheFileDoNotReachTheTerminal() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("history").path
    try Data("RETURN \u{1B}[31m1;\n".utf8 + [0xFF, 0x0A]).write(to: URL(fileURLWithPath: path))
    var file = HistoryFile(path: path)
    let history = file.load()
    #expect(history.entries == ["RETURN [31m1;", "\u{FFFD}"])
  }

  @Test func aLongFileIsCut() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("history").path
    try (1...25).map { "RETURN \($0);\n" }.joined()
      .write(toFile: path, atomically: true, encoding: .utf8)
    var file = HistoryFile(path: path)
    let history = file.load(limit: 10)
    #expect(history.entries.first == "RETURN 16;")
    #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count == 10)
  }

  @Test func whatCannotBeWrittenIsToldAndNothingElseHappens() {
    var file = HistoryFile(path: "/proc/no/such/history")
    file.append("RETURN 1;")
    #expect(file.problem?.contains("cannot write the history file") == true)
  }
}
