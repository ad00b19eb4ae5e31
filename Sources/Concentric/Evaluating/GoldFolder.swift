import DocumentReading
import Evaluation
import Foundation
import KnowledgeBuilding

/// A folder of gold annotations, and the measuring of extraction by them.
public struct GoldFolder: Sendable {
  /// Sorted by file name.
  public let documents: [GoldDocument]

  /// - Throws: ``GoldError`` when the folder has no annotation or one of them is wrong.
  public init(_ path: String) throws(GoldError) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasSuffix(".json") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if files.isEmpty { throw GoldError(name: path, reason: "no gold annotation (*.json) there") }
    var documents: [GoldDocument] = []
    for file in files {
      guard let data = FileManager.default.contents(atPath: "\(path)/\(file)") else {
        throw GoldError(name: "\(path)/\(file)", reason: "cannot be read")
      }
      documents.append(try GoldDocument(json: Array(data), name: "\(path)/\(file)"))
    }
    self.documents = documents
  }

  /// Extracts each document by itself and compares what is found with what should be.
  ///
  /// - Parameter folder: Where the texts are, named as the annotations' `doc` with any ending that
  ///   can be read.
  /// - Returns: The figures, and the texts that could not be read, which count as failed.
  /// - Throws: ``GoldError`` when a text is missing.
  public func score(
    _ extraction: TextExtraction, textsIn folder: String
  ) throws -> (report: ScoreReport, failures: [DocumentReadingError]) {
    let outcome = extraction.run(try documents.map { try Self.text(of: $0.doc, in: folder) })
    var inputs: [String: KnowledgeBuilder.Input] = [:]
    for document in outcome.documents { inputs[document.facts.id] = document }
    var scorer = Scorer()
    for gold in documents {
      guard let input = inputs[gold.doc] else {
        scorer.addFailure(gold)
        continue
      }
      let found = try PredictedFacts(jsonLines: FactLines.text(of: input.facts))
      scorer.add(gold, found: found, text: input.text)
    }
    return (scorer.report, outcome.failures)
  }

  /// Compares facts that were written to files before.
  ///
  /// - Parameter folder: `<doc>.jsonl` for each annotation, as `concentric extract` prints them.
  public func score(factsIn folder: String) throws(GoldError) -> ScoreReport {
    var scorer = Scorer()
    for gold in documents {
      let path = "\(folder)/\(gold.doc).jsonl"
      guard let data = FileManager.default.contents(atPath: path) else {
        throw GoldError(name: path, reason: "cannot be read")
      }
      let lines = String(decoding: data, as: UTF8.self)
      scorer.add(gold, found: try PredictedFacts(jsonLines: lines, name: path), text: nil)
    }
    return scorer.report
  }

  private static func text(of document: String, in folder: String) throws(GoldError) -> String {
    for ending in ["txt", "md", "html", "htm"] {
      let path = "\(folder)/\(document).\(ending)"
      if FileManager.default.fileExists(atPath: path) { return path }
    }
    throw GoldError(name: "\(folder)/\(document).txt", reason: "the annotated text is not there")
  }
}
