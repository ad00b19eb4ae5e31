import ArgumentParser
import Concentric

/// A report on runs for other programs.
enum RunReport: String, CaseIterable, ExpressibleByArgument {
  case junit, tap, json

  func text(of runs: [FinishedRun]) -> String {
    switch self {
    case .junit: RunReport.junit(runs)
    case .tap: RunReport.tap(runs)
    case .json: RunReport.json(runs)
    }
  }

  /// JUnit's XML, as continuous integration reads it.
  private static func junit(_ runs: [FinishedRun]) -> String {
    let failures = runs.filter { !$0.isOK }.count
    let total = runs.reduce(0) { $0 + seconds($1) }
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuite name="concentric run" tests="\#(runs.count)" failures="\#(failures)" "#
        + #"time="\#(decimal(total))">"#,
    ]
    for run in runs {
      let head =
        #"  <testcase classname="queries" name="\#(escaped(run.plan.name))" "#
        + #"time="\#(decimal(seconds(run)))""#
      guard let problem = run.problem else {
        lines.append(head + "/>")
        continue
      }
      let first = problem.split(separator: "\n").first.map(String.init) ?? ""
      lines += [
        head + ">",
        #"    <failure message="\#(escaped(first))">\#(escaped(problem))</failure>"#,
        "  </testcase>",
      ]
    }
    return (lines + ["</testsuite>", ""]).joined(separator: "\n")
  }

  /// Test Anything Protocol, version 13.
  private static func tap(_ runs: [FinishedRun]) -> String {
    var lines = ["TAP version 13", "1..\(runs.count)"]
    for (number, run) in runs.enumerated() {
      let name = run.plan.name.replacingControls().split(separator: "#").joined(separator: "\\#")
      lines.append("\(run.isOK ? "ok" : "not ok") \(number + 1) - \(name)")
      if let problem = run.problem {
        let text = problem.replacingControls(keepingLineBreaks: true)
        lines += ["  ---", "  message: |"]
        lines += text.split(separator: "\n").map { "    " + $0 }
        lines.append("  ...")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func json(_ runs: [FinishedRun]) -> String {
    let table = ResultTable(
      columns: ["name", "ok", "rows", "seconds", "parameters", "problem"],
      rows: runs.map { run in
        [
          .string(run.plan.name), .boolean(run.isOK), .integer(Int64(run.run.rowCount)),
          .float(seconds(run)), .map(run.plan.parameters),
          run.problem.map(Value.string) ?? .null,
        ]
      }, graph: Graph())
    return JSONFormatter(layout: .array).text(of: table)
  }

  private static func seconds(_ run: FinishedRun) -> Double {
    let (seconds, attoseconds) = run.run.duration.components
    return ((Double(seconds) + Double(attoseconds) / 1e18) * 1_000_000).rounded() / 1_000_000
  }

  private static func decimal(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1_000).rounded())
    let rest = String(thousandths % 1_000)
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// Text for XML, without the controls that XML cannot hold.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.replacingControls(keepingLineBreaks: true).unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": result.append(contentsOf: "&#10;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
