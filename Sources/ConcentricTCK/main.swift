import Foundation
import TCKRunner

// concentric-tck DIR [TEXT]: runs the scenarios of every feature file in a folder, those whose file
// or title contains a text if there is one. A line for each failure, then the numbers; status 1
// when there was a failure, 2 when there was nothing to run.
// concentric-tck fuzz COUNT [SEED]: gives the parser random texts and shows the first mistake.
// concentric-tck refresh FILE: writes the results of a reference page's examples anew.

let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "fuzz", let count = arguments.dropFirst().first.flatMap({ Int($0) }) {
  var fuzzer = ParserFuzzer(seed: arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1)
  for _ in 0..<count {
    let text = fuzzer.input()
    guard let finding = ParserFuzzer.finding(in: text) else { continue }
    print(text, finding, separator: "\n")
    exit(1)
  }
  print("\(count) texts, nothing found")
  exit(0)
}
if arguments.first == "refresh", let file = arguments.dropFirst().first {
  let page = ReferencePage(try String(contentsOfFile: file, encoding: .utf8))
  try page.refreshed(on: ScenarioEngine()).write(toFile: file, atomically: true, encoding: .utf8)
  exit(0)
}
guard let folder = arguments.first, arguments.count <= 2 else {
  FileHandle.standardError.write(Data("usage: concentric-tck DIR [TEXT]\n".utf8))
  exit(2)
}
do {
  var features = try FeatureFolder(folder)
  if let text = arguments.dropFirst().first { features.keep(containing: text) }
  let report = features.run(on: ScenarioEngine()) { scenario, reason in
    print("\(scenario): \(reason.split(separator: "\n").joined(separator: " ⏎ "))")
  }
  print(report.summary)
  if report.passed + report.failures.count == 0 { exit(2) }
  exit(report.failures.isEmpty ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("concentric-tck: \(error)\n".utf8))
  exit(2)
}
