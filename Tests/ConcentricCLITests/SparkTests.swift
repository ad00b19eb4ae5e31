import Foundation
import Testing

/// The build on Apache Spark beside the build on one machine.
@Suite struct SparkTests {
  private static let python = ProcessInfo.processInfo.environment["CONCENTRIC_PYTHON"] ?? ""

  /// Whether that Python has PySpark.
  private static let isAvailable: Bool = {
    guard FileManager.default.isExecutableFile(atPath: python) else { return false }
    return (try? run(python, ["-c", "import pyspark"], in: FileManager.default.temporaryDirectory))
      == 0
  }()

  /// Runs a program to its end; what it prints goes to `out` and `err` in the folder.
  private static func run(_ program: String, _ arguments: [String], in folder: URL) throws -> Int32
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging([
      "PYSPARK_PYTHON": python, "PYSPARK_DRIVER_PYTHON": python, "SPARK_LOCAL_IP": "127.0.0.1",
    ]) { $1 }
    process.standardInput = FileHandle.nullDevice
    for (name, keyPath) in [
      ("out", \Process.standardOutput), ("err", \Process.standardError),
    ] {
      let file = folder.appendingPathComponent("\(name)-\(UUID().uuidString)")
      try Data().write(to: file)
      process[keyPath: keyPath] = try FileHandle(forWritingTo: file)
    }
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(.enabled(if: isAvailable, "needs CONCENTRIC_PYTHON, a Python with pyspark, and Java 17"))
  func theGraphIsTheSameByteForByte() throws {
    let folder = try TemporaryFolder()
    let scripts = Program.root.appendingPathComponent("integrations/spark")
    let generator = scripts.appendingPathComponent("generate_documents.py").path
    let made = Process()
    made.executableURL = URL(fileURLWithPath: Self.python)
    made.arguments = [generator, "2000"]
    let documents = folder.file("documents.jsonl")
    try Data().write(to: documents)
    made.standardOutput = try FileHandle(forWritingTo: documents)
    try made.run()
    made.waitUntilExit()
    try #require(made.terminationStatus == 0)

    let job = scripts.appendingPathComponent("build_graph.py").path
    let status = try Self.run(
      Self.python,
      [
        job, documents.path, folder.file("spark").path, "--concentric", Program.executable.path,
        "--partitions", "4",
      ], in: folder.url)
    try #require(status == 0)
    var bySpark = Data()
    let parts = try FileManager.default.contentsOfDirectory(atPath: folder.file("spark").path)
    for part in parts.filter({ $0.hasPrefix("part-") }).sorted() {
      bySpark += try Data(contentsOf: folder.file("spark").appendingPathComponent(part))
    }

    let graph = folder.file("a.graph").path
    try #require(try Program().run("build", documents.path, "-o", graph).status == 0)
    let exported = try Program().run("export", graph, "-o", "-", "--format", "jsonl")
    #expect(exported.output.count > 1_000_000)
    #expect(bySpark == exported.output)
    let imported = try Program().run(
      "import", "-", "--format", "jsonl", "-o", folder.file("b.graph").path, input: bySpark)
    #expect(imported.status == 0)
  }

  @Test func theExtractionFilterKeepsOrderAndGoesOnAfterABadDocument() throws {
    let input = """
      {"id": "a", "text": "珠海路派出所与万苑社区党委签订共建协议。"}
      {"id": "b", "text": 5}
      {"id": "c", "text": "陈明任珠海路派出所所长。", "date": "2020-05-01"}
      """
    let outcome = try Program().run("extract", "--jsonl", "-", input: Data(input.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 3)
    #expect(outcome.lines[0].contains("\"id\":\"a\""))
    #expect(outcome.lines[0].contains("ALLIANCE_WITH"))
    #expect(outcome.lines[1].hasPrefix("{\"kind\":\"error\",\"line\":2,\"message\":"))
    #expect(outcome.lines[2].contains("\"date\":\"2020-05-01\""))
    let wrong = try Program().run("shard", "nodes", input: Data("x\n".utf8))
    #expect(wrong.status == 1)
    #expect(wrong.errors == "error: line 1: there is no tab in it\n")
  }
}
