import Concentric
import Foundation
import Testing

/// Programs that are killed, or write the same file at once, lose nothing.
///
/// `CONCENTRIC_CRASHES` sets how many are killed for each command.
@Suite(.serialized) struct CrashTests {
  static let count =
    ProcessInfo.processInfo.environment["CONCENTRIC_CRASHES"].flatMap { Int($0) } ?? 2

  /// A command that writes `FILE`, which holds the graph of some seeds.
  struct Command: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String...) { self.arguments = arguments }
  }

  @Test(arguments: [
    Command("build", "seeds", "-o", "FILE"),
    Command("update", "FILE", "seeds"),
    Command("import", "LINES", "-o", "FILE"),
    Command("query", "FILE", "CREATE (:Person {name: '新人'})", "--save"),
  ])
  func aKilledWriterLeavesTheOldGraphOrTheNewOne(command: Command) throws {
    let folder = try TemporaryFolder()
    let (file, lines) = (folder.file("x.graph"), folder.file("x.jsonl").path)
    let first = "seeds/000_992a3e7ac46716cf.txt"
    #expect(try Program().run("build", first, "-o", file.path).status == 0)
    let old = try Data(contentsOf: file)
    #expect(try Program().run("export", file.path, "--format", "jsonl", "-o", lines).status == 0)
    let arguments = command.arguments.map {
      $0 == "FILE" ? file.path : $0 == "LINES" ? lines : $0
    }
    let start = ContinuousClock.now
    #expect(try Program().run(arguments).status == 0)
    let time = ContinuousClock.now - start
    let new = try Data(contentsOf: file)
    for number in 0..<Self.count {
      try old.write(to: file)
      let process = try launched(arguments)
      // From the start to a little behind the end.
      Thread.sleep(forTimeInterval: time / .seconds(1) * 1.1 * Double(number) / Double(Self.count))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try Data(contentsOf: file)
      #expect(found == old || found == new, "killed after \(number) of \(Self.count) parts")
    }
    // The next writer removes what the killed ones left.
    #expect(try Program().run("build", first, "-o", file.path).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.sorted() == ["x.graph", "x.jsonl"])
  }

  @Test func oneOfTwoWritersAtOnceIsTold() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("x.graph").path
    #expect(try Program().run("build", "seeds", "-o", file).status == 0)
    let names = (0..<6).map { "新人\($0)" }
    let processes = try names.map { name in
      let errors = folder.file(name)
      try Data().write(to: errors)
      return try launched(
        ["query", file, "CREATE (:Person {name: '\(name)'})", "--save"],
        errors: FileHandle(forWritingTo: errors))
    }
    for process in processes { process.waitUntilExit() }
    let outcome = try Program().run(
      "query", file, "MATCH (p:Person) WHERE p.name STARTS WITH '新人' RETURN p.name ORDER BY p.name",
      "--format", "plain")
    let written = Set(outcome.lines.dropFirst().map { $0.filter { $0 != "\"" } })
    // Who was told nothing is in the file, and who was told is not.
    for (name, process) in zip(names, processes) {
      let errors = try String(contentsOf: folder.file(name), encoding: .utf8)
      #expect(process.terminationStatus == (written.contains(name) ? 0 : 1), "\(name): \(errors)")
      #expect(written.contains(name) != errors.contains("another program wrote"), "\(errors)")
    }
    #expect(!written.isEmpty)
  }

  private func launched(_ arguments: [String], errors: FileHandle = .nullDevice) throws -> Process {
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = arguments
    process.currentDirectoryURL = Program.root
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    return process
  }
}
