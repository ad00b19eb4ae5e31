import Foundation
import QuerySyntax
import SourceText
import TCKRunner

// Parses every query of a folder of feature files.
let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ".")
var files = 0, outlines = 0, scenarios = 0, failed = 0
let paths =
  (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL]
  ?? [])
  .filter { $0.pathExtension == "feature" }.sorted { $0.path < $1.path }
for path in paths {
  let feature = try GherkinReader.read(String(contentsOf: path, encoding: .utf8))
  files += 1
  for scenario in feature.scenarios {
    scenarios += 1
    let expected = scenario.steps.first {
      $0.text.contains("SyntaxError should be raised at compile time")
    }
    for step in scenario.steps where step.docString != nil {
      let source = SourceFile(name: path.lastPathComponent, text: step.docString ?? "")
      do throws(ParseError) {
        let first = try Parser.parse(source)
        let printed = QueryPrinter().print(first)
        let again = SourceFile(name: "printed", text: printed)
        do throws(ParseError) {
          let second = try Parser.parse(again)
          let twice = QueryPrinter().print(second)
          if twice != printed { print("UNSTABLE", printed, twice, separator: "\n") }
        } catch {
          print(DiagnosticRenderer().render(error.diagnostic, in: again))
          print(source.text)
        }
      } catch {
        if let expected, expected.text.hasSuffix(": " + error.detail) { continue }
        failed += 1
        print(scenario.title, expected?.text ?? "")
        print(DiagnosticRenderer().render(error.diagnostic, in: source))
      }
    }
  }
}
print(files, scenarios, failed)
