import Foundation
import Testing

@testable import Evaluation

/// Beside the reference scorer in Python, on the same predictions, every figure must be the same to the
/// last digit. The predictions are the gold annotations with made-up mistakes of every kind.
struct ReferenceScorerTests {
  static let shared = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared").standardized
  static var isPresent: Bool {
    FileManager.default.fileExists(atPath: shared.appendingPathComponent("ontology/score.py").path)
  }

  @Test(.enabled(if: isPresent, "needs ../shared"), arguments: ["seeds", "dev"], [1, 2, 3])
  func figuresAgree(folder: String, seed: UInt64) throws {
    let gold = Self.shared.appendingPathComponent("gold/\(folder)")
    let predicted = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("scores-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: predicted, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: predicted) }
    var random = Random(state: seed)
    var scorer = Scorer()
    let files = try FileManager.default.contentsOfDirectory(atPath: gold.path)
      .filter { $0.hasSuffix(".json") }.sorted()
    for file in files {
      let bytes = Array(try Data(contentsOf: gold.appendingPathComponent(file)))
      let document = try GoldDocument(json: bytes, name: file)
      let lines = damaged(document, &random)
      try Data(lines.utf8).write(to: predicted.appendingPathComponent("\(document.doc).jsonl"))
      scorer.add(document, found: try PredictedFacts(jsonLines: lines), text: nil)
    }
    let common = ["--gold", gold.path, "--predicted", predicted.path]
    let json = try reference(common + ["--json"])
    #expect(try figures(json) == figures(scorer.report.json))
    #expect(try figures(json).count == 9)
    let errors = try reference(common + ["--errors"]).split(separator: "\n").dropFirst(11)
    #expect(
      errors.map(String.init) == scorer.report.errorList.split(separator: "\n").map(String.init))
    let table = try reference(common).split(separator: "\n").prefix(10)
    #expect(
      table.map(String.init)
        == scorer.report.table.split(separator: "\n").prefix(10).map(String.init))
  }

  private func figures(_ json: String) throws -> [String: [String: Double]] {
    struct Output: Decodable { var figures: [String: [String: Double]] }
    return try JSONDecoder().decode(Output.self, from: Data(json.utf8)).figures
  }

  private func reference(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["python3", Self.shared.appendingPathComponent("ontology/score.py").path] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONIOENCODING": "utf-8"])
    { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// The gold facts as JSON Lines, with some left out, renamed, doubled, turned round or made up.
  private func damaged(_ gold: GoldDocument, _ random: inout Random) -> String {
    var lines: [String] = []
    for node in gold.nodes where random.below(6) > 0 {
      let name =
        random.below(8) == 0 ? "错" + node.names[0] : node.names[random.below(node.names.count)]
      let aliases = random.below(3) == 0 ? node.names : []
      let label = random.below(12) == 0 ? "Place" : node.label
      lines.append(line(node.id, label, name, aliases))
      if random.below(7) == 0 { lines.append(line(node.id + "x", label, node.names[0], [])) }
    }
    for edge in gold.edges where random.below(5) > 0 {
      let isTurned = random.below(5) == 0
      let ends = isTurned ? (edge.target, edge.source) : (edge.source, edge.target)
      for _ in 0...(random.below(6) == 0 ? 1 : 0) {
        lines.append(
          """
          {"kind":"edge","type":"\(edge.type)","source":"\(ends.0)","target":"\(ends.1)\(random.below(9) == 0 ? "x" : "")"}
          """)
      }
    }
    return lines.joined(separator: "\n") + "\n{\"kind\":\"document\",\"id\":\"x\"}\n"
  }

  private func line(_ id: String, _ label: String, _ name: String, _ aliases: [String]) -> String {
    let list = aliases.map { "\"\($0)\"" }.joined(separator: ",")
    return
      "{\"kind\":\"node\",\"id\":\"\(id)\",\"label\":\"\(label)\",\"name\":\"\(name)\",\"aliases\":[\(list)]}"
  }

  /// A generator with a seed, so that a failure can be seen again.
  private struct Random {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }
}
