import Concentric

/// Commands for the graph as a whole.
enum GraphVerbs {
  static let all = [schema, open, save]

  private static let schema = ShellVerb(
    name: "schema", summary: "labels, types and keys of the graph, with counts",
    run: { _, session in
      let formatter: any ResultFormatter =
        StandardOutput.isTerminal
        ? TableFormatter(options: FormatOptions(width: StandardOutput.columns)) : PlainFormatter()
      session.output.show(
        GraphSchema.text(of: session.graph, as: formatter), usesPager: session.settings.usesPager)
    })

  private static let open = ShellVerb(
    name: "open", arguments: "FILE", summary: "open a graph file", completion: { _ in .file },
    run: { arguments, session in
      guard let path = try arguments.word() else {
        throw ShellError("which file?", notes: [":open FILE"])
      }
      guard try SessionVerbs.maySetAsideChanges(of: session) else { return }
      try session.open(path)
      session.output.say(SessionVerbs.description(of: session))
    })

  private static let save = ShellVerb(
    name: "save", arguments: "[FILE]", summary: "write the graph to its file, or to another one",
    completion: { _ in .file },
    run: { arguments, session in
      guard let path = try arguments.word() ?? session.path else {
        throw ShellError("the graph has no file yet", notes: [":save FILE"])
      }
      guard session.transaction == nil else {
        throw ShellError("a transaction is open", notes: [":commit or :rollback first"])
      }
      try session.save(to: path)
      session.output.say("saved to \(path)")
    })
}
