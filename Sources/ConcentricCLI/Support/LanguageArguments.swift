import ArgumentParser
import Concentric
import Foundation

/// Rules and lexicons of one's own, for commands that extract.
struct LanguageArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Rules of your own: a file, or a folder of *.rules. A rule takes the place of one with its name.",
      valueName: "path"),
    completion: .file())
  var rules: [String] = []

  @Option(
    help: ArgumentHelp("A file of words with their classes, read after the program's own."),
    completion: .file())
  var lexicon: [String] = []

  @Flag(help: "Use no rules but those of --rules.")
  var onlyRules = false

  func validate() throws {
    if onlyRules, rules.isEmpty { throw ValidationError("'--only-rules' needs '--rules'") }
  }

  /// Whether anything is asked for but the program's own.
  var isGiven: Bool { !rules.isEmpty || !lexicon.isEmpty }

  /// The extractor of the program's lexicons and rules with these.
  func extractor() throws(CommandFailure) -> Extractor {
    try extractor(rules: rules)
  }

  /// The same with rules from elsewhere.
  func extractor(rules paths: [String]) throws(CommandFailure) -> Extractor {
    let lexicons = try lexicon.map { path throws(CommandFailure) in try TextFile.read(path) }
    let rules = try Self.ruleFiles(paths).map { path throws(CommandFailure) in
      try TextFile.read(path)
    }
    do {
      return try LanguageData.extractor(
        lexicons: lexicons, rules: rules, includingRules: !onlyRules)
    } catch let error as any FileDiagnosticError {
      throw CommandFailure(error, in: error.file)
    } catch {
      throw CommandFailure("the program's own data cannot be read: \(error)")
    }
  }

  /// The files themselves, and the rule files of folders in the order of their names.
  private static func ruleFiles(_ paths: [String]) throws(CommandFailure) -> [String] {
    var files: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        isFolder.boolValue
      else {
        files.append(path)
        continue
      }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      let rules = names.filter { $0.hasSuffix(".rules") }.sorted()
      if rules.isEmpty { throw CommandFailure("the folder '\(path)' has no rule file (*.rules)") }
      let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      files += rules.map { "\(folder)/\($0)" }
    }
    return files
  }
}

/// A file by which a person decides what is one thing, for commands that build graphs.
struct NameArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file that says which names are one thing and which are not; kept in the graph.",
      valueName: "file"),
    completion: .file())
  var names: String?

  func decisions() throws(CommandFailure) -> NameDecisions? {
    guard let names else { return nil }
    do {
      return try NameDecisions(TextFile.read(names))
    } catch let error as NameDecisionError {
      throw CommandFailure(error, in: error.file)
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure("cannot read '\(names)': \(error)")
    }
  }

  /// Tells of names that no document bears.
  static func warn(of decisions: NameDecisions, _ facts: [DocumentFacts]) {
    let renderer = DiagnosticRenderer(colored: StandardError.isColored)
    for warning in decisions.unmatched(in: facts) {
      StandardError.write(renderer.render(warning, in: decisions.file) + "\n")
    }
  }
}

/// Reads the small files that people write for the program.
enum TextFile {
  /// - Throws: ``CommandFailure`` when it cannot be read or is not UTF-8.
  static func read(_ path: String) throws(CommandFailure) -> SourceFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure("cannot read '\(path)'")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure("'\(path)' is not UTF-8; save it so")
    }
    return SourceFile(
      name: path, text: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
  }
}
