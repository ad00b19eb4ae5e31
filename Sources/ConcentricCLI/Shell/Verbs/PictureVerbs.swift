import ArgumentParser
import Concentric

/// Commands that make graphs of texts, and pictures of graphs.
enum PictureVerbs {
  static let all = [build, render]

  private static let build = ShellVerb(
    name: "build", arguments: "PATH…", summary: "make a graph from texts and open it",
    details: "Reads files and folders. The graph is in memory; :save FILE keeps it.",
    completion: { _ in .file },
    run: { arguments, session in
      let words = try arguments.words()
      guard !words.isEmpty else { throw ShellError("which texts?", notes: [":build PATH…"]) }
      guard try SessionVerbs.maySetAsideChanges(of: session) else { return }
      let built = try KnowledgeGraph.build(from: words)
      for failure in built.failures { session.tell(failure) }
      guard built.graph.graph.nodeCount > 0 else {
        throw ShellError("there is nothing to build from")
      }
      session.take(built.graph.graph)
      session.graphHasChanged()
      session.output.say(SessionVerbs.description(of: session))
    })

  private static let render = ShellVerb(
    name: "render", arguments: "NAME… [-o FILE]", summary: "draw the network of a node",
    details: """
      Draws NAME.svg, or the file of -o (svg, png, pdf, dot, html). Takes the
      options of 'concentric render': --hops, --types, --layout, --theme, --title,
      --query and the rest.
        :render 珠海路派出所
        :render 珠海路派出所 -o station.png --theme print
      """,
    completion: { _ in .node },
    run: { arguments, session in
      var words = try arguments.words()
      guard let first = words.first else {
        throw ShellError("whose network?", notes: [":render NAME"])
      }
      if !words.contains("-o"), !words.contains("--output") {
        let name = first.hasPrefix("-") ? "picture" : first
        let file = String(name.map { "/\\:".contains($0) ? "_" : $0 }) + ".svg"
        words += ["-o", file]
      }
      let command = try parsed(RenderCommand.self, [session.path ?? "in memory"] + words)
      try command.draw(&session.graph)
    })

  /// A command of the program with these arguments.
  private static func parsed<Command: ParsableCommand>(
    _ type: Command.Type, _ words: [String]
  ) throws(ShellError) -> Command {
    do {
      return try Command.parse(words)
    } catch {
      let lines = Command.message(for: error).split(separator: "\n").map(String.init)
      throw ShellError(lines.first ?? "wrong arguments", notes: Array(lines.dropFirst()))
    }
  }
}
