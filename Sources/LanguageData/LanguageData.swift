import Extraction
import Foundation
import SourceText

/// The lexicons and rules that come with Concentric.
public enum LanguageData {
  /// Something is wrong with a resource file.
  public enum Failure: Error {
    case unreadable(String)
  }

  /// The extractor of this package's own lexicons and rules.
  ///
  /// - Parameters:
  ///   - lexicons: Further files of word classes, read after the package's own.
  ///   - rules: Further rule files; a rule takes the place of one with its name.
  ///   - includingRules: Whether the package's own rules come before them.
  ///   - directory: Read from here in place of the package's resources.
  /// - Throws: ``LexiconError``, ``RuleError``, ``Failure``.
  public static func extractor(
    lexicons: [SourceFile] = [], rules: [SourceFile] = [], includingRules: Bool = true,
    directory: URL? = nil
  ) throws -> Extractor {
    let root = directory ?? Bundle.module.bundleURL.appending(path: "Resources")
    var files = LexiconFiles()
    files.words = try read(root, "words.tsv")
    files.divisions = try read(root, "divisions.tsv")
    files.towns = try read(root, "towns.tsv")
    files.communities = try read(root, "communities.tsv")
    files.surnames = try read(root, "surnames.tsv")
    files.givenNames = try read(root, "given_names.tsv")
    files.traditional = try read(root, "traditional.tsv")
    files.classes = try all(in: root.appending(path: "classes"), ending: "tsv")
    files.classes += lexicons.map { ($0.name, $0.text) }
    let lexicon = try Lexicon(files)
    let own =
      !includingRules
      ? []
      : try all(in: root.appending(path: "rules"), ending: "rules").map {
        SourceFile(name: $0.name, text: $0.text)
      }
    return Extractor(lexicon: lexicon, rules: try RuleSet(own + rules, lexicon: lexicon))
  }

  private static func read(_ root: URL, _ name: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: root.appending(path: name).path) else {
      throw Failure.unreadable(root.appending(path: name).path)
    }
    return String(decoding: data, as: UTF8.self)
  }

  private static func all(in folder: URL, ending: String) throws -> [(name: String, text: String)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.filter { $0.hasSuffix("." + ending) }.sorted().map {
      ($0, try read(folder, $0))
    }
  }
}
