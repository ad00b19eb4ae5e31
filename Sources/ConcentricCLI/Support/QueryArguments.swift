import ArgumentParser
import Concentric

/// `--param name=value` as values.
enum ParameterArguments {
  static func values(of arguments: [String]) throws -> [String: Value] {
    try texts(of: arguments).mapValues(ParameterType.guess)
  }

  /// The same, before anyone says what the texts are.
  static func texts(of arguments: [String]) throws -> [String: String] {
    var texts: [String: String] = [:]
    for argument in arguments {
      guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
        throw ValidationError("'--param \(argument)' is not of the form name=value")
      }
      texts[String(argument[..<equals])] = String(argument[argument.index(after: equals)...])
    }
    return texts
  }
}

/// Bounds for queries that take too much.
struct LimitArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Stop a query after so many seconds.", valueName: "seconds"))
  var timeout: Double?

  @Option(help: ArgumentHelp("Stop a query that holds more rows than this.", valueName: "MB"))
  var memoryLimit: Int?

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout < 1e9) {
      throw ValidationError("'--timeout \(timeout)' is not a time above 0")
    }
    if let memoryLimit, !(1...1_000_000_000).contains(memoryLimit) {
      throw ValidationError("'--memory-limit \(memoryLimit)' is not a size above 0")
    }
  }

  var options: ExecutionOptions {
    ExecutionOptions(
      timeout: timeout.map { .seconds($0) }, memoryLimit: memoryLimit.map { $0 << 20 })
  }
}
