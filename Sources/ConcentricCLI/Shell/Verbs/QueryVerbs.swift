import Concentric
import Foundation

/// Commands that run queries.
enum QueryVerbs {
  static let all = [source, run, queries, explain, profile]

  private static let source = ShellVerb(
    name: "source", arguments: "FILE", summary: "run the statements and commands of a file",
    completion: { _ in .file },
    run: { arguments, session in
      guard let path = try arguments.word() else {
        throw ShellError("which file?", notes: [":source FILE"])
      }
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ShellError("cannot read '\(path)'")
      }
      guard session.sourceDepth < 8 else {
        throw ShellError("'\(path)' is sourced inside too many others")
      }
      session.sourceDepth += 1
      defer { session.sourceDepth -= 1 }
      try session.run(String(decoding: data, as: UTF8.self), name: path)
    })

  private static let run = ShellVerb(
    name: "run", arguments: "NAME [param=value]…", summary: "run a saved query",
    details: """
      NAME is a file of the folder of saved queries (:set queries FOLDER), or a
      path.
      Parameters that are not given are asked for; Enter takes the default.
      """,
    completion: { session in
      .words(SavedQueryFolder.files(in: session.settings.queriesFolder).map(SavedQueryFolder.name))
    },
    run: { arguments, session in
      let words = try arguments.words()
      guard let name = words.first else {
        throw ShellError("which query?", notes: [":queries lists them"])
      }
      let query = try load(name, session)
      var given: [String: Value] = [:]
      for word in words.dropFirst() {
        guard let equals = word.firstIndex(of: "=") else {
          throw ShellError("'\(word)' is not of the form param=value")
        }
        let parameter = String(word[..<equals])
        guard query.parameterNames.contains(parameter) else {
          throw ShellError.unknown(
            "parameter of '\(name)'", parameter, among: query.parameterNames.sorted())
        }
        given[parameter] = try query.value(
          of: String(word[word.index(after: equals)...]), for: parameter)
      }
      if let title = query.title ?? query.englishTitle { session.output.say(title) }
      given = try askForRest(of: query, given: given, session)
      let values = try query.values(given: session.parameters.merging(given) { $1 })
      for statement in query.statements { try session.run(statement, parameters: values) }
    })

  private static let queries = ShellVerb(
    name: "queries", summary: "list the saved queries",
    run: { _, session in
      let files = SavedQueryFolder.files(in: session.settings.queriesFolder)
      guard !files.isEmpty else {
        throw ShellError(
          "no saved queries in '\(session.settings.queriesFolder)'",
          notes: [":set queries FOLDER names another folder"])
      }
      session.output.show(
        try SavedQueryList.text(
          of: files.map { try SavedQueryFolder.load($0) }, width: StandardOutput.columns),
        usesPager: session.settings.usesPager)
    })

  private static let explain = ShellVerb(
    name: "explain", arguments: "QUERY", summary: "how a query would be done, without doing it",
    run: { arguments, session in try runPrefixed("EXPLAIN", arguments, session) })

  private static let profile = ShellVerb(
    name: "profile", arguments: "QUERY", summary: "run a query and measure each step",
    run: { arguments, session in try runPrefixed("PROFILE", arguments, session) })

  private static func runPrefixed(
    _ word: String, _ query: String, _ session: ShellSession
  ) throws {
    guard !query.isEmpty else {
      throw ShellError("which query?", notes: [":\(word.lowercased()) QUERY"])
    }
    try session.run("\(word) \(query)")
  }

  private static func load(_ name: String, _ session: ShellSession) throws -> SavedQuery {
    let folder = session.settings.queriesFolder
    if let files = SavedQueryFolder.files(for: name, folder: folder), files.count == 1,
      let file = files.first
    {
      return try SavedQueryFolder.load(file)
    }
    throw ShellError.unknown(
      "saved query", name,
      among: SavedQueryFolder.files(in: folder).map(SavedQueryFolder.name),
      help: ":queries lists them")
  }

  private static func askForRest(
    of query: SavedQuery, given: [String: Value], _ session: ShellSession
  ) throws -> [String: Value] {
    guard let ask = session.ask else { return given }
    var given = given
    for parameter in query.parameters where given[parameter.name] == nil {
      let known = session.parameters[parameter.name] ?? parameter.defaultValue
      let standing = known.map { " [\(ValueText(graph: session.graph).readable($0))]" } ?? ""
      let about = parameter.text.isEmpty ? "" : " – \(parameter.text)"
      guard let answer = ask("\(parameter.name)\(about)\(standing): ") else {
        throw ShellError("'\(query.name)' was not run")
      }
      if answer.isEmpty, known == nil { throw ShellError("'\(parameter.name)' needs a value") }
      if !answer.isEmpty {
        given[parameter.name] = try query.value(of: answer, for: parameter.name)
      }
    }
    return given
  }
}
