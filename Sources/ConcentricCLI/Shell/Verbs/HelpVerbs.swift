import Concentric

enum HelpVerbs {
  static let all = [
    ShellVerb(
      name: "help", arguments: "[TOPIC]", summary: "what can be typed here",
      completion: { _ in .words(topics) },
      run: { topic, session in
        session.output.show(try text(for: topic) + "\n", usesPager: session.settings.usesPager)
      })
  ]

  static var topics: [String] {
    ["query", "keys"] + ShellVerbs.all.map(\.name)
  }

  private static func text(for topic: String) throws(ShellError) -> String {
    let word = (topic.hasPrefix(":") ? String(topic.dropFirst()) : topic).lowercased()
    switch word {
    case "": return overview
    case "query", "queries?", "language": return query
    case "keys", "keyboard": return keys
    default:
      guard let verb = try? ShellVerbs.find(word) else {
        throw ShellError.unknown("help on", topic, among: topics, help: ":help lists everything")
      }
      return "\(verb.usage)\n\n  \(verb.summary)"
        + (verb.details.isEmpty ? "" : "\n\n" + indented(verb.details))
    }
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
      .joined(separator: "\n")
  }

  private static var overview: String {
    let width = ShellVerbs.all.map(\.usage.count).max() ?? 0
    let list = ShellVerbs.all.map { verb in
      "  " + verb.usage + String(repeating: " ", count: width + 2 - verb.usage.count)
        + verb.summary
    }
    return """
      Type a query and end it with ';' (a single line needs none). '\\G' instead of ';'
      shows one value a line. Tab completes words and names, also 'zhuhai' or 'zhl' to
      珠海路….

        MATCH (s {name: '珠海路派出所党支部'})-[:ALLIANCE_WITH]-(p) RETURN p.name;

      Commands:
      \(list.joined(separator: "\n"))

      :help query tells the query language in one page, :help keys the keys of the
      editor, :help COMMAND more on a command.
      """
  }

  private static let query = """
    MATCH (a:Organization {name: '…'})-[r:ALLIANCE_WITH]-(b)
                                                  a pattern: nodes and edges
    MATCH (a)<-[:SUBORDINATE_TO*1..3]-(b)         one to three edges, by direction
    MATCH p = shortestPath((a)-[*..6]-(b))        a path as a value
    OPTIONAL MATCH …                              null where nothing is found
    WHERE a.name CONTAINS '派出所' AND NOT (a)--(:Person)
                                                  conditions
    WITH a, count(*) AS n                         a step between two parts
    RETURN DISTINCT b.name AS name, count(*) AS n
                                                  what comes out
    ORDER BY n DESC, name SKIP 10 LIMIT 5         in which order, how many
    UNWIND [1, 2, 3] AS x                         a row for each element
    CREATE, MERGE, SET, REMOVE, DETACH DELETE     change the graph in memory
    CALL graph.evidence(r) YIELD document, text   procedures
    EXPLAIN … / PROFILE …                         how it is done

    Labels: Organization, Place, Program, Person. Types: ALLIANCE_WITH (without
    direction), SERVES, SUBORDINATE_TO. :schema shows what the open graph holds.
    Texts stand in '…' or "…", names with blanks in `…`, parameters are $name
    (:param).
    """

  private static let keys = """
    Tab             complete, or list what fits
    ↑ ↓  C-p C-n    lines of the text, then the history
    C-r             search the history; C-r again goes on, C-g gives up
    C-a C-e         start and end of the line          Home End
    M-b M-f         a word back, a word on             C-← C-→
    C-w M-⌫ M-d     cut a word      C-u C-k   cut to the line's start, end
    C-y M-y         put back what was cut, or what was cut before it
    C-_             undo            C-t       swap two characters
    M-↵  C-j        a new line without sending the query
    C-l             clear the screen
    C-c             give up the text; while a query runs, stop it
    C-z             to the system's shell (fg comes back)
    C-d             leave
    """
}
