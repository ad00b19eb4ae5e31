import Concentric

/// A command of the shell, as `:schema`.
struct ShellVerb {
  /// Without the colon.
  let name: String
  /// What follows the name, as `[FILE]`; empty for nothing.
  var arguments = ""
  /// One line for the list of commands.
  let summary: String
  /// More lines for `:help NAME`.
  var details = ""
  /// What Tab offers for the arguments.
  var completion: @Sendable (ShellSession) -> ShellCompleter.Argument = { _ in .none }
  /// Does it. Gets what follows the name, without blanks around it.
  let run: @Sendable (_ arguments: String, ShellSession) throws -> Void

  var usage: String { ":\(name)" + (arguments.isEmpty ? "" : " \(arguments)") }
}

/// All commands of the shell.
enum ShellVerbs {
  static let all: [ShellVerb] =
    HelpVerbs.all + GraphVerbs.all + PictureVerbs.all + QueryVerbs.all + ParameterVerbs.all
    + EvidenceVerbs.all + OutputVerbs.all + TransactionVerbs.all + SessionVerbs.all

  /// Runs a line that begins with a colon.
  static func run(_ line: String, in session: ShellSession) throws {
    let name = line.dropFirst().prefix { !$0.isWhitespace }
    let arguments = String(line.dropFirst(1 + name.count)).trimmingBlanks()
    try find(String(name)).run(arguments, session)
  }

  static func find(_ name: String) throws(ShellError) -> ShellVerb {
    let word = name.lowercased()
    if let verb = all.first(where: { $0.name == word }) { return verb }
    if let name = abbreviations[word], let verb = all.first(where: { $0.name == name }) {
      return verb
    }
    let beginning = all.filter { !word.isEmpty && $0.name.hasPrefix(word) }
    if beginning.count == 1, let verb = beginning.first { return verb }
    let near =
      beginning.count > 1
      ? beginning.map(\.name) : Spelling.suggestions(for: word, among: all.map(\.name))
    var notes: [String] = []
    if !near.isEmpty {
      notes.append("did you mean \(near.map { ":" + $0 }.joined(separator: ", "))?")
    }
    notes.append(":help lists all commands")
    throw ShellError("no command ':\(name)'", notes: notes)
  }

  private static let abbreviations = ["q": "quit", "exit": "quit", "h": "help", "?": "help"]
}

extension String {
  /// Words of a command's arguments; quotes keep blanks together.
  func words() throws(ShellError) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in self {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let quote { throw ShellError("the \(quote) is not closed") }
    if let word { words.append(word) }
    return words
  }

  /// The one word that a command takes, or none.
  func word() throws(ShellError) -> String? {
    let words = try words()
    guard words.count <= 1 else {
      throw ShellError(
        "one argument too many: '\(words[1])'", notes: ["quotes keep blanks together"])
    }
    return words.first
  }
}
