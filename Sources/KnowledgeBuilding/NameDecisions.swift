import Extraction
import SourceText

/// What a person has decided about names: which mean one thing, and which do not.
///
/// A line of the file is a decision; its parts are separated by tabs, and lines with `#` first are passed over:
///
///     same    市南公安        青岛市公安局市南分局
///     same    老站 @ report-3    珠海路派出所
///     apart   南街派出所 @ a  南街派出所 @ b
///
/// `same` joins all things that bear the names, within each label. `apart` keeps each of its things from the others.
/// A name with `@ DOCUMENT` means the thing of that document only. Where two decisions contradict each other, `apart`
/// holds.
public struct NameDecisions: Sendable {
  /// A name, in one document or in all.
  struct Mention: Hashable, Sendable {
    let name: String
    let document: String?
  }

  struct Decision: Sendable {
    enum Kind: String, CaseIterable, Sendable { case same, apart }
    let kind: Kind
    let mentions: [Mention]
    /// Where each mention stands in the file.
    let ranges: [SourceRange]
    /// From 1.
    let line: Int
  }

  public let file: SourceFile
  let decisions: [Decision]

  /// - Throws: ``NameDecisionError`` for the first line that is wrong.
  public init(_ file: SourceFile) throws(NameDecisionError) {
    self.file = file
    var decisions: [Decision] = []
    for index in file.lineStarts.indices {
      if let decision = try Self.decision(on: index, of: file) { decisions.append(decision) }
    }
    self.decisions = decisions
  }

  /// The line of a decision, for people: `names.tsv:3`.
  func place(of decision: Decision) -> String { "\(file.name):\(decision.line)" }

  private static func decision(
    on index: Int, of file: SourceFile
  ) throws(NameDecisionError) -> Decision? {
    let parts = parts(of: file.line(index), at: file.lineStarts[index])
    guard let head = parts.first, !head.text.hasPrefix("#") else { return nil }
    func error(_ kind: NameDecisionError.Kind, _ range: SourceRange) -> NameDecisionError {
      NameDecisionError(kind: kind, file: file, range: range)
    }
    guard let kind = Decision.Kind(rawValue: head.text) else {
      throw error(.unknownDecision(head.text), head.range)
    }
    guard parts.count > 2 else { throw error(.tooFewNames, parts.last?.range ?? head.range) }
    var mentions: [Mention] = []
    for part in parts.dropFirst() {
      let pieces = part.text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        .map { trim(String($0)) }
      let name = plain(pieces[0])
      guard !name.isEmpty, pieces.last?.isEmpty == false else {
        throw error(.emptyName, part.range)
      }
      let mention = Mention(name: name, document: pieces.count > 1 ? pieces[1] : nil)
      if mentions.contains(mention) { throw error(.repeated(part.text), part.range) }
      mentions.append(mention)
    }
    return Decision(
      kind: kind, mentions: mentions, ranges: parts.dropFirst().map(\.range), line: index + 1)
  }

  /// The parts between tabs, without blanks around them; empty ones fall away.
  private static func parts(
    of line: String, at start: Int
  ) -> [(text: String, range: SourceRange)] {
    var offset = start
    return line.split(separator: "\t", omittingEmptySubsequences: false).compactMap { part in
      let from = offset + part.prefix { $0 == " " }.utf8.count
      offset += part.utf8.count + 1
      let text = trim(String(part))
      return text.isEmpty ? nil : (text, SourceRange(from, from + text.utf8.count))
    }
  }

  private static func trim(_ text: String) -> String {
    var slice = text[...]
    while slice.first == " " { slice = slice.dropFirst() }
    while slice.last == " " { slice = slice.dropLast() }
    return String(slice)
  }

  /// A name as names are compared: without white space and quotation marks.
  static func plain(_ name: String) -> String {
    name.filter { !$0.isWhitespace && !"“”「」『』\"".contains($0) }
  }
}

/// What is wrong with a file of decisions on names.
public struct NameDecisionError: FileDiagnosticError {
  public enum Kind: Hashable, Sendable {
    case unknownDecision(String)
    case tooFewNames
    case emptyName
    case repeated(String)
  }

  public let kind: Kind
  public let file: SourceFile
  public let range: SourceRange

  public var diagnostic: Diagnostic {
    switch kind {
    case .unknownDecision(let word):
      let near = Spelling.suggestions(for: word, among: ["same", "apart"])
      return Diagnostic(
        "'\(word)' is no decision", code: "UnknownDecision", at: range,
        notes: near.map { "did you mean '\($0)'?" }
          + ["a line is: same or apart, tab, name, tab, name; a name may be 'NAME @ DOCUMENT'"])
    case .tooFewNames:
      return Diagnostic(
        "a decision needs two names", code: "TooFewNames", at: range,
        notes: ["names are separated by tabs, not by blanks"])
    case .emptyName:
      return Diagnostic(
        "a name or a document is missing", code: "EmptyName", at: range,
        notes: ["write it so: 南街派出所 @ report-3"])
    case .repeated(let name):
      return Diagnostic(
        "'\(name)' stands twice in the line", code: "RepeatedName", at: range,
        notes: ["say which is meant by the document: \(name) @ DOCUMENT"])
    }
  }
}
