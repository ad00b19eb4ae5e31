import ArgumentParser
import Concentric

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program: its subcommands and what holds for all of them.
struct ConcentricCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concentric",
    abstract:
      "Builds knowledge graphs from Chinese texts on grassroots governance and queries them.",
    discussion: """
      EXAMPLES
        concentric build seeds -o Graphs/seeds.graph
        concentric query Graphs/seeds.graph 'MATCH (o:Organization) RETURN count(*)'
        concentric render Graphs/seeds.graph 珠海路派出所 -o station.svg
        concentric shell Graphs/seeds.graph

      EXIT STATUS
        0  everything was done
        1  the work failed; nothing was written
        2  wrong usage
        3  some inputs or queries failed, the rest were done

      A completion script: concentric --generate-completion-script bash|zsh|fish
      """,
    subcommands: [
      BuildCommand.self,
      UpdateCommand.self,
      ExtractCommand.self,
      QueryCommand.self,
      RunCommand.self,
      QueriesCommand.self,
      RenderCommand.self,
      ShellCommand.self,
      ExplainCommand.self,
      TraceCommand.self,
      RulesCommand.self,
      VerifyCommand.self,
      ImportCommand.self,
      ExportCommand.self,
      BenchCommand.self,
      EvaluateCommand.self,
      ShardCommand.self,
      DoctorCommand.self,
    ])

  @Flag(help: "Show the versions of the program and of the libraries it uses.")
  var version = false

  func run() throws {
    guard version else { throw CleanExit.helpRequest() }
    StandardOutput.write(
      """
      Concentric \(Version.text)
      Graphviz \(DrawingSystem.version ?? "does not start")
      SQLite \(GraphFile.sqliteVersion)

      """)
  }
}

@main
enum Program {
  static func main() {
    do {
      var command = try ConcentricCommand.parseAsRoot()
      try command.run()
    } catch {
      exit(ProgramExit.report(error))
    }
  }
}
