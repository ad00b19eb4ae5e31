import Foundation
import GraphExchange
import PropertyGraph
import Testing

@testable import GraphFile

@Suite struct DamagedFileTests {
  private func error(opening path: String) -> GraphFileError? {
    do {
      _ = try GraphFile.open(path)
      return nil
    } catch {
      return error
    }
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test func aMissingFileAndAFolder() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("none.graph")
    #expect(error(opening: missing) == .missing(path: missing))
    #expect(error(opening: folder.path) == .isFolder(path: folder.path))
  }

  @Test func otherKindsOfFiles() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    for content in ["", "文本", String(repeating: "x", count: 5000)] {
      try write(Array(content.utf8), path)
      #expect(error(opening: path) == .notAGraphFile(path: path))
    }
    let other = folder.file("other.sqlite")
    try Database(other, .create).execute("CREATE TABLE t(a)")
    #expect(error(opening: other) == .notAGraphFile(path: other))
  }

  @Test func aNewerVersion() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    try GraphFile.write(SampleGraph.make(), to: path)
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[63] = 9  // the last byte of SQLite's user_version
    try write(bytes, path)
    #expect(error(opening: path) == .newerVersion(path: path, found: 9, supported: 1))
  }

  @Test(arguments: [1, 15, 100, 4095, 9000])
  func aCutOffFile(missing: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    try GraphFile.write(SampleGraph.make(), to: path)
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    try write(Array(bytes.dropLast(missing)), path)
    let expected = missing < FileSeal.size ? bytes.count : bytes.count - FileSeal.size
    #expect(
      error(opening: path)
        == .truncated(path: path, expected: expected, found: bytes.count - missing))
  }

  /// A byte that nothing reads is found too: `verify` reads them all.
  @Test func verifyFindsEveryFlippedBit() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    try GraphFile.write(SampleGraph.make(), to: path)
    #expect(try GraphFile.verify(path).problems == [])
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    let places = Array(stride(from: 0, to: bytes.count, by: 241)) + Array(bytes.indices.suffix(16))
    for (number, position) in places.enumerated() {
      var damaged = bytes
      damaged[position] ^= 1 << (number % 8)
      try write(damaged, path)
      let report = try? GraphFile.verify(path)
      #expect(report?.problems != [], "byte \(position)")
    }
  }

  /// What SQLite itself says is sound may still not be what was written.
  @Test func verifyTellsWhenAnotherProgramChangedTheFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    try GraphFile.write(SampleGraph.make(), to: path)
    for change in ["DELETE FROM alias", "VACUUM"] {
      try Database(path, .create).execute(change)
      let problems = try GraphFile.verify(path).problems
      #expect(problems.count == 1 && problems[0].contains("changed"), "\(change): \(problems)")
    }
  }

  /// Whatever byte is flipped: the file is refused, or nothing but unused space was hit.
  @Test func flippedBytesNeverChangeTheGraph() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    let graph = SampleGraph.make()
    try GraphFile.write(graph, to: path)
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    let sound = fingerprint(graph)
    var refused = 0
    for position in stride(from: 0, to: bytes.count, by: 211) {
      var damaged = bytes
      damaged[position] ^= 0x41
      try write(damaged, path)
      guard let opened = try? GraphFile.open(path) else {
        refused += 1
        continue
      }
      #expect(fingerprint(opened) == sound, "byte \(position)")
      let documents = try? opened.evidence.documents()
      if let documents { #expect(documents == (try graph.evidence.documents())) }
    }
    #expect(refused > 30)
  }

  /// Texts and evidence are read only when they are asked for: damage that shows there is an error of
  /// the export, which never passes for a shorter graph.
  @Test func anExportOfADamagedFileIsWholeOrFails() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    try GraphFile.write(SampleGraph.make(), to: path)
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    var failed = 0
    for page in stride(from: 4096, to: bytes.count - 4096, by: 4096) {
      // The head of a page of SQLite's.
      for position in page..<page + 8 {
        var damaged = bytes
        damaged[position] = 0x84
        try write(damaged, path)
        guard let opened = try? GraphFile.open(path) else { continue }
        let first = MemorySink()
        do {
          try JSONLinesWriter().write(opened, to: first)
        } catch {
          failed += 1
          continue
        }
        let second = MemorySink()
        try JSONLinesWriter().write(
          JSONLinesReader.read(MemorySource(first.bytes)), to: second)
        #expect(first.bytes == second.bytes, "byte \(position)")
      }
    }
    #expect(failed > 0)
  }

  private func fingerprint(_ graph: Graph) -> [Value] {
    graph.nodes.flatMap { node in
      graph.properties(of: node).map(\.1)
        + graph.incidences(of: node, direction: .outgoing, types: []).flatMap {
          [.edge($0.edge), .node($0.neighbour)] + graph.properties(of: $0.edge).map(\.1)
        }
    }
  }

  @Test func foldersThatCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    let nowhere = folder.file("none/a.graph")
    #expect(throws: GraphFileError.folderMissing(path: nowhere)) {
      try GraphFile.write(Graph(), to: nowhere)
    }
    #expect(throws: GraphFileError.isFolder(path: folder.path)) {
      try GraphFile.write(Graph(), to: folder.path)
    }
    guard getuid() != 0 else { return }  // root may write everywhere
    chmod(folder.path, 0o500)
    #expect(throws: GraphFileError.permissionDenied(path: folder.file("a.graph"))) {
      try GraphFile.write(Graph(), to: folder.file("a.graph"))
    }
  }

  @Test func aWriteThatBreaksOffLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.graph")
    try GraphFile.write(SampleGraph.make(), to: path)
    let before = FileManager.default.contents(atPath: path)
    var graph = SampleGraph.make()
    graph.evidence = FailingEvidence()
    #expect(throws: GraphFileError.unreadableEvidence(message: "FailingEvidence()")) {
      try GraphFile.write(graph, to: path)
    }
    #expect(FileManager.default.contents(atPath: path) == before)
    #expect(folder.names == ["a.graph"])
  }
}

/// Evidence that breaks off while it is written.
private struct FailingEvidence: EvidenceStore, Error {
  func documents() throws -> [Document] { [] }
  func document(_ id: String) throws -> Document? { nil }
  func evidence(of element: ElementID) throws -> [Evidence] { [] }
  func forEachElement(_ body: (ElementID, [Evidence]) throws -> Void) throws { throw self }
  func extraction(of document: String) throws -> String? { nil }
  func decisions() throws -> KeptFile? { nil }
}
