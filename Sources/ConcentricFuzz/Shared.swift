import Concentric
import Foundation
import GraphExchange
import PropertyGraph

/// What all inputs of a run use.
enum Shared {
  /// Set once, before the first input.
  nonisolated(unsafe) static var target = FuzzTarget.documents

  static let extraction: TextExtraction = {
    do { return try TextExtraction(threads: 1) } catch { stop("no lexicons: \(error)") }
  }()

  /// A small graph of every kind of value.
  static let graph: Graph = {
    var graph = KnowledgeGraph()
    let statement = """
      CREATE (a:Organization {name: '珠海路派出所', x: 1, list: [1, 2]})-[:SERVES {since: 2016}]->
        (b:Place {name: '珠海路街道', x: 2.5}),
        (c:Organization {name: '第十干休所', x: 'é'})-[:ALLIANCE_WITH {x: 1}]->(a),
        (c)-[:ALLIANCE_WITH]->(d:Organization:B {x: true}), (d)-[:ALLIANCE_WITH]->(a),
        (d)-[:SUBORDINATE_TO]->(b), (a)-[:T]->(a), (:A {x: date('2026-01-01')}), (:A), (:Person)
      """
    do { _ = try graph.query(statement) } catch { stop("no graph: \(error)") }
    return graph.graph
  }()

  /// The bytes of a file of that graph.
  static let graphFile: [UInt8] = {
    let path = folder + "/sound.graph"
    do {
      try KnowledgeGraph(graph).write(to: path)
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      stop("no graph file: \(error)")
    }
  }()

  /// For inputs that have to be files.
  static let folder: String = {
    let folder =
      NSTemporaryDirectory() + "concentric-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      stop("no folder: \(error)")
    }
    return folder
  }()

  static func write(_ bytes: ArraySlice<UInt8>, to path: String) {
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      stop("\(path) cannot be written")
    }
  }

  static func stop(_ message: String) -> Never {
    FileHandle.standardError.write(Data("concentric-fuzz: \(message)\n".utf8))
    exit(2)
  }
}

/// Takes an export of several files and forgets it.
final class ForgetfulFolder: SinkFolder {
  func sink(named name: String) -> any ByteSink { MemorySink() }
}
