import Concentric
import Foundation

/// A saved query that is to be run, with the parameters given for it.
struct PlannedRun: Sendable {
  /// The query's name; when it runs several times, with what its parameters are, or a number.
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
      let labels = labels(of: variants, for: query)
      return zip(labels, variants).map { label, parameters in
        PlannedRun(
          name: label.isEmpty ? name : "\(name)-\(label)", path: path, query: query,
          failure: failure, parameters: parameters)
      }
    }
  }

  /// What tells the runs of a query apart, fit for a file's name: the values that differ between
  /// them, or numbers where these are not enough.
  private static func labels(of variants: [[String: Value]], for query: SavedQuery?) -> [String] {
    guard variants.count > 1 else { return variants.map { _ in "" } }
    let known = query?.parameterNames ?? []
    let differing = known.sorted().filter { name in
      variants.contains { $0[name] != variants[0][name] }
    }
    let labels = variants.map { values in
      differing.compactMap { values[$0].map(fileName) }.joined(separator: "-")
    }
    let isTelling = Set(labels.map { $0.lowercased() }).count == labels.count
    return isTelling && !labels.contains("")
      ? labels : variants.indices.map { String($0 + 1) }
  }

  private static func fileName(_ value: Value) -> String {
    let text: String
    if case .string(let string) = value {
      text = string
    } else {
      text = ValueText(graph: Graph()).literal(value)
    }
    let kept = text.replacingControls().prefix(60).map { sign in
      "/\\:*?\"<>|.".contains(sign) || sign.isWhitespace ? "_" : sign
    }
    return String(kept)
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
