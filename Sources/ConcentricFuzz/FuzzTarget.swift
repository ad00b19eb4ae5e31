import Concentric
import DocumentReading
import Extraction
import Foundation
import GraphExchange
import GraphFile
import GraphImport
import KnowledgeBuilding
import PropertyGraph
import QueryExecution
import QuerySyntax
import SourceText
import TCKRunner

/// A place where bytes from outside come in. Each takes any bytes; a trap, a hang, or a promise that
/// does not hold is a finding.
enum FuzzTarget: String, CaseIterable {
  case documents, rules, parser, queries, jsonl, graphml, csv, graphfile

  func run(_ bytes: [UInt8]) {
    switch self {
    case .documents: Self.documents(bytes)
    case .rules: Self.rules(bytes)
    case .parser: Self.parser(bytes)
    case .queries: Self.queries(bytes)
    case .jsonl:
      Self.exchange(try? JSONLinesReader.read(MemorySource(bytes), onError: { _ in }))
    case .graphml: Self.exchange(try? GraphMLReader.read(MemorySource(bytes)))
    case .csv: Self.csv(bytes)
    case .graphfile: Self.graphFile(bytes)
    }
  }

  // MARK: Texts

  /// The first byte chooses the format; the rest is read, extracted, built, written and drawn.
  private static func documents(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let formats = [DocumentFormat.text, .markdown, .html, .jsonLines]
    let read = try? DocumentReader().read(
      bytes: Array(bytes.dropFirst()), name: "input", id: "input",
      format: formats[Int(first) % formats.count])
    guard let read else { return }
    var ids = DocumentIDs()
    let inputs = read.documents.filter { (try? ids.claim($0.id, by: $0.name)) != nil }.map {
      document in
      KnowledgeBuilder.Input(facts: Shared.extraction.facts(of: document), text: document.text)
    }
    let graph = KnowledgeBuilder().build(inputs)
    exchange(graph)
    let path = Shared.folder + "/built.graph"
    guard (try? GraphFile.write(graph, to: path)) != nil else { return }
    guard let report = try? GraphFile.verify(path), report.problems.isEmpty else {
      preconditionFailure("a span that is not its text")
    }
  }

  private static func rules(_ bytes: [UInt8]) {
    let file = SourceFile(name: "input.rules", text: String(decoding: bytes, as: UTF8.self))
    do throws(RuleError) {
      let rules = try RuleSet([file], lexicon: Shared.extraction.extractor.lexicon)
      _ = Extractor(lexicon: Shared.extraction.extractor.lexicon, rules: rules).checkRules()
    } catch {
      precondition(!"\(error)".isEmpty, "no message")
    }
  }

  // MARK: Queries

  private static func parser(_ bytes: [UInt8]) {
    let finding = ParserFuzzer.finding(in: String(decoding: bytes, as: UTF8.self))
    precondition(finding == nil, finding ?? "")
  }

  /// By the optimised and by the plain plan, on a small graph. One that fails changes nothing.
  private static func queries(_ bytes: [UInt8]) {
    let source = SourceFile(name: "query", text: String(decoding: bytes, as: UTF8.self))
    let options = ExecutionOptions(timeout: .milliseconds(500), memoryLimit: 64 << 20, threads: 2)
    for optimizes in [true, false] {
      var engine = QueryEngine()
      engine.optimizes = optimizes
      var graph = Shared.graph
      let before = graph.nodeCount
      do {
        let prepared = try engine.prepare(source, graph: graph, parameters: ["p": .integer(1)])
        _ = try engine.execute(
          prepared, on: &graph, parameters: ["p": .integer(1)], options: options)
      } catch {
        precondition(graph.nodeCount == before, "a failed query has changed the graph")
      }
    }
  }

  // MARK: Files

  /// What could be read is written in our own format and read back: the same bytes again. The
  /// other formats only have to come to an end.
  ///
  /// - Parameter isInMemory: Else texts and evidence are read when they are written, from a file that
  ///   may turn out to be damaged there; an export that says so is no export.
  private static func exchange(_ graph: Graph?, isInMemory: Bool = true) {
    guard let graph else { return }
    guard let first = try? written(graph, .jsonLines) else {
      precondition(!isInMemory, "a graph in memory cannot be written")
      return
    }
    guard let again = try? JSONLinesReader.read(MemorySource(first)) else {
      preconditionFailure("our own output does not read back")
    }
    precondition(
      (try? written(again, .jsonLines)) == first, "another graph after writing and reading")
    for format in ExportFormat.allCases where format != .jsonLines {
      _ = try? written(graph, format)
    }
  }

  private static func written(_ graph: Graph, _ format: ExportFormat) throws -> [UInt8] {
    switch format.writer() {
    case .file(let writer):
      let sink = MemorySink()
      try writer.write(graph, to: sink)
      return sink.bytes
    case .folder(let writer):
      try writer.write(graph, to: ForgetfulFolder())
      return []
    }
  }

  /// The part before the first zero byte is the file of nodes, the rest that of edges.
  private static func csv(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let nodes = Shared.folder + "/nodes.csv"
    let edges = Shared.folder + "/edges.csv"
    Shared.write(parts.first ?? [], to: nodes)
    Shared.write(parts.count > 1 ? parts[1] : [], to: edges)
    let graph = try? GraphImporter.graph(nodes: [nodes], edges: parts.count > 1 ? [edges] : [])
    exchange(graph)
  }

  /// Four bytes at a time say which byte of a sound file gets which value.
  private static func graphFile(_ bytes: [UInt8]) {
    var file = Shared.graphFile
    for start in stride(from: 0, to: bytes.count - 3, by: 4) {
      let place = Int(bytes[start]) << 16 | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2])
      file[place % file.count] = bytes[start + 3]
    }
    let path = Shared.folder + "/input.graph"
    Shared.write(file[...], to: path)
    _ = try? GraphFile.verify(path)
    exchange(try? GraphFile.open(path), isInMemory: false)
  }
}
