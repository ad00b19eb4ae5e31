import PropertyGraph

/// `text =~ pattern`: the whole text matches.
final class RegularExpressionCache {
  private var compiled: [String: Regex<AnyRegexOutput>] = [:]

  func matches(_ text: Value, _ pattern: Value) throws -> Value {
    guard case .string(let text) = text, case .string(let pattern) = pattern else { return .null }
    let regex: Regex<AnyRegexOutput>
    if let known = compiled[pattern] {
      regex = known
    } else {
      do { regex = try Regex(pattern) } catch {
        throw ExecutionFailure.invalidArgument("'\(pattern)' is not a regular expression")
      }
      compiled[pattern] = regex
    }
    return .boolean((try? regex.wholeMatch(in: text)) != nil)
  }
}
