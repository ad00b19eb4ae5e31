import Foundation
import TCKRunner

// concentric-tck DIR [TEXT]: runs the scenarios of every feature file in a folder, those whose file
// or title contains a text if there is one. A line for each failure, then the numbers; status 1
// when there was a failure, 2 when there was nothing to run.

let arguments = CommandLine.arguments.dropFirst()
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
