import Foundation
import Testing

/// One shell that works for long holds no more memory at the end than after its first tenth.
/// A sanitizer keeps freed memory back on purpose, so this is not looked at under one.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CONCENTRIC_SANITIZER"] == nil))
struct MemoryTests {
  /// Kilobytes that may come on top: what the allocator keeps, not one leak for each round.
  private let slack = 6_000

  @Test func tenThousandQueriesLeaveNothingBehind() throws {
    try holdsNoMore(rounds: 10_000) { number, _ in
      switch number % 4 {
      case 0: "MATCH (n:Organization {name: '派出所\(number)'}) RETURN n.name;"
      case 1: "MATCH (a)-[:ALLIANCE_WITH]-(b) WITH b, count(*) AS c WHERE c > \(number) RETURN b;"
      case 2: "UNWIND range(1, 50) AS i WITH collect('\(number)' + i) AS l RETURN size(l) > 9;"
      default: "MATCH p = (a:Place)-[:SUBORDINATE_TO*..3]->(b) RETURN max(length(p)) + \(number);"
      }
    }
  }

  @Test func aHundredPicturesLeaveNothingBehind() throws {
    try holdsNoMore(rounds: 100) { number, folder in
      let layout = ["rings", "dot", "neato", "circo"][number % 4]
      return ":render 珠海路派出所 --layout \(layout) -o \(folder.file("a.svg").path)"
    }
  }

  private func holdsNoMore(
    rounds: Int, _ line: (_ number: Int, _ folder: TemporaryFolder) -> String
  ) throws {
    let folder = try TemporaryFolder()
    let output = folder.file("out")
    let (process, input) = (Process(), Pipe())
    process.executableURL = Program.executable
    process.arguments = ["shell", "Graphs/seeds.graph"]
    process.currentDirectoryURL = Program.root
    try Data().write(to: output)
    process.standardInput = input
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }

    /// Gives the shell these rounds, waits until they are done, and tells its resident kilobytes.
    func memory(after rounds: Range<Int>) throws -> Int {
      let mark = "done with \(rounds.upperBound)"
      let lines = rounds.map { line($0, folder) } + ["RETURN '\(mark)' AS x;"]
      try input.fileHandleForWriting.write(
        contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
      while try !String(decoding: Data(contentsOf: output), as: UTF8.self).contains(mark) {
        try #require(process.isRunning)
        Thread.sleep(forTimeInterval: 0.05)
      }
      let status = try String(
        contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
      let resident = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
      return try #require(resident?.split(separator: " ").compactMap { Int($0) }.first)
    }
    let early = try memory(after: 0..<rounds / 10)
    let late = try memory(after: rounds / 10..<rounds)
    #expect(late - early < slack, "\(early) kB after a tenth, \(late) kB at the end")
  }
}
