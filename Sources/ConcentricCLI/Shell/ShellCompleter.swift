import Concentric
import Foundation
import LineEditor

/// What Tab offers: words of the language, names of the open graph, shell commands, files.
struct ShellCompleter {
  /// What the graph, the shell and the file system have to offer.
  struct Vocabulary {
    var keywords: [String] = []
    var functions: [String] = []
    var procedures: [String] = []
    var labels: [String] = []
    var types: [String] = []
    var keys: [String] = []
    var parameters: [String] = []
    /// Names of shell commands, with the colon.
    var commands: [String] = []
    /// What a command's argument may be.
    var arguments: (_ command: String) -> Argument = { _ in .none }
  }

  enum Argument {
    case none, file, node
    case words([String])
  }

  var vocabulary = Vocabulary()
  /// Asked only when a name is to be completed: making the index takes time in a large graph.
  var names: () -> NameIndex

  /// What could stand at the cursor.
  func complete(_ before: String, after: String) -> Completion {
    let pieces = QueryPiece.pieces(of: before)
    if before.hasPrefix(":") { return completeCommand(before) }
    if let last = pieces.last, last.kind == .unclosed, let quote = last.text.first {
      return completeName(last, quote: quote, before: before)
    }
    if pieces.last?.kind == .comment { return Completion(start: before.count, candidates: []) }
    return completeWord(pieces, before: before)
  }

  // MARK: Shell commands

  private func completeCommand(_ text: String) -> Completion {
    guard let space = text.lastIndex(where: \.isWhitespace) else {
      return offer(vocabulary.commands, for: text, from: 0)
    }
    let command = String(text.prefix { !$0.isWhitespace })
    let start = text.distance(from: text.startIndex, to: space) + 1
    let word = String(text[text.index(after: space)...])
    switch vocabulary.arguments(command) {
    case .none: return Completion(start: start, candidates: [])
    case .file: return completeFile(word, from: start)
    case .words(let words): return offer(words, for: word, from: start)
    case .node:
      // What follows -o is the picture's file.
      let previous = text[..<space].split(separator: " ").last
      if previous == "-o" || previous == "--output" { return completeFile(word, from: start) }
      let candidates = names().matches(word).map { Completion.Candidate($0) }
      return Completion(start: start, candidates: word.isEmpty ? [] : candidates)
    }
  }

  private func completeFile(_ word: String, from start: Int) -> Completion {
    let slash = word.lastIndex(of: "/")
    let folder = slash.map { String(word[...$0]) } ?? ""
    let beginning = slash.map { String(word[word.index(after: $0)...]) } ?? word
    let place =
      folder.hasPrefix("~/")
      ? FileManager.default.homeDirectoryForCurrentUser.path + folder.dropFirst() : folder
    let entries =
      (try? FileManager.default.contentsOfDirectory(atPath: place.isEmpty ? "." : place)) ?? []
    let candidates = entries.filter {
      $0.hasPrefix(beginning) && (beginning.hasPrefix(".") || !$0.hasPrefix("."))
    }
    .sorted().map { entry in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: place + entry, isDirectory: &isFolder)
      let suffix = exists && isFolder.boolValue ? "/" : ""
      return Completion.Candidate(
        folder + entry + suffix, display: entry + suffix, suffix: isFolder.boolValue ? "" : " ")
    }
    return Completion(start: start, candidates: candidates)
  }

  // MARK: Names in quotes

  private func completeName(
    _ piece: QueryPiece, quote: Character, before: String
  ) -> Completion {
    guard quote == "'" || quote == "\"" else { return Completion(start: 0, candidates: []) }
    let word = String(piece.text.dropFirst())
    let candidates = names().matches(word).map { name in
      Completion.Candidate(escaped(name, quote), display: name, suffix: String(quote))
    }
    return Completion(start: before.count - word.count, candidates: candidates)
  }

  private func escaped(_ name: String, _ quote: Character) -> String {
    name.contains(where: { $0 == quote || $0 == "\\" })
      ? String(
        name.flatMap { $0 == quote || $0 == "\\" ? ["\\", $0] : [$0] }) : name
  }

  // MARK: Words of a query

  private func completeWord(_ pieces: [QueryPiece], before: String) -> Completion {
    var pieces = pieces
    var word = ""
    if let last = pieces.last, last.range.upperBound == before.utf8.count,
      [.keyword, .name, .parameter].contains(last.kind) || last.text == "$"
    {
      word = last.text
      pieces.removeLast()
    }
    let start = before.count - word.count
    if word.hasPrefix("$") {
      return offer(vocabulary.parameters.map { "$" + $0 }, for: word, from: start, suffix: "")
    }
    let previous = pieces.last?.text ?? ""
    if previous == "." { return offer(vocabulary.keys, for: word, from: start, suffix: "") }
    let bracket = innermostBracket(pieces)
    if [":", "|", "&", "!"].contains(previous), bracket?.text != "{" {
      let isEdge = bracket?.text == "["
      return offer(
        isEdge ? vocabulary.types : vocabulary.labels, for: word, from: start, suffix: "")
    }
    if bracket?.text == "{", previous == "{" || previous == "," {
      return offer(vocabulary.keys, for: word, from: start, suffix: ": ")
    }
    if let call = pieces.last, call.text.uppercased() == "CALL" {
      return offer(vocabulary.procedures, for: word, from: start, suffix: "(")
    }
    guard !word.isEmpty else { return Completion(start: start, candidates: []) }
    return completeExpression(word, pieces, from: start)
  }

  private func completeExpression(
    _ word: String, _ pieces: [QueryPiece], from start: Int
  ) -> Completion {
    var seen = Set<String>()
    var candidates: [Completion.Candidate] = []
    func add(_ words: [String], suffix: String) {
      for text in words.sorted()
      where text.lowercased().hasPrefix(word.lowercased()) && seen.insert(text + suffix).inserted {
        candidates.append(
          Completion.Candidate(
            suffix == "(" ? text + "(" : text, suffix: suffix == "(" ? "" : suffix))
      }
    }
    let variables = pieces.indices.filter { index in
      pieces[index].kind == .name
        && (index == 0 || ![".", ":", "|", "&"].contains(pieces[index - 1].text))
        && (index + 1 == pieces.count || pieces[index + 1].text != "(")
    }
    add(Array(Set(variables.map { pieces[$0].text })), suffix: "")
    add(vocabulary.keywords, suffix: " ")
    add(vocabulary.functions, suffix: "(")
    return Completion(start: start, candidates: candidates)
  }

  private func innermostBracket(_ pieces: [QueryPiece]) -> QueryPiece? {
    var open: [QueryPiece] = []
    for piece in pieces where piece.kind == .symbol {
      if ["(", "[", "{"].contains(piece.text) { open.append(piece) }
      if [")", "]", "}"].contains(piece.text) { _ = open.popLast() }
    }
    return open.last
  }

  private func offer(
    _ words: [String], for word: String, from start: Int, suffix: String = " "
  ) -> Completion {
    let lowered = word.lowercased()
    let candidates = words.filter { $0.lowercased().hasPrefix(lowered) }.sorted()
      .map { Completion.Candidate($0, suffix: suffix) }
    return Completion(start: start, candidates: candidates)
  }
}
