import Foundation
import GraphExchange
import PropertyGraph
import Testing

/// Programs that read our exports: Python packages, by `Consumers/consume.py`.
///
/// `CONCENTRIC_PYTHON` names a Python that has networkx, igraph, rdflib, lxml and ladybug; without
/// it the tests are skipped, visibly.
enum Consumer {
  static let python = ProcessInfo.processInfo.environment["CONCENTRIC_PYTHON"] ?? ""
  static let isAvailable = FileManager.default.isExecutableFile(atPath: python)
  static let need: Comment = "needs CONCENTRIC_PYTHON, a Python with networkx, igraph, rdflib, …"

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What the program sees, decoded from its JSON.
  static func see<Answer: Decodable>(
    _ how: String, _ arguments: String..., as: Answer.Type = Answer.self
  ) throws -> Answer {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Consumers/consume.py").path
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [script, how] + arguments
    for name in ["out", "err"] { try Data().write(to: folder.file(name)) }
    process.standardOutput = try FileHandle(forWritingTo: folder.file("out"))
    process.standardError = try FileHandle(forWritingTo: folder.file("err"))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let errors = try Data(contentsOf: folder.file("err"))
      throw Failure(description: String(decoding: errors.suffix(2000), as: UTF8.self))
    }
    return try JSONDecoder().decode(Answer.self, from: Data(contentsOf: folder.file("out")))
  }

  /// Rows of values that may be of any JSON kind.
  enum Cell: Decodable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByNilLiteral
  {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case list([Cell])
    case map([String: Cell])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .boolean(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .text(value)
      } else if let value = try? container.decode([Cell].self) {
        self = .list(value)
      } else {
        self = .map(try container.decode([String: Cell].self))
      }
    }

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(floatLiteral value: Double) { self = .number(value) }
    init(arrayLiteral elements: Cell...) { self = .list(elements) }
    init(nilLiteral: ()) { self = .null }

    subscript(key: String) -> Cell? { if case .map(let map) = self { map[key] } else { nil } }
    subscript(index: Int) -> Cell? {
      if case .list(let list) = self, list.indices.contains(index) { list[index] } else { nil }
    }
    /// Of a network's edges, sorted by networkx in its own way, the one with this id.
    func edge(_ id: String) -> Cell? {
      guard case .list(let edges)? = self["edges"] else { return nil }
      return edges.first { $0[3] == .text(id) }
    }
    var count: Int {
      switch self {
      case .list(let list): list.count
      case .map(let map): map.count
      default: 0
      }
    }
  }
}

/// A folder of its own that goes when it is no longer used.
final class TemporaryFolder: SinkFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("concentric-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// Writes the graph to a file and gives its path.
  func export(_ graph: Graph, by writer: any GraphWriter, to name: String) throws -> String {
    let sink = try sink(named: name)
    _ = try writer.write(graph, to: sink)
    try sink.close()
    return file(name).path
  }

  func sink(named name: String) throws -> any ByteSink {
    try Data().write(to: file(name))
    return FileSink(try FileHandle(forWritingTo: file(name)))
  }

  private final class FileSink: ByteSink {
    let handle: FileHandle
    init(_ handle: FileHandle) { self.handle = handle }
    func write(_ bytes: ArraySlice<UInt8>) throws { try handle.write(contentsOf: Data(bytes)) }
    func close() throws { try handle.close() }
  }
}
