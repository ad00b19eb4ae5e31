import PropertyGraph
import SourceText

/// The map that every procedure about networks takes as its last argument.
struct NetworkOptions {
  /// Nodes that have one of these labels; all when empty.
  var labels: [String] = []
  /// Relationships of these types; all when empty.
  var types: [String] = []
  var direction: Direction
  /// The procedure's own numbers, by name.
  private var numbers: [String: Double] = [:]
  private var flags: [String: Bool] = [:]

  /// - Parameters:
  ///   - direction: The one taken when none is given.
  ///   - numbers, flags: The names of further options.
  init(
    _ value: Value, direction: Direction, numbers: [String] = [], flags: [String] = []
  ) throws {
    self.direction = direction
    switch value {
    case .null: return
    case .map(let options):
      for (name, value) in options.sorted(by: { $0.key < $1.key }) {
        switch name {
        case "labels": labels = try NetworkOptions.names(value, of: name)
        case "types": types = try NetworkOptions.names(value, of: name)
        case "direction": self.direction = try NetworkOptions.direction(value)
        default: try readOwn(name, value, numbers: numbers, flags: flags)
        }
      }
    default: throw ExecutionFailure.invalidArgument("the options are a map, as {types: ['T']}")
    }
  }

  func number(_ name: String, default value: Double) -> Double { numbers[name] ?? value }

  func flag(_ name: String, default value: Bool) -> Bool { flags[name] ?? value }

  private mutating func readOwn(
    _ name: String, _ value: Value, numbers known: [String], flags knownFlags: [String]
  ) throws {
    switch value {
    case .integer(let number) where known.contains(name): numbers[name] = Double(number)
    case .float(let number) where known.contains(name) && number.isFinite: numbers[name] = number
    case .boolean(let flag) where knownFlags.contains(name): flags[name] = flag
    default:
      let names = ["labels", "types", "direction"] + known + knownFlags
      if known.contains(name) {
        throw ExecutionFailure.invalidArgument("the option '\(name)' is a number")
      }
      if knownFlags.contains(name) {
        throw ExecutionFailure.invalidArgument("the option '\(name)' is true or false")
      }
      let near = Spelling.suggestions(for: name, among: names, limit: 1).first
      throw ExecutionFailure.invalidArgument(
        "there is no option '\(name)'"
          + (near.map { "; did you mean '\($0)'?" }
            ?? "; there are \(names.joined(separator: ", "))"))
    }
  }

  private static func names(_ value: Value, of option: String) throws -> [String] {
    switch value {
    case .string(let name): return [name]
    case .list(let elements):
      return try elements.map { element in
        guard case .string(let name) = element else {
          throw ExecutionFailure.invalidArgument("the option '\(option)' is a list of names")
        }
        return name
      }
    default: throw ExecutionFailure.invalidArgument("the option '\(option)' is a list of names")
    }
  }

  private static func direction(_ value: Value) throws -> Direction {
    switch value {
    case "outgoing": return .outgoing
    case "incoming": return .incoming
    case "either": return .either
    default:
      throw ExecutionFailure.invalidArgument(
        "the option 'direction' is 'outgoing', 'incoming' or 'either'")
    }
  }
}
