import Concentric
import Foundation

/// A saved query that is to be run, with the parameters given for it.
struct PlannedRun: Sendable {
  /// The query's name, with a number when it runs several times.
  let name: String
  /// Its file.
  let path: String
  /// `nil` when the file cannot be read; then `failure` says why.
  let query: SavedQuery?
  let failure: String?
  let parameters: [String: Value]

  /// Where its expected result is kept.
  var goldenPath: String {
    URL(fileURLWithPath: path).deletingPathExtension().path + ".expected"
  }

  /// The runs that items ask for, in their order.
  ///
  /// - Parameters:
  ///   - items: Files, folders or names.
  ///   - variants: Each gives one run of every query.
  static func plan(
    _ items: [String], folder: String, variants: [[String: Value]]
  ) throws(CommandFailure) -> [PlannedRun] {
    var paths: [String] = []
    for item in items.isEmpty ? [folder] : items {
      guard let files = SavedQueryFolder.files(for: item, folder: folder) else {
        let known = SavedQueryFolder.files(in: folder).map(SavedQueryFolder.name)
        let near = Spelling.suggestions(for: item, among: known)
        throw CommandFailure(
          "no saved query, file or folder '\(item)'"
            + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")
            + "\n  = names are looked up in the folder '\(folder)'; --queries names another")
      }
      if files.isEmpty { throw CommandFailure("no .cypher files in '\(item)'") }
      paths += files
    }
    return paths.flatMap { path in
      let name = SavedQueryFolder.name(of: path)
      let (query, failure) = load(path)
      return variants.enumerated().map { number, parameters in
        PlannedRun(
          name: variants.count > 1 ? "\(name)-\(number + 1)" : name, path: path, query: query,
          failure: failure, parameters: parameters)
      }
    }
  }

  private static func load(_ path: String) -> (SavedQuery?, String?) {
    do {
      return (try SavedQueryFolder.load(path), nil)
    } catch let error as SavedQueryError {
      let source = error.source ?? SourceFile(name: path, text: "")
      return (nil, DiagnosticRenderer().render(error.diagnostic, in: source))
    } catch {
      return (nil, "error: cannot read '\(path)'")
    }
  }
}

/// What came of a planned run.
struct FinishedRun: Sendable {
  let plan: PlannedRun
  let run: SavedQueryRun
  /// Lines that tell how the result differs from the one expected; `nil` when nothing was compared.
  var differences: [String]?

  var isOK: Bool { run.failure == nil && (differences ?? []).isEmpty }

  /// Why it is not.
  var problem: String? {
    if let failure = run.failure { return failure }
    guard let differences, !differences.isEmpty else { return nil }
    return differences.joined(separator: "\n")
  }
}
