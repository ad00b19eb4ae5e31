import Foundation
import PropertyGraph

/// Parameters read from a file: an object of JSON or YAML (or a list of them), or a CSV table with
/// the parameters' names in its first line. Each object or line is one run.
public enum ParameterFile {
  /// - Throws: ``ParameterFileError``.
  public static func read(_ path: String) throws(ParameterFileError) -> [[String: Value]] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ParameterFileError("cannot read the parameter file '\(path)'")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ParameterFileError("the parameter file '\(path)' is not UTF-8")
    }
    switch (path as NSString).pathExtension.lowercased() {
    case "csv": return try rows(csv: text, path: path)
    case "yaml", "yml": return try runs(yaml: text, path: path)
    case "json": return try runs(json: Data(text.utf8), path: path)
    default:
      throw ParameterFileError(
        "the parameter file '\(path)' must end in .json, .yaml, .yml or .csv")
    }
  }

  /// Values of one object or of a list of objects.
  static func runs(json: Data, path: String) throws(ParameterFileError) -> [[String: Value]] {
    let value: JSONValue
    do {
      value = try JSONDecoder().decode(JSONValue.self, from: json)
    } catch {
      throw ParameterFileError("the parameter file '\(path)' is not JSON")
    }
    return try runs(value.value, path: path)
  }

  /// The runs that a value read from a file stands for.
  static func runs(_ value: Value, path: String) throws(ParameterFileError) -> [[String: Value]] {
    switch value {
    case .map(let map): return [map]
    case .list(let items):
      var runs: [[String: Value]] = []
      for item in items {
        guard case .map(let map) = item else { break }
        runs.append(map)
      }
      if runs.count == items.count { return runs }
    default: break
    }
    throw ParameterFileError(
      "the parameter file '\(path)' holds neither an object nor a list of objects")
  }

  /// Values are texts; the query's header says what they are.
  static func rows(csv: String, path: String) throws(ParameterFileError) -> [[String: Value]] {
    let table = CSVTable.rows(csv)
    guard let names = table.first else {
      throw ParameterFileError("the parameter file '\(path)' is empty")
    }
    var runs: [[String: Value]] = []
    for (number, row) in table.dropFirst().enumerated() {
      guard row.count == names.count else {
        throw ParameterFileError(
          "row \(number + 2) of '\(path)' has \(row.count) cells and not \(names.count)")
      }
      runs.append(
        Dictionary(zip(names, row.map { Value.string($0) }), uniquingKeysWith: { $1 }))
    }
    return runs
  }
}

/// Why a parameter file cannot be used.
public struct ParameterFileError: Error, CustomStringConvertible, Hashable {
  public let description: String
  init(_ description: String) { self.description = description }
}

/// Any JSON value, as a value of the graph.
private struct JSONValue: Decodable {
  let value: Value

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let flag = try? container.decode(Bool.self) {
      value = .boolean(flag)
    } else if let number = try? container.decode(Int64.self) {
      value = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      value = .float(number)
    } else if let text = try? container.decode(String.self) {
      value = .string(text)
    } else if let items = try? container.decode([JSONValue].self) {
      value = .list(items.map(\.value))
    } else {
      value = .map(try container.decode([String: JSONValue].self).mapValues(\.value))
    }
  }
}

/// Reads comma-separated values as RFC 4180 writes them.
enum CSVTable {
  /// The rows; blank lines and a byte order mark are left out.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var wasQuoted = false
    func endCell() {
      row.append(String(cell))
      cell = String.UnicodeScalarView()
      wasQuoted = false
    }
    func endRow() {
      if row.isEmpty, cell.isEmpty, !wasQuoted { return }
      endCell()
      rows.append(row)
      row = []
    }
    for scalar in text.unicodeScalars {
      if isQuoted {
        if scalar == "\"" { isQuoted = false } else { cell.append(scalar) }
        continue
      }
      switch scalar {
      case "\"":
        // A quote right after a closing one stands for itself.
        if wasQuoted { cell.append(scalar) }
        isQuoted = true
        wasQuoted = true
      case ",": endCell()
      case "\r": break
      case "\n": endRow()
      case "\u{FEFF}" where rows.isEmpty && row.isEmpty && cell.isEmpty: break
      default: cell.append(scalar)
      }
    }
    endRow()
    return rows
  }
}
