import Testing

/// What `--help` says of each command.
@Suite struct HelpTests {
  static let commands: [String] = {
    guard let help = try? Program().run("--help") else { return [] }
    return help.lines.drop { $0 != "SUBCOMMANDS:" }.compactMap { line in
      let words = line.split(separator: " ")
      return line.hasPrefix("  ") && !line.hasPrefix("   ") && words[0] != "See"
        ? String(words[0]) : nil
    }
  }()

  private func help(_ command: String) throws -> [String] {
    let outcome = try Program(environment: ["COLUMNS": "80"]).run(command, "--help")
    #expect(outcome.status == 0)
    return outcome.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func allCommandsAreListed() {
    #expect(HelpTests.commands.count >= 16)
    #expect(HelpTests.commands.contains("doctor"))
  }

  @Test(arguments: commands) func thereIsAnExample(_ command: String) throws {
    let lines = try help(command)
    let head = try #require(lines.firstIndex { $0 == "EXAMPLE" || $0 == "EXAMPLES" })
    #expect(lines[head + 1].contains("concentric \(command)"))
  }

  /// A line of prose ends only where the next word would not have fitted: a line break of our own
  /// inside a paragraph would show as a ragged edge.
  @Test(arguments: commands) func proseFillsItsLines(_ command: String) throws {
    let lines = try help(command)
    let end = try #require(lines.firstIndex { $0.hasPrefix("USAGE:") })
    for (line, next) in zip(lines[..<end], lines[1...end])
    where !line.isEmpty && !line.hasPrefix(" ") && !next.isEmpty
      && !line.hasPrefix("EXAMPLE") && !line.hasPrefix("OVERVIEW")
    {
      let word = next.prefix { $0 != " " }
      #expect(!next.hasPrefix(" ") && line.count + 1 + word.count >= 80, "\(line)\n\(next)")
    }
  }

  @Test(arguments: commands) func examplesFitTheScreen(_ command: String) throws {
    let lines = try help(command)
    let end = try #require(lines.firstIndex { $0.hasPrefix("USAGE:") })
    let start = try #require(lines.firstIndex { $0.hasPrefix("EXAMPLE") })
    for line in lines[(start + 1)..<end].prefix(while: { !$0.isEmpty }) {
      #expect(line.hasPrefix("  "), "\(line)")
    }
  }
}
