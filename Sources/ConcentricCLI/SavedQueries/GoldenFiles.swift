import Concentric
import Foundation

/// Expected results on disk, beside their queries.
enum GoldenFiles {
  /// How a run's result differs from the one kept.
  static func differences(of run: FinishedRun) -> [String] {
    guard run.run.failure == nil else { return [] }
    let path = run.plan.goldenPath
    guard let data = FileManager.default.contents(atPath: path) else {
      return ["there is no '\(path)'; --update writes it"]
    }
    let expected = GoldenResult(text: String(decoding: data, as: UTF8.self))
    return run.run.golden.differences(from: expected)
  }

  /// Keeps a run's result as the one expected.
  static func update(_ run: FinishedRun) throws(CommandFailure) {
    let path = run.plan.goldenPath
    let bytes = Array(run.run.golden.text.utf8)
    if let old = FileManager.default.contents(atPath: path), Array(old) == bytes { return }
    try OutputFile.replace(path, with: bytes)
  }
}
