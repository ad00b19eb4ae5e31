/// Scenarios that are known to fail, each with the reason: a line `path: title`, and below it the
/// reason, indented. `#` starts a comment.
package struct KnownFailures: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package var scenario: String
    package var description: String { "'\(scenario)' has no reason" }
  }

  /// Reasons by `path: title`.
  package var reasons: [String: String] = [:]

  package init(_ text: String) throws(Failure) {
    var scenario: String?
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      if !line.hasPrefix(" ") {
        if let scenario, reasons[scenario] == nil { throw Failure(scenario: scenario) }
        scenario = String(line)
      } else if let scenario {
        let reason = line.drop { $0 == " " }
        reasons[scenario] = reasons[scenario].map { "\($0) \(reason)" } ?? String(reason)
      }
    }
    if let scenario, reasons[scenario] == nil { throw Failure(scenario: scenario) }
  }
}
