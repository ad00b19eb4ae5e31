import Foundation

/// The feature files of a folder and the graphs that they name.
package struct FeatureFolder: Sendable {
  package struct File: Sendable {
    /// From the folder on, with `/`.
    package var path: String
    package var feature: Feature
    fileprivate var location: URL
  }

  package struct Failure: Error, CustomStringConvertible {
    package var path: String
    package var message: String
    package var description: String { "\(path): \(message)" }
  }

  package var files: [File]

  /// Reads every `.feature` file in a folder and the folders in it, in the order of their paths.
  package init(_ folder: String) throws {
    let root = URL(fileURLWithPath: folder).standardizedFileURL.resolvingSymlinksInPath()
    guard let paths = FileManager.default.enumerator(atPath: root.path) else {
      throw Failure(path: folder, message: "no such folder")
    }
    let names = paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".feature") }.sorted()
    files = try names.map { name in
      let location = root.appendingPathComponent(name)
      do {
        let text = try String(contentsOf: location, encoding: .utf8)
        return File(path: name, feature: try GherkinReader.read(text), location: location)
      } catch {
        throw Failure(path: name, message: "\(error)")
      }
    }
  }

  /// Keeps the scenarios whose `path: title` contains a text.
  package mutating func keep(containing text: String) {
    for index in files.indices {
      let path = files[index].path
      files[index].feature.scenarios.removeAll { !"\(path): \($0.title)".contains(text) }
    }
  }

  /// The script of a named graph: `graphs/NAME/NAME.cypher` beside the file or in a folder above.
  package static func script(ofGraph name: String, near file: File) -> String? {
    var folder = file.location.deletingLastPathComponent()
    while folder.path != "/" {
      let script = folder.appendingPathComponent("graphs/\(name)/\(name).cypher")
      if let text = try? String(contentsOf: script, encoding: .utf8) { return text }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}

extension FeatureFolder {
  package struct Report: Sendable {
    package var passed = 0
    package var skipped = 0
    /// What failed, each with its reason, in the order of the files.
    package var failures: [(scenario: String, reason: String)] = []
    /// The scenarios that passed, as `path: title`.
    package var passes: Set<String> = []

    package var summary: String {
      "\(passed) passed, \(failures.count) failed, \(skipped) skipped"
    }
  }

  /// Runs all scenarios.
  ///
  /// - Parameter onFailure: Called with each failure as it happens.
  package func run(
    on engine: ScenarioEngine, onFailure: (String, String) -> Void = { _, _ in }
  ) -> Report {
    var report = Report()
    for file in files {
      for scenario in file.feature.scenarios {
        let name = "\(file.path): \(scenario.title)"
        let outcome = ScenarioRunner.run(scenario, on: engine) {
          FeatureFolder.script(ofGraph: $0, near: file)
        }
        switch outcome {
        case .passed:
          report.passed += 1
          report.passes.insert(name)
        case .skipped: report.skipped += 1
        case .failed(let reason):
          report.failures.append((name, reason))
          onFailure(name, reason)
        }
      }
    }
    return report
  }
}
