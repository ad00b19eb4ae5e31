import Concentric

/// What `:set`, `:format` and `:timing` change.
struct ShellSettings {
  /// A number, or what the terminal has.
  enum Width: Equatable {
    case screen
    case columns(Int)
    /// As wide as the data.
    case unlimited
  }

  var format: ResultFormat
  var width = Width.screen
  /// How many rows a table shows; `nil` for all.
  var rows: Int? = 1_000
  var showsTime = true
  var usesPager = true
  var isColored: Bool
  /// Where saved queries are looked for.
  var queriesFolder = "queries"
  /// Seconds a query may run; `nil` for as long as it takes.
  var timeout: Double?

  /// The names that `:set` knows, each with what it may be.
  static let names: [(name: String, values: String)] = [
    ("width", "NUMBER, screen or unlimited: columns that a table may take"),
    ("rows", "NUMBER or all: rows that a table shows"),
    ("format", ResultFormat.allCases.map(\.rawValue).joined(separator: ", ")),
    ("timing", "on or off: the time after a result"),
    ("pager", "on or off: long results through $PAGER"),
    ("color", "on or off"),
    ("queries", "FOLDER of the saved queries"),
    ("timeout", "SECONDS or off: how long a query may run"),
  ]

  /// The value of a setting, as it would be given.
  func text(of name: String) -> String {
    switch name {
    case "width":
      switch width {
      case .screen: "screen"
      case .columns(let columns): String(columns)
      case .unlimited: "unlimited"
      }
    case "rows": rows.map(String.init) ?? "all"
    case "format": format.rawValue
    case "timing": showsTime ? "on" : "off"
    case "pager": usesPager ? "on" : "off"
    case "color": isColored ? "on" : "off"
    case "queries": queriesFolder
    case "timeout": timeout.map { "\($0)" } ?? "off"
    default: ""
    }
  }

  /// Changes a setting.
  mutating func set(_ name: String, to value: String) throws(ShellError) {
    switch name {
    case "width":
      switch value {
      case "screen", "auto": width = .screen
      case "unlimited": width = .unlimited
      default: width = .columns(try ShellSettings.number(value, for: name, from: 20))
      }
    case "rows": rows = value == "all" ? nil : try ShellSettings.number(value, for: name, from: 1)
    case "format":
      guard let found = ResultFormat(rawValue: value.lowercased()) else {
        throw ShellError.unknown("format", value, among: ResultFormat.allCases.map(\.rawValue))
      }
      format = found
    case "timing": showsTime = try ShellSettings.flag(value, for: name)
    case "pager": usesPager = try ShellSettings.flag(value, for: name)
    case "color": isColored = try ShellSettings.flag(value, for: name)
    case "queries": queriesFolder = value
    case "timeout":
      if value == "off" {
        timeout = nil
      } else if let seconds = Double(value), seconds > 0, seconds < 1e9 {
        timeout = seconds
      } else {
        throw ShellError("'timeout' takes seconds or off, not '\(value)'")
      }
    default:
      throw ShellError.unknown("setting", name, among: ShellSettings.names.map(\.name))
    }
  }

  private static func number(
    _ text: String, for name: String, from least: Int
  ) throws(ShellError) -> Int {
    guard let number = Int(text), number >= least else {
      throw ShellError("'\(name)' takes a number from \(least), not '\(text)'")
    }
    return number
  }

  private static func flag(_ text: String, for name: String) throws(ShellError) -> Bool {
    switch text.lowercased() {
    case "on", "true", "yes", "1": return true
    case "off", "false", "no", "0": return false
    default: throw ShellError("'\(name)' is on or off, not '\(text)'")
    }
  }
}
