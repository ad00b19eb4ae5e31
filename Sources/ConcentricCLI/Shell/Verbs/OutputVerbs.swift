import Concentric

/// Commands for how results look and where they go.
enum OutputVerbs {
  static let all = [format, output, timing, set]

  private static let format = ShellVerb(
    name: "format", arguments: "[NAME]", summary: "the form of results: table, csv, json, …",
    details: ResultFormat.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "\n"),
    completion: { _ in .words(ResultFormat.allCases.map(\.rawValue)) },
    run: { arguments, session in
      guard let name = try arguments.word() else {
        return session.output.say(session.format.rawValue)
      }
      try session.set("format", to: name)
    })

  private static let output = ShellVerb(
    name: "output", arguments: "[FILE]", summary: "send results to a file, or back to the screen",
    details: """
      The file is made anew; every result that follows is added to it. The form
      follows from the file's name (csv, tsv, json, jsonl, md, html); with another
      ending, or after :format NAME, it is that of :format.
        :output allies.csv
      """,
    completion: { _ in .file },
    run: { arguments, session in
      let path = try arguments.word()
      let before = session.output.file
      try session.redirect(to: path)
      if let path {
        session.output.say("results go to \(path) (\(session.format.rawValue))")
      } else if let before {
        session.output.say("results go to the screen; \(before) is closed")
      }
    })

  private static let timing = ShellVerb(
    name: "timing", arguments: "[on|off]", summary: "show how long a query took",
    completion: { _ in .words(["on", "off"]) },
    run: { arguments, session in
      if let word = try arguments.word() {
        try session.set("timing", to: word)
      } else {
        session.settings.showsTime.toggle()
        session.output.say("timing is \(session.settings.text(of: "timing"))")
      }
    })

  private static let set = ShellVerb(
    name: "set", arguments: "[NAME VALUE]", summary: "change a setting, or list them",
    details: ShellSettings.names.map { "\($0.name): \($0.values)" }.joined(separator: "\n"),
    completion: { _ in .words(ShellSettings.names.map(\.name)) },
    run: { arguments, session in
      let words = try arguments.words()
      switch words.count {
      case 0:
        for (name, values) in ShellSettings.names {
          session.output.show("\(name) = \(session.settings.text(of: name))  (\(values))\n")
        }
      case 1:
        guard ShellSettings.names.contains(where: { $0.name == words[0] }) else {
          throw ShellError.unknown("setting", words[0], among: ShellSettings.names.map(\.name))
        }
        session.output.show("\(words[0]) = \(session.settings.text(of: words[0]))\n")
      case 2: try session.set(words[0], to: words[1])
      case 3 where words[1] == "=": try session.set(words[0], to: words[2])
      default: throw ShellError("too much after :set", notes: [":set NAME VALUE"])
      }
    })
}
